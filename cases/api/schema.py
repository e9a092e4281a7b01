"""How the API describes itself: OpenAPI 3, with every refusal, both headers and examples."""

from collections.abc import Sequence
from functools import cache
from http import HTTPStatus
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers

from infohouse.core.purpose import Purpose

PROBLEM = "application/problem+json"
REF = "7b0c5f0e-3f0b-4d4b-9a53-5d1f2c9e8a10"

PURPOSE = OpenApiParameter(
    "Infohouse-Purpose",
    str,
    OpenApiParameter.HEADER,
    required=True,
    enum=[p.value for p in Purpose],
    description="Why the data is looked at or passed on. Answers hold only what may be seen for it.",
)
IDEMPOTENCY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 80, "pattern": "^[!-~]+$"},
    OpenApiParameter.HEADER,
    required=True,
    description="Your own key of this concern. Sent again with the same body, nothing is logged twice.",
)
AFTER = OpenApiParameter(
    "after",
    OpenApiTypes.UUID,
    OpenApiParameter.QUERY,
    description="Go on after the thing with this reference. Take the whole address from `next` instead.",
)
CHALLENGE = OpenApiParameter(
    "WWW-Authenticate", str, OpenApiParameter.HEADER, required=True, response=[401], description="RFC 6750."
)
AGAIN = OpenApiParameter(
    "Retry-After", int, OpenApiParameter.HEADER, response=[503], description="Seconds to wait."
)


class Problem(serializers.Serializer[Any]):
    """Why something was refused (RFC 9457). `type` and `code` are stable; the texts are for people."""

    type = serializers.CharField(help_text="urn:infohouse:problem: and the code")
    code = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(required=False)
    errors = serializers.DictField(  # type: ignore[assignment]
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="What is wrong, by field, header or parameter.",
    )
    questions = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="What must be answered first."
    )
    citations = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="The sections of law that were asked."
    )
    reference = serializers.CharField(required=False, help_text="To quote when you call the desk.")


# status: (when, the members of one example beside type, status and code)
REFUSALS: dict[int, tuple[str, str, dict[str, object]]] = {
    400: ("The body, a header or the address is malformed, or names what does not exist.", "invalid",
          {"title": "Invalid input.", "errors": {"seen": ["This field is required."]}}),
    401: ("No token, or one that is unknown, expired or switched off.", "not-authenticated",
          {"title": "Authentication credentials were not provided."}),
    403: ("Your system does not act for an info-house.", "not-allowed",
          {"title": "Your role does not include this"}),
    404: ("It does not exist, or is not for you or not for this purpose: the same answer.", "not-found",
          {"title": "Page not found"}),
    409: ("Too early, too late or twice.", "wrong-state",
          {"title": "This has moved on since you opened it"}),
    413: ("The body is too large.", "too-large", {"title": "The body is too large"}),
    415: ("The body is of another kind than this address takes.", "unsupported-media-type",
          {"title": "Unsupported media type in request."}),
    422: ("No purpose stated, a question to answer first, or refused by law.", "missing-fact",
          {"title": "A question must be answered first", "questions": ["purpose"]}),
    500: ("A fault of ours; what was sent is not kept.", "failed",
          {"title": "Something went wrong", "reference": "0f1e2d3c4b5a"}),
    503: ("The database is away; nothing was kept. Try again with the same key.", "away",
          {"title": "The service is away", "reference": "0f1e2d3c4b5a"}),
}  # fmt: skip
ALWAYS = (400, 401, 422, 500, 503)
SENT = (413, 415)


class Closed(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """Say of each form that it takes no further fields."""

    target_class = "cases.api.serializers.Strict"
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: Any) -> Any:
        """Return the form's own schema, closed."""
        found = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        return {**found, "additionalProperties": False}


class Described(AutoSchema):
    """The description of one operation, with what all of them share."""

    def get_override_parameters(self) -> list[Any]:
        """Return the headers that every request and every refusal carries."""
        return [PURPOSE, CHALLENGE, AGAIN]


def operation(
    *,
    name: str,
    about: str,
    gives: Any,
    status: Sequence[int] = (200,),
    takes: Any = None,
    media: Sequence[str] = ("application/json",),
    refuses: Sequence[int] = (),
    headers: Sequence[OpenApiParameter] = (),
    examples: Sequence[OpenApiExample] = (),
) -> Any:
    """Describe one operation: what it takes and gives, and how it may refuse."""
    sent = SENT if takes else ()
    return extend_schema(
        operation_id=name,
        summary=name.replace("_", " ").capitalize(),
        description=about,
        request=takes,
        parameters=list(headers),
        examples=list(examples),
        tags=[_noun(name)],
        responses={
            **{
                (code, kind): OpenApiResponse(gives, HTTPStatus(code).phrase)
                for code in status
                for kind in media
            },
            **{(code, PROBLEM): _refusal(code) for code in sorted({*ALWAYS, *sent, *refuses})},
        },
    )


def _noun(name: str) -> str:
    """Return what an operation is about, in the singular."""
    noun = name.split("_")[-1]
    return noun if noun.endswith("ss") else noun.removesuffix("s")


def sends(**body: object) -> OpenApiExample:
    """Return an example of a request."""
    return OpenApiExample("request", value=body, request_only=True)


def answers(*codes: int, **body: object) -> OpenApiExample:
    """Return an example of an answer."""
    return OpenApiExample(
        "answer", value=body, response_only=True, status_codes=[str(c) for c in codes or (200,)]
    )


def _refusal(status: int) -> OpenApiResponse:
    when, code, members = REFUSALS[status]
    body = {"type": f"urn:infohouse:problem:{code}", "code": code, "status": status, **members}
    example = OpenApiExample(code, value=body, media_type=PROBLEM, status_codes=[str(status)])
    return OpenApiResponse(Problem, when, examples=[example])


@cache
def document() -> dict[str, Any]:
    """Return the whole description; it does not change while a process lives."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    found: dict[str, Any] = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return found
