"""Addresses of the law desk. A country is all that stands in one; a situation stands in the query."""

from django.urls import path

from sharing.web import views

urlpatterns = [
    path("law/", views.law, name="law"),
    path("law/gaps/", views.gaps, name="law_gaps"),
    path("law/<slug:country>/", views.browse, name="law_pack"),
    path("law/<slug:country>/cell/", views.cell, name="law_cell"),
    path("law/<slug:country>/try/", views.try_out, name="law_try"),
    path("law/<slug:country>/rules/", views.rules, name="law_rules"),
]
