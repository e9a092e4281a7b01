"""Addresses of the agency API, under /api/v1/. None ends in a slash; only lists take one, after."""

from django.urls import path

from cases.api import notices, referrals, views

urlpatterns = [
    path("concerns", views.Concerns.as_view(), name="api_concerns"),
    path("concerns/<uuid:ref>", views.Concern.as_view(), name="api_concern"),
    path("referrals", referrals.Referrals.as_view(), name="api_referrals"),
    path("referrals/<uuid:ref>", referrals.Referral.as_view(), name="api_referral"),
    path("referrals/<uuid:ref>/pull", referrals.Pull.as_view(), name="api_pull"),
    path("referrals/<uuid:ref>/accept", referrals.Accept.as_view(), name="api_accept"),
    path("referrals/<uuid:ref>/decline", referrals.Decline.as_view(), name="api_decline"),
    path("referrals/<uuid:ref>/outcome", referrals.Outcome.as_view(), name="api_outcome"),
    path("referrals/<uuid:ref>/recall", referrals.Recall.as_view(), name="api_recall"),
    path("referrals/<uuid:ref>/amend", referrals.Amend.as_view(), name="api_amend"),
    path("colleagues", views.Colleagues.as_view(), name="api_colleagues"),
    path("cases", views.Cases.as_view(), name="api_cases"),
    path("cases/<uuid:ref>", views.Case.as_view(), name="api_case"),
    path("cases/<uuid:ref>/offers", referrals.Offers.as_view(), name="api_offers"),
    path("cases/<uuid:ref>/items", views.CaseItems.as_view(), name="api_case_items"),
    path("cases/<uuid:ref>/measures", views.CaseMeasures.as_view(), name="api_case_measures"),
    path("items", views.Items.as_view(), name="api_items"),
    path("notices", notices.Notices.as_view(), name="api_notices"),
    path("notices/<uuid:ref>", notices.Notice.as_view(), name="api_notice"),
    path("notices/<uuid:ref>/acknowledge", notices.Acknowledge.as_view(), name="api_acknowledge"),
    path("mechanisms", views.Mechanisms.as_view(), name="api_mechanisms"),
    path("schema", views.Schema.as_view(), name="api_schema"),
]
