"""The few kinds of addresses there are. Each is made of a verb or a card, its forms, and its description."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiExample
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.base import AgencyView, actor_of, after, read, show, show_all, show_part
from cases.api.examples.base import DONE, MADE
from cases.api.schema import AFTER, operation
from cases.api.serializers import DoneOut, MadeOut, list_of, part_of

Form = type[serializers.Serializer[Any]]
Read = Callable[..., Any]
Verb = Callable[..., Any]
NOTHING: Mapping[str, str] = {}


def address(**methods: Any) -> Callable[..., HttpResponseBase]:
    """Return the view of one address, made of its methods by name: get, post."""
    made: type[AgencyView] = type("Address", (AgencyView,), methods)
    return made.as_view()


def reading(form: Form, card: Read, *, name: str, about: str, example: OpenApiExample, **more: Any) -> Any:
    """Answer GET with one card. What stands in the address goes to the card in order."""

    @operation(name=name, about=about, gives=form, examples=(example,), **{"refuses": (404,), **more})
    def get(self: AgencyView, request: Request, **refs: UUID) -> Response:
        return show(form, card(actor_of(request), *refs.values()))

    return get


def listing(form: Form, cards: Read, *, name: str, about: str, example: OpenApiExample, **more: Any) -> Any:
    """Answer GET with a list in parts, by key."""
    described = {"gives": part_of(form), "headers": (AFTER,), "refuses": (404,), **more}

    @operation(name=name, about=about, examples=(example,), **described)
    def get(self: AgencyView, request: Request, **refs: UUID) -> Response:
        return show_part(form, cards(actor_of(request), *refs.values(), after(request)), request)

    get.takes = ("after",)
    return get


def listing_all(
    form: Form,
    cards: Read,
    *,
    name: str,
    about: str,
    example: OpenApiExample,
    at_most: int | None = None,
    refuses: tuple[int, ...] = (),
) -> Any:
    """Answer GET with a list that is short by its nature, or has an end that the description names."""
    gives = list_of(form, at_most)

    @operation(name=name, about=about, gives=gives, refuses=refuses, examples=(example,))
    def get(self: AgencyView, request: Request, **refs: UUID) -> Response:
        return show_all(form, cards(actor_of(request), *refs.values()))

    return get


def making(
    form: Form,
    verb: Verb,
    *,
    name: str,
    about: str,
    example: OpenApiExample,
    refs: Mapping[str, str] = NOTHING,
    refuses: tuple[int, ...] = (404, 409),
) -> Any:
    """Answer POST with the reference of what a verb made. `refs` says how the verb calls a reference."""

    @operation(
        name=name,
        about=about,
        takes=form,
        gives=MadeOut,
        status=(201,),
        refuses=refuses,
        examples=(example, MADE),
    )
    def post(self: AgencyView, request: Request, **found: UUID) -> Response:
        ref = _do(verb, form, request, found, refs)
        return Response({"ref": str(ref)}, status=201)

    return post


def doing(
    form: Form,
    verb: Verb,
    *,
    name: str,
    about: str,
    example: OpenApiExample,
    refs: Mapping[str, str] = NOTHING,
    refuses: tuple[int, ...] = (404, 409),
) -> Any:
    """Answer POST with the reference of what a verb was done to, where there is no more to show."""

    @operation(name=name, about=about, takes=form, gives=DoneOut, refuses=refuses, examples=(example, DONE))
    def post(self: AgencyView, request: Request, **found: UUID) -> Response:
        _do(verb, form, request, found, refs)
        return Response({"ref": str([*found.values()][-1])})

    return post


def acting(
    form: Form,
    verb: Verb,
    *,
    shows: tuple[Form, Read],
    name: str,
    about: str,
    examples: tuple[OpenApiExample, OpenApiExample],
    refs: Mapping[str, str] = NOTHING,
    refuses: tuple[int, ...] = (404, 409),
) -> Any:
    """Answer POST with what the first thing in the address looks like once a verb was done."""
    gives, card = shows

    @operation(name=name, about=about, takes=form, gives=gives, refuses=refuses, examples=examples)
    def post(self: AgencyView, request: Request, **found: UUID) -> Response:
        _do(verb, form, request, found, refs)
        return show(gives, card(actor_of(request), next(iter(found.values()))))

    return post


def _do(verb: Verb, form: Form, request: Request, found: Mapping[str, UUID], refs: Mapping[str, str]) -> Any:
    """Run a verb with what was sent and with the references in the address, under the verb's own names."""
    named = {refs.get(name, name): ref for name, ref in found.items()}
    return verb(actor=actor_of(request), **named, **read(form, request))
