"""Addresses of the agency API, under /api/v1/. None ends in a slash; only lists take one parameter, after."""

from django.urls import path

from cases.api import attachments, cases, concerns, items, notices, plan, reference, referrals

urlpatterns = [
    path("concerns", concerns.concerns, name="api_concerns"),
    path("concerns/<uuid:ref>", concerns.concern, name="api_concern"),
    path("concerns/<uuid:ref>/take-back", concerns.take_back, name="api_take_back"),
    path("drafts", concerns.drafts, name="api_drafts"),
    path("drafts/<uuid:ref>/send", concerns.send, name="api_send"),
    path("drafts/<uuid:ref>/discard", concerns.discard, name="api_discard"),
    path("concerns/<uuid:ref>/attachments", attachments.of_concern, name="api_attachments"),
    path("attachments/<uuid:ref>", attachments.one, name="api_attachment"),
    path("attachments/<uuid:ref>/remove", attachments.remove, name="api_detach"),
    path("referrals", referrals.referrals, name="api_referrals"),
    path("referrals/<uuid:ref>", referrals.referral, name="api_referral"),
    path("referrals/<uuid:ref>/pull", referrals.pull, name="api_pull"),
    path("referrals/<uuid:ref>/accept", referrals.accept, name="api_accept"),
    path("referrals/<uuid:ref>/decline", referrals.decline, name="api_decline"),
    path("referrals/<uuid:ref>/outcome", referrals.outcome, name="api_outcome"),
    path("referrals/<uuid:ref>/recall", referrals.recall, name="api_recall"),
    path("referrals/<uuid:ref>/amend", referrals.amend, name="api_amend"),
    path("colleagues", reference.colleagues, name="api_colleagues"),
    path("cases", cases.cases, name="api_cases"),
    path("cases/<uuid:ref>", cases.case, name="api_case"),
    path("cases/<uuid:ref>/offers", referrals.offers, name="api_offers"),
    path("cases/<uuid:ref>/items", items.of_case, name="api_case_items"),
    path("cases/<uuid:ref>/notes", items.notes, name="api_notes"),
    path("cases/<uuid:ref>/own-sources", items.own_sources, name="api_own_sources"),
    path("cases/<uuid:ref>/measures", plan.measures, name="api_case_measures"),
    path("items", items.items, name="api_items"),
    path("items/<uuid:ref>", items.entry, name="api_entry"),
    path("items/<uuid:ref>/withdraw", items.withdraw, name="api_withdraw_item"),
    path("items/<uuid:ref>/correct", items.correct, name="api_correct_item"),
    path("notices", notices.notices, name="api_notices"),
    path("notices/<uuid:ref>", notices.notice, name="api_notice"),
    path("notices/<uuid:ref>/acknowledge", notices.acknowledge, name="api_acknowledge"),
    path("mechanisms", reference.mechanisms, name="api_mechanisms"),
    path("schema", reference.schema, name="api_schema"),
]
