"""The request as the pages meet it."""

from django.http import HttpRequest, HttpResponse

from infohouse.core.actor import Actor


class ActorRequest(HttpRequest):
    """A request in which the middleware has found out who acts."""

    actor: Actor


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Hand a file out so that no browser shows it or guesses what it is: it is saved, under a name given."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
