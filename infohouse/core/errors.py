"""What can go wrong, in one small hierarchy. infohouse.errors maps it to HTTP, once."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _


class Misconfigured(Exception):
    """The platform may not start like this; the message says what to set."""


class InfohouseError(Exception):
    """A refusal with a reason that a person can act on. `detail` never holds personal data."""

    status = 400
    code = "error"
    title = _("This could not be done")

    def __init__(self, detail: object = "") -> None:
        super().__init__(detail)
        self.detail = detail

    @property
    def extra(self) -> dict[str, object]:
        """Further members of the problem document."""
        return {}


class NotFound(InfohouseError):
    """The thing is absent or not for this actor. Both are the same answer, on purpose."""

    status = 404
    code = "not-found"
    title = _("Page not found")


class NotAllowed(InfohouseError):
    """The role lacks a permission that has nothing to do with any one case."""

    status = 403
    code = "not-allowed"
    title = _("Your role does not include this")


class WrongState(InfohouseError):
    """The act came too early, too late or twice."""

    status = 409
    code = "wrong-state"
    title = _("This has moved on since you opened it")


class Overtaken(WrongState):
    """Somebody else saved first; both texts are shown, and nothing is lost."""

    code = "overtaken"
    title = _("Somebody else has changed this meanwhile")


class MissingFact(InfohouseError):
    """A person must answer a question first; `questions` names the fields, or gives each its own sentence."""

    status = 422
    code = "missing-fact"
    title = _("A question must be answered first")

    def __init__(self, detail: object, questions: Collection[str] = ()) -> None:
        super().__init__(detail)
        self.questions = tuple(questions)
        self._said = dict(questions) if isinstance(questions, Mapping) else {}

    def said_of(self, question: str | None) -> str:
        """Return the sentence for one field: its own, or that of the whole refusal."""
        return str(self._said.get(question, self.detail))

    @property
    def extra(self) -> dict[str, object]:
        return {"questions": list(self.questions)}


class Refused(InfohouseError):
    """The law does not let this pass; `citations` say which sections were asked.

    `ways` are codes of what remains possible. `on_record` says that the refusal itself was written down and
    must be committed, though the act did not happen.
    """

    status = 422
    code = "refused-by-law"
    title = _("The law does not allow this")

    def __init__(
        self,
        detail: object,
        citations: Sequence[str] = (),
        *,
        ways: Sequence[str] = (),
        on_record: bool = False,
    ) -> None:
        super().__init__(detail)
        self.citations, self.ways, self.on_record = tuple(citations), tuple(ways), on_record

    @property
    def extra(self) -> dict[str, object]:
        ways = {"ways": list(self.ways)} if self.ways else {}
        return {"citations": list(self.citations), **ways}


class Duplicate(InfohouseError):
    """The same key came again with another body."""

    status = 409
    code = "duplicate"
    title = _("This key was already used for something else")
