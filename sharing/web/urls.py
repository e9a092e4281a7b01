"""Addresses of the law desk. A country or a random reference stands in one; a situation in the query."""

from django.urls import path

from sharing.web import version_views, views

urlpatterns = [
    path("law/", views.law, name="law"),
    path("law/gaps/", views.gaps, name="law_gaps"),
    path("law/compare/", version_views.compare, name="law_compare"),
    path("law/decisions/", views.decisions, name="law_decisions"),
    path("law/decisions/<uuid:ref>/", views.decision, name="law_decision"),
    path("law/versions/<uuid:ref>/", version_views.version, name="law_version"),
    path("law/versions/<uuid:ref>/sign/", version_views.sign, name="law_sign"),
    path("law/versions/<uuid:ref>/withdraw/", version_views.withdraw, name="law_withdraw"),
    path("law/<slug:country>/", views.browse, name="law_pack"),
    path("law/<slug:country>/cell/", views.cell, name="law_cell"),
    path("law/<slug:country>/try/", views.try_out, name="law_try"),
    path("law/<slug:country>/rules/", views.rules, name="law_rules"),
    path("law/<slug:country>/periods/", views.periods, name="law_periods"),
    path("law/<slug:country>/versions/", version_views.versions, name="law_versions"),
    path("law/<slug:country>/propose/", version_views.propose, name="law_propose"),
]
