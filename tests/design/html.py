"""Read rendered pages as a list of elements, and find what every page must keep."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

SYSTEM_CLASSES = ("govuk-", "moj-")


@dataclass(frozen=True)
class Element:
    tag: str
    attrs: dict[str, str]

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attrs.get("class", "").split())


class Page(HTMLParser):
    """All elements of a page in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.html = html
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def all(self, *tags: str) -> Iterator[Element]:
        return (element for element in self.elements if element.tag in tags)

    @cached_property
    def ids(self) -> list[str]:
        return [element.attrs["id"] for element in self.elements if "id" in element.attrs]

    def skeleton(self) -> list[tuple[str, frozenset[str]]]:
        """The elements that carry classes of the design system, with those classes only."""
        own = (
            (element.tag, frozenset(name for name in element.classes if name.startswith(SYSTEM_CLASSES)))
            for element in self.elements
        )
        return [(tag, classes) for tag, classes in own if classes]

    def references(self, name: str) -> list[str]:
        """Every id that an attribute such as aria-describedby points at."""
        return [target for element in self.elements for target in element.attrs.get(name, "").split()]
