"""JSON in, JSON out, a file as it is; and no body that could tire the house."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import BaseParser

from cases.files import MOST_BYTES

MAX_BYTES = 1024 * 1024  # the longest concern that fits the form, every character written as an escape


class TooLarge(APIException):
    """The body is longer than any form of ours could be."""

    status_code = 413
    default_code = "too-large"
    default_detail = _("The body is too large")


class JsonBody(BaseParser):
    """Read one JSON document of bounded length.

    The framework's own parser reads the stream without a bound and falls over deep nesting.
    """

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """Return the document, or refuse with TooLarge or ParseError."""
        raw = stream.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise TooLarge()
        try:
            found = json.loads(raw.decode(), parse_constant=_no_number, object_pairs_hook=_once_each)
            # Half a surrogate pair can be neither stored nor sent back.
            json.dumps(found, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise ParseError(_("The body is not valid JSON in UTF-8, or nested too deeply.")) from error
        return found


class FileBody(BaseParser):
    """Take one file as it is, of bounded length; what it is, its content says."""

    media_type = "application/octet-stream"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """Return the bytes, or refuse with TooLarge."""
        raw: bytes = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise TooLarge()
        return raw


class JsonAlways(DefaultContentNegotiation):
    """Answer in JSON whatever was asked for: no Accept header and no parameter brings another form."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: str | None = None) -> Any:
        """Return the one renderer there is."""
        return renderers[0], renderers[0].media_type


def _no_number(name: str) -> None:
    raise ValueError(name)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object; two readers of a repeated key could understand two different things."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("repeated key")
    return found
