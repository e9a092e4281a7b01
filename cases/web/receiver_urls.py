"""Addresses of consent, of the list of receivers, and of word between agencies."""

from django.urls import path

from cases.web import consents, ledger

urlpatterns = [
    path("cases/<uuid:ref>/consents/", consents.consents, name="consents"),
    path("cases/<uuid:ref>/consents/ask/", consents.ask_consent, name="ask_consent"),
    path("consents/<uuid:ref>/", consents.consent, name="consent"),
    path("consents/<uuid:ref>/withdraw/", consents.withdraw_consent, name="withdraw_consent"),
    path("cases/<uuid:ref>/receivers/", ledger.ledger, name="ledger"),
    path("receivers/<uuid:ref>/recall/", ledger.recall, name="recall_item"),
    path("items/<uuid:ref>/correct/", ledger.correct, name="correct_item"),
    path("notices/", ledger.notices, name="notices"),
    path("notices/<uuid:ref>/", ledger.notice, name="notice"),
]
