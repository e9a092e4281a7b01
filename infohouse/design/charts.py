"""Bar charts as inline SVG made of attributes and classes only, since the CSP refuses styles.

Narrow, each label above its bar, so that a telephone shows it without tiny print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 420
ROW_HEIGHT = 42
BAR_HEIGHT = 16
LABEL_HEIGHT = 18
VALUE_ROOM = 60
LABEL_CHARACTERS = 52


@dataclass(frozen=True)
class DrawnBar:
    label: str
    value: int
    width: int
    label_y: int
    y: int
    height: int
    value_x: int
    value_y: int


def draw_bars(bars: Sequence[Any]) -> list[DrawnBar]:
    """Place horizontal bars below each other, the longest filling the room."""
    most = max((_read(bar, "value") for bar in bars), default=0) or 1
    return [_draw(bar, row=row, scale=(WIDTH - VALUE_ROOM) / most) for row, bar in enumerate(bars)]


def height_of(bars: Sequence[Any]) -> int:
    return max(len(bars), 1) * ROW_HEIGHT


def _draw(bar: Any, *, row: int, scale: float) -> DrawnBar:
    value, top = _read(bar, "value"), row * ROW_HEIGHT
    width = max(round(value * scale), 1 if value else 0)
    return DrawnBar(
        label=_shorten(str(_read(bar, "label"))),
        value=value,
        width=width,
        label_y=top + 13,
        y=top + LABEL_HEIGHT,
        height=BAR_HEIGHT,
        value_x=width + 6,
        value_y=top + LABEL_HEIGHT + BAR_HEIGHT // 2,
    )


def _shorten(label: str) -> str:
    return label if len(label) <= LABEL_CHARACTERS else f"{label[: LABEL_CHARACTERS - 1].rstrip()}…"


def _read(bar: Any, name: str) -> Any:
    return bar[name] if isinstance(bar, dict) else getattr(bar, name)
