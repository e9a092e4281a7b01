"""Offers by API: those to one's own agency, and those that one's own agency made."""

from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.amending import amend_referral
from cases.actions.outcome import report_outcome
from cases.actions.referral import accept_referral, decline_referral, pull_referral, recall_referral
from cases.api import examples
from cases.api import referral_serializers as offer_forms
from cases.api import serializers as forms
from cases.api.base import AgencyView, ListView, actor_of, after, read, show, show_part
from cases.api.schema import AFTER, operation
from cases.cards.case import part_of_offers
from cases.cards.referrals import offer_row, received_rows, referral_card


class Referrals(ListView):
    """Offers to your agency."""

    @operation(
        name="list_referrals",
        about="What was offered to your agency for the purpose stated.",
        gives=forms.part_of(offer_forms.ReferralRowOut),
        headers=(AFTER,),
        refuses=(404,),
        examples=(examples.REFERRALS,),
    )
    def get(self, request: Request) -> Response:
        return show_part(
            offer_forms.ReferralRowOut, received_rows(actor_of(request), after(request)), request
        )


class Referral(AgencyView):
    """One offer to your agency."""

    @operation(
        name="read_referral",
        about="The preview of one offer: enough to say yes or no. What was declined or expired shows that "
        "it was, and nothing of what it said.",
        gives=offer_forms.ReferralOut,
        refuses=(404,),
        examples=(examples.REFERRAL,),
    )
    def get(self, request: Request, ref: UUID) -> Response:
        return show(offer_forms.ReferralOut, referral_card(actor_of(request), ref))


class Pull(AgencyView):
    """Tell the sender that the offer has arrived."""

    @operation(
        name="pull_referral",
        about="Fetch the preview and let the sender know. Done twice, it stays done. Send no body or {}.",
        takes=forms.NothingIn,
        gives=offer_forms.ReferralOut,
        refuses=(404, 409),
        examples=(examples.NOTHING, examples.PULLED),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        actor, _nothing = actor_of(request), read(forms.NothingIn, request)
        pull_referral(actor=actor, ref=ref)
        return show(offer_forms.ReferralOut, referral_card(actor, ref))


class Accept(AgencyView):
    """Take a case on."""

    @operation(
        name="accept_referral",
        about="Take a pulled offer on and name the lead professional. Case and full items open with it.",
        takes=offer_forms.AcceptIn,
        gives=offer_forms.ReferralOut,
        refuses=(404, 409),
        examples=(examples.ACCEPT, examples.ACCEPTED),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        actor, answer = actor_of(request), read(offer_forms.AcceptIn, request)
        accept_referral(actor=actor, ref=ref, lead=answer["lead"], version=answer.get("version"))
        return show(offer_forms.ReferralOut, referral_card(actor, ref))


class Decline(AgencyView):
    """Say no."""

    @operation(
        name="decline_referral",
        about="Refuse an offer with a coded reason that reaches the sender. What was disclosed to you ends.",
        takes=offer_forms.DeclineIn,
        gives=offer_forms.ReferralOut,
        refuses=(404, 409),
        examples=(examples.DECLINE, examples.DECLINED),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        actor, answer = actor_of(request), read(offer_forms.DeclineIn, request)
        decline_referral(actor=actor, ref=ref, reason=answer["reason"])
        return show(offer_forms.ReferralOut, referral_card(actor, ref))


class Outcome(AgencyView):
    """Say how it ended."""

    @operation(
        name="report_outcome",
        about="Report how an accepted referral ended. The codes reach the sender; the law decides whether a "
        "text may go back: a refusal cites the sections, and nothing is reported.",
        takes=offer_forms.OutcomeIn,
        gives=offer_forms.ReferralOut,
        refuses=(404, 409),
        examples=(examples.OUTCOME, examples.REPORTED),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        actor, answers = actor_of(request), read(offer_forms.OutcomeIn, request)
        report_outcome(actor=actor, ref=ref, **answers)
        return show(offer_forms.ReferralOut, referral_card(actor, ref))


class Recall(AgencyView):
    """Withdraw an offer of your own."""

    @operation(
        name="recall_referral",
        about="Withdraw an offer that your agency made and nobody has accepted. For systems of info-houses.",
        takes=forms.NothingIn,
        gives=offer_forms.OfferOut,
        refuses=(403, 404, 409),
        examples=(examples.NOTHING, examples.RECALLED),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        actor, _nothing = actor_of(request), read(forms.NothingIn, request)
        recall_referral(actor=actor, ref=ref)
        return show(offer_forms.OfferOut, offer_row(actor, ref))


class Amend(AgencyView):
    """Change an offer of your own."""

    @operation(
        name="amend_referral",
        about="Change what an open offer says or shows. The agency sees what it said before. For systems of "
        "info-houses.",
        takes=offer_forms.AmendIn,
        gives=offer_forms.OfferOut,
        refuses=(403, 404, 409),
        examples=(examples.AMEND, examples.AMENDED),
    )
    def post(self, request: Request, ref: UUID) -> Response:
        actor, answers = actor_of(request), read(offer_forms.AmendIn, request)
        amend_referral(actor=actor, ref=ref, **answers)
        return show(offer_forms.OfferOut, offer_row(actor, ref))


class Offers(ListView):
    """What became of the offers of a case."""

    @operation(
        name="list_offers",
        about="The offers of a case that your agency keeps, with what became of each.",
        gives=forms.part_of(offer_forms.OfferOut),
        headers=(AFTER,),
        refuses=(404,),
        examples=(examples.OFFERS,),
    )
    def get(self, request: Request, ref: UUID) -> Response:
        found = part_of_offers(actor_of(request), ref, after(request))
        return show_part(offer_forms.OfferOut, found, request)
