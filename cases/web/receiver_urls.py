"""Addresses of consent, of the list of receivers, of requests from outside and word between agencies."""

from django.urls import path

from cases.web import consents, ledger, outside

urlpatterns = [
    path("cases/<uuid:ref>/consents/", consents.consents, name="consents"),
    path("cases/<uuid:ref>/consents/ask/", consents.ask_consent, name="ask_consent"),
    path("consents/<uuid:ref>/", consents.consent, name="consent"),
    path("consents/<uuid:ref>/withdraw/", consents.withdraw_consent, name="withdraw_consent"),
    path("cases/<uuid:ref>/receivers/", ledger.ledger, name="ledger"),
    path("receivers/<uuid:ref>/recall/", ledger.recall, name="recall_item"),
    path("items/<uuid:ref>/correct/", ledger.correct, name="correct_item"),
    path("cases/<uuid:ref>/requests/", outside.requests, name="requests"),
    path("cases/<uuid:ref>/requests/new/", outside.new_request, name="new_request"),
    path("cases/<uuid:ref>/requests/own/", outside.own_request, name="own_request"),
    path("requests/<uuid:ref>/", outside.outside_request, name="request"),
    path("requests/<uuid:ref>/answer/", outside.request_answer, name="request_answer"),
    path("notices/", ledger.notices, name="notices"),
    path("notices/<uuid:ref>/", ledger.notice, name="notice"),
]
