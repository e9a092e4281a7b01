"""What was typed when a login ended: kept sealed in the session, given back at the same address.

The door still decides: whoever signs in reaches the address only if it is theirs.
"""

import base64
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import HttpRequest, QueryDict

from infohouse.core.sealed import seal, unseal

SLOT, LABEL = "kept", "session.kept"
MOST_BYTES = 200_000
View = TypeVar("View", bound=Callable[..., Any])


def never_kept(view: View) -> View:
    """Mark a view of which nothing typed is kept, since the words themselves tell whom it is about."""
    view.never_kept = True  # type: ignore[attr-defined]
    return view


def keep(request: HttpRequest) -> None:
    """Put what was posted aside, with the address it was posted to."""
    fields = request.POST.copy()
    fields.pop("csrfmiddlewaretoken", None)
    text = fields.urlencode()
    if text and len(text) <= MOST_BYTES:
        sealed = base64.b64encode(seal({"path": request.path, "fields": text}, LABEL))
        request.session[SLOT] = sealed.decode()


def give_back(request: HttpRequest) -> Mapping[str, Any] | None:
    """Return what was kept for this address, once; None where nothing was."""
    sealed = request.session.get(SLOT)
    if sealed is None:
        return None
    kept = unseal(base64.b64decode(sealed), LABEL)
    if kept["path"] != request.path:
        return None
    del request.session[SLOT]
    return QueryDict(kept["fields"]).dict()


def waiting(request: HttpRequest) -> str | None:
    """Return the address for which something is kept."""
    sealed = request.session.get(SLOT)
    path: str | None = unseal(base64.b64decode(sealed), LABEL)["path"] if sealed else None
    return path
