"""What is served of the front-end packages."""

import pytest

from ops import assets

SHEET = (
    "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    ".govuk-body{font-family:GDS Transport,arial,sans-serif}"
    ".moj-x{background:url(/assets/images/icon-document.svg)}"
    "@supports (mask-position:initial){"
    ".govuk-footer__copyright-logo:before{mask:url(/assets/images/govuk-crest.svg)}}"
    ".govuk-footer__copyright-logo:active,.govuk-footer__copyright-logo:link{color:red}"
    ".govuk-link{color:blue}/*# sourceMappingURL=x.css.map */"
)


def test_an_adapted_sheet_holds_nothing_reserved_for_gov_uk() -> None:
    adapted = assets.adapt_css(SHEET)
    assert [word for word in assets.FORBIDDEN if word in adapted] == []
    assert adapted == (
        ".govuk-body{font-family:var(--ih-font,system-ui,Arial,sans-serif)}"
        ".moj-x{background:url(images/icon-document.svg)}.govuk-link{color:blue}"
    )


def test_a_sheet_of_another_shape_is_refused() -> None:
    with pytest.raises(assets.AssetError, match="no longer names its font"):
        assets.adapt_css(".govuk-body{font-family:Something New}")


def test_a_sheet_that_still_holds_the_crest_is_refused() -> None:
    with pytest.raises(assets.AssetError, match="crest"):
        assets.check_css(".x{background:url(images/govuk-crest.svg)}", "sheet")


def test_a_sheet_that_points_at_a_missing_file_is_refused() -> None:
    with pytest.raises(assets.AssetError, match="nowhere"):
        assets.check_css(".x{background:url(images/nowhere.svg)}", "sheet")


def test_the_served_files_are_those_of_the_lock() -> None:
    assert not assets.prepare(), "make test prepares the assets before it runs pytest"
    for name in ("govuk-frontend", "moj-frontend"):
        assets.check_css((assets.VENDOR / f"{name}.min.css").read_text(), name)


def test_no_logo_is_served() -> None:
    served = {path.name for path in (assets.VENDOR / "images").iterdir()}
    assert {name for name in served if not name.startswith("icon-")} == set()
    assert "icon-document.svg" in served
