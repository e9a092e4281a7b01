"""The request as the pages meet it."""

import re

from django.http import HttpRequest, HttpResponse

from infohouse.core.actor import Actor


class ActorRequest(HttpRequest):
    """A request in which the middleware has found out who acts."""

    actor: Actor


# A reference and an ending: a file lies in folders and in lists of recent files, where others read its name.
PLAIN_NAME = re.compile(r"[0-9A-F]{8}\.[a-z]{3}")


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Hand a file out so that no browser shows it or guesses what it is: it is saved, under a name given.

    The one place where a file gets a name.

    Raises:
        ValueError: the name is more than a short reference with an ending.
    """
    if not PLAIN_NAME.fullmatch(name):
        raise ValueError("a file is called by its short reference and nothing else")
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
