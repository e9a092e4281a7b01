"""Run a verb for a form: a refusal that the form can mend lands on the form, with all that was typed."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest

from cases.web.written_forms import WrittenForm
from infohouse.core import kept
from infohouse.core.errors import MissingFact, Refused

T = TypeVar("T")
F = TypeVar("F", bound=forms.Form)


def filled(request: HttpRequest, form: type[F], initial: Mapping[str, Any] | None = None, **kwargs: Any) -> F:
    """Return the form with what was posted; or with what was kept when a login ended; or with the initial."""
    if request.method == "POST":
        return form(request.POST, **kwargs)
    return form(initial={**(initial or {}), **(kept.give_back(request) or {})}, **kwargs)


def attempt(form: forms.Form, verb: Callable[..., T], **kwargs: Any) -> T | None:
    """Run the verb and return its answer; on a mendable refusal put it on the form and return None.

    Check `form.errors` afterwards: some verbs return nothing.
    """
    try:
        return verb(**kwargs)
    except MissingFact as error:
        if isinstance(form, WrittenForm):
            form.ask(error.questions)
        mendable: list[str | None] = [q for q in error.questions if q in form.fields]
        for name in mendable or [None]:
            form.add_error(name, error.said_of(name))
    except Refused as error:
        form.add_error(None, str(error.detail))
    return None
