"""Work that waits, sheet by sheet."""

import pytest

from infohouse.core.paging import SIZE, sheet


@pytest.mark.parametrize(
    ("things", "asked", "shown", "first"),
    [
        (0, 1, 1, None),
        (SIZE, 2, 1, 0),
        (SIZE + 1, 2, 2, SIZE),
        (SIZE + 1, 9, 2, SIZE),
        (5 * SIZE, 0, 1, 0),
    ],
)
def test_a_sheet_holds_its_part_and_past_the_end_stands_the_last(
    things: int, asked: int, shown: int, first: int | None
) -> None:
    made = sheet(range(things), asked)
    assert (made.number, made.total, next(iter(made), None)) == (shown, things, first)


@pytest.mark.parametrize(
    ("sheets", "at", "links"),
    [
        (1, 1, [1]),
        (3, 2, [1, 2, 3]),
        (9, 1, [1, 2, 0, 9]),
        (9, 4, [1, 2, 3, 4, 5, 0, 9]),
        (9, 5, [1, 0, 4, 5, 6, 0, 9]),
        (9, 9, [1, 0, 8, 9]),
    ],
)
def test_of_many_sheets_only_those_near_by_the_first_and_the_last_have_links(
    sheets: int, at: int, links: list[int]
) -> None:
    assert sheet(range(sheets * SIZE), at).numbers == links
