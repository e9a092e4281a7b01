"""What is asked of the law, in the product's own terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agencies.models import Agency, Forum
from infohouse.core.purpose import Purpose
from sharing.engine.request import Body, Datum, Request, Step


@dataclass(frozen=True, slots=True)
class Question:
    """May the sender pass these items to the recipient, for this purpose, with these facts?

    `to_the_subject`: the recipient hands them to the person concerned. `secret`: who asks is itself secret.
    """

    sender: Agency
    recipient: Agency
    purpose: Purpose
    data: tuple[Datum, ...]
    forum: Forum | None = None
    track: str = "untriaged"
    age: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    initiative: str = "own"
    history: tuple[Step, ...] = ()
    secret: bool = False
    to_the_subject: bool = False

    @property
    def hidden(self) -> bool:
        """Whether only cleared people may know that this was asked."""
        return self.secret or self.track == "security"

    @property
    def countries(self) -> tuple[str, ...]:
        """The laws that must all allow it, the sender's first."""
        return tuple(dict.fromkeys((self.sender.country, self.recipient.country)))

    def as_request(self) -> Request:
        """Return the engine's form of the question."""
        return Request(
            jurisdiction=self.countries,
            source=self._body(self.sender),
            recipient=self._recipient(),
            purpose=self.purpose.value,
            data=self.data,
            forum=self.forum.code if self.forum else "none",
            initiative=self.initiative,
            track=self.track,
            age=self.age,
            history=self.history,
            facts={"public_task": self.recipient.public_task or self.sender.public_task, **self.facts},
        )

    def _recipient(self) -> Body:
        body = self._body(self.recipient)
        return Body(kind="subject", country=body.country) if self.to_the_subject else body

    def _body(self, agency: Agency) -> Body:
        member = self.forum is not None and agency.pk in self.forum.members
        return Body(kind=agency.kind, country=agency.country, member=member)
