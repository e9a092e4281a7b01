"""The API for agencies' own systems: the same verbs and the same cards as the pages."""

import re
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.contribute import contribute_item
from cases.actions.intake import log_concern_by_system
from cases.actions.plan import plan_measure
from cases.api import examples
from cases.api import serializers as forms
from cases.api.base import AgencyView, ListView, actor_of, after, made, read, show, show_all, show_part
from cases.api.schema import AFTER, IDEMPOTENCY, document, operation
from cases.api.telling import ConcernIn
from cases.cards.case import case_card, case_rows, part_of_items
from cases.cards.concerns import concern_card
from cases.cards.items import all_items
from cases.cards.referrals import colleague_cards
from mechanisms.cards import mechanism_cards

KEY = re.compile(r"[!-~]{1,80}")


class Concerns(AgencyView):
    """Concerns that your people log in your own system."""

    @operation(
        name="log_concern",
        about="Send a concern to the info-house of your district. The receipt comes once it is stored: "
        "201 the first time, 200 when the same key comes again with the same body, 409 with another body.",
        takes=ConcernIn,
        gives=forms.ReceiptOut,
        status=(200, 201),
        refuses=(409,),
        headers=(IDEMPOTENCY,),
        examples=(examples.CONCERN, examples.RECEIPT),
    )
    def post(self, request: Request) -> Response:
        actor, answers = actor_of(request), read(ConcernIn, request)
        way = answers.pop("way")
        ref, is_new = log_concern_by_system(actor=actor, key=_key(request), answers=answers, way=way)
        return show(forms.ReceiptOut, concern_card(actor, ref), status=201 if is_new else 200)


class Concern(AgencyView):
    """One concern of your own."""

    @operation(
        name="read_concern",
        about="Your own concern: its state, and the feedback of the info-house once it has looked.",
        gives=forms.ConcernOut,
        refuses=(404,),
        examples=(examples.CONCERN_READ,),
    )
    def get(self, request: Request, ref: UUID) -> Response:
        return show(forms.ConcernOut, concern_card(actor_of(request), ref))


class Colleagues(AgencyView):
    """People of your own agency."""

    @operation(
        name="list_colleagues",
        about="Who at your agency could take the lead.",
        gives=forms.list_of(forms.ColleagueOut),
        examples=(examples.COLLEAGUES,),
    )
    def get(self, request: Request) -> Response:
        return show_all(forms.ColleagueOut, colleague_cards(actor_of(request)))


class Cases(ListView):
    """Cases your agency works on."""

    @operation(
        name="list_cases",
        about="The cases your agency works on for the purpose stated.",
        gives=forms.part_of(forms.CaseRowOut),
        headers=(AFTER,),
        refuses=(404,),
        examples=(examples.CASES,),
    )
    def get(self, request: Request) -> Response:
        return show_part(forms.CaseRowOut, case_rows(actor_of(request), after(request)), request)


class Case(AgencyView):
    """One case your agency works on."""

    @operation(
        name="read_case",
        about="One case with its plan and the items your agency may read for the purpose stated.",
        gives=forms.CaseOut,
        refuses=(404,),
        examples=(examples.CASE,),
    )
    def get(self, request: Request, ref: UUID) -> Response:
        return show(forms.CaseOut, case_card(actor_of(request), ref))


class Items(ListView):
    """Everything in one list."""

    @operation(
        name="list_items",
        about="Everything your agency may read for the purpose stated: own items and those disclosed to it.",
        gives=forms.part_of(forms.ItemOut),
        headers=(AFTER,),
        refuses=(404,),
        examples=(examples.ITEMS,),
    )
    def get(self, request: Request) -> Response:
        return show_part(forms.ItemOut, all_items(actor_of(request), after(request)), request)


class CaseItems(ListView):
    """What your agency knows."""

    @operation(
        name="list_case_items",
        about="What your agency may read of one case for the purpose stated.",
        gives=forms.part_of(forms.ItemOut),
        headers=(AFTER,),
        refuses=(404,),
        examples=(examples.ITEMS,),
    )
    def get(self, request: Request, ref: UUID) -> Response:
        found = part_of_items(actor_of(request), ref, after(request))
        return show_part(forms.ItemOut, found, request)

    @operation(
        name="contribute_item",
        about="Add one item of your own agency to a case. Passing it to the custodian is decided by law: a "
        "refusal cites the sections, and nothing is kept.",
        takes=forms.ItemIn,
        gives=forms.MadeOut,
        status=(201,),
        refuses=(404, 409),
        examples=(examples.ITEM, examples.MADE),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        answers = read(forms.ItemIn, request)
        return made(contribute_item(actor=actor_of(request), case=ref, **answers))


class CaseMeasures(AgencyView):
    """The plan."""

    @operation(
        name="plan_measure",
        about="Put a measure into the plan of a case, tied to one of the nine mechanisms.",
        takes=forms.MeasureIn,
        gives=forms.MadeOut,
        status=(201,),
        refuses=(404, 409),
        examples=(examples.MEASURE, examples.MADE),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        answers = read(forms.MeasureIn, request)
        return made(plan_measure(actor=actor_of(request), case=ref, **answers))


class Mechanisms(AgencyView):
    """Reference data."""

    @operation(
        name="list_mechanisms",
        about="The nine ways in which prevention works.",
        gives=forms.list_of(forms.MechanismOut),
        examples=(examples.MECHANISMS,),
    )
    def get(self, request: Request) -> Response:
        return show_all(forms.MechanismOut, mechanism_cards())


class Schema(AgencyView):
    """This description."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return Response(document())


def _key(request: Request) -> str:
    key: str = request.headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(key):
        raise ValidationError(
            {"Idempotency-Key": [_("Send your own key of this concern: 1 to 80 visible ASCII characters.")]}
        )
    return key
