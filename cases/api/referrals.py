"""Offers by API: those to one's own agency, and those that one's own agency made."""

from cases.actions.amending import amend_referral
from cases.actions.outcome import report_outcome
from cases.actions.referral import accept_referral, decline_referral, pull_referral, recall_referral
from cases.api import referral_serializers as forms
from cases.api.address import acting, address, listing, reading
from cases.api.examples import referrals as examples
from cases.api.examples.base import NOTHING
from cases.api.serializers import NothingIn
from cases.cards.case import part_of_offers
from cases.cards.referrals import offer_row, received_rows, referral_card

RECEIVED, SENT = (forms.ReferralOut, referral_card), (forms.OfferOut, offer_row)
# Verbs of those who keep cases: another agency's system has no such right, whatever it asks about.
BY_A_HOUSE = (403, 404, 409)

referrals = address(
    get=listing(
        forms.ReferralRowOut,
        received_rows,
        name="list_referrals",
        about="What was offered to your agency for the purpose stated.",
        example=examples.REFERRALS,
    )
)
referral = address(
    get=reading(
        forms.ReferralOut,
        referral_card,
        name="read_referral",
        about="The preview of one offer: enough to say yes or no. What was declined or expired shows that "
        "it was, and nothing of what it said.",
        example=examples.REFERRAL,
    )
)
pull = address(
    post=acting(
        NothingIn,
        pull_referral,
        shows=RECEIVED,
        name="pull_referral",
        about="Fetch the preview and let the sender know. Done twice, it stays done. Send no body or {}.",
        examples=(NOTHING, examples.PULLED),
    )
)
accept = address(
    post=acting(
        forms.AcceptIn,
        accept_referral,
        shows=RECEIVED,
        name="accept_referral",
        about="Take a pulled offer on and name the lead professional. Case and full items open with it. "
        "Where `whole` is true your agency keeps the case from then on.",
        examples=(examples.ACCEPT, examples.ACCEPTED),
    )
)
decline = address(
    post=acting(
        forms.DeclineIn,
        decline_referral,
        shows=RECEIVED,
        name="decline_referral",
        about="Refuse an offer with a coded reason that reaches the sender. What was disclosed to you ends.",
        examples=(examples.DECLINE, examples.DECLINED),
    )
)
outcome = address(
    post=acting(
        forms.OutcomeIn,
        report_outcome,
        shows=RECEIVED,
        name="report_outcome",
        about="Report how an accepted referral ended. The codes reach the sender; the law decides whether a "
        "text may go back: a refusal cites the sections, and nothing is reported.",
        examples=(examples.OUTCOME, examples.REPORTED),
    )
)
recall = address(
    post=acting(
        NothingIn,
        recall_referral,
        shows=SENT,
        name="recall_referral",
        about="Withdraw an offer that your agency made and nobody has accepted. For systems of info-houses.",
        refuses=BY_A_HOUSE,
        examples=(NOTHING, examples.RECALLED),
    )
)
amend = address(
    post=acting(
        forms.AmendIn,
        amend_referral,
        shows=SENT,
        name="amend_referral",
        about="Change what an open offer says or shows. The agency sees what it said before. For systems of "
        "info-houses.",
        refuses=BY_A_HOUSE,
        examples=(examples.AMEND, examples.AMENDED),
    )
)
offers = address(
    get=listing(
        forms.OfferOut,
        part_of_offers,
        name="list_offers",
        about="The offers of a case that your agency keeps, with what became of each.",
        example=examples.OFFERS,
    )
)
