"""One item of one request as one law sees it; conditions read nothing else."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sharing.engine.obligations import carried
from sharing.engine.request import Body, Datum, Request

if TYPE_CHECKING:
    from sharing.engine.law import Law


class View:
    """What one law sees of a request, whichever the item: its own forum and members only (X1)."""

    __slots__ = (
        "abroad",
        "facts",
        "foreign_cells",
        "forum",
        "law",
        "recipient_sits",
        "request",
        "source_sits",
    )

    def __init__(
        self, *, request: Request, law: "Law", abroad: bool, foreign_cells: frozenset[str] = frozenset()
    ) -> None:
        self.request, self.law, self.abroad, self.foreign_cells = request, law, abroad, foreign_cells
        self.facts: Mapping[str, object] = request.facts
        self.forum = request.forum if not abroad or request.forum in law.forums else "none"
        seated = self.forum != "none"
        self.source_sits = seated and self._sits(request.source)
        self.recipient_sits = seated and self._sits(request.recipient)

    def _sits(self, body: Body) -> bool:
        """Whether a body sits in the forum; a forum serves the members of its own country (X4)."""
        if (
            self.abroad
            and not self.request.source.country == self.request.recipient.country == self.law.country
        ):
            return False
        return body.member


class Situation:
    """One item, its marks and its provenance, beside the view it is seen in."""

    __slots__ = ("datum", "facts", "forum", "law", "marks", "request", "view")

    forum: str
    marks: frozenset[str]

    def __init__(self, view: View, datum: Datum) -> None:
        self.view, self.datum = view, datum
        self.request, self.law, self.facts, self.forum = view.request, view.law, view.facts, view.forum
        self.marks = carried(view.request, datum)

    def stated(self, fact: str, value: object = True) -> bool:
        """Whether somebody has stated exactly that."""
        return self.facts.get(fact) == value

    @property
    def origin_kind(self) -> str:
        """Who recorded the item: the sender itself where nobody else is named."""
        origin = self.datum.origin
        return origin.kind if origin is not None else self.request.source.kind

    @property
    def origin_forum(self) -> str:
        """The forum the item came through."""
        origin = self.datum.origin
        return origin.forum if origin is not None else "none"

    def heard_in(self, forums: frozenset[str]) -> bool:
        """Whether the sender has the item from one of these forums."""
        if self.origin_forum in forums:
            return True
        source = self.request.source.kind
        return any(step.forum in forums and step.frm != source for step in self.request.history)

    def forum_data(self) -> bool:
        """Whether the item comes from, or is passed in connection with, a forum of this law."""
        return self.forum in self.law.forums or self.heard_in(self.law.forums)
