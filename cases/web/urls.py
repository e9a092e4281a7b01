"""Addresses of the work. References only; no address says what or whom it is about."""

from django.urls import path

from cases.web import case, desk, house, intake, referrals, sharing

urlpatterns = [
    path("", house.home, name="home"),
    path("concerns/", intake.concerns, name="concerns"),
    path("concerns/new/", intake.new_concern, name="new_concern"),
    path("concerns/<uuid:ref>/", intake.concern, name="concern"),
    path("concerns/<uuid:ref>/ask/<slug:step>/", intake.concern_step, name="concern_step"),
    path("concerns/<uuid:ref>/check/", intake.concern_check, name="concern_check"),
    path("concerns/<uuid:ref>/receipt/", intake.concern_receipt, name="concern_receipt"),
    path("concerns/<uuid:ref>/discard/", intake.discard, name="concern_discard"),
    path("desk/", desk.desk, name="desk"),
    path("desk/<uuid:ref>/", desk.triage, name="triage"),
    path("desk/<uuid:ref>/confirm/", desk.confirm, name="confirm"),
    path("cases/", case.cases, name="cases"),
    path("cases/<uuid:ref>/", case.case, name="case"),
    path("cases/<uuid:ref>/close/", case.close, name="close"),
    path("cases/<uuid:ref>/share/", sharing.share, name="share"),
    path("cases/<uuid:ref>/share/<uuid:asking>/", sharing.answers, name="answers"),
    path("cases/<uuid:ref>/share/<uuid:asking>/<uuid:agency>/", sharing.offer, name="offer"),
    path("cases/<uuid:ref>/recall/<uuid:referral>/", sharing.recall, name="recall"),
    path("cases/<uuid:ref>/plan/", case.plan_page, name="plan"),
    path("cases/<uuid:ref>/plan/<uuid:measure>/", case.move_measure, name="move_measure"),
    path("cases/<uuid:ref>/add/", case.contribute_page, name="contribute"),
    path("cases/<uuid:ref>/receivers/", case.ledger, name="ledger"),
    path("cases/<uuid:ref>/looks/", case.looks, name="looks"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<uuid:ref>/", referrals.referral, name="referral"),
    path("referrals/<uuid:ref>/pull/", referrals.pull, name="pull"),
    path("referrals/<uuid:ref>/accept/", referrals.accept, name="accept"),
    path("referrals/<uuid:ref>/decline/", referrals.decline, name="decline"),
    path("packages/", desk.hand_offs, name="hand_offs"),
    path("packages/<uuid:ref>/", desk.hand_off, name="hand_off"),
    path("packages/<uuid:ref>/receive/", desk.receive, name="receive"),
    path("figures/", house.figures, name="figures"),
    path("operations/", house.operations, name="operations"),
    path("operations/<int:delivery>/retry/", house.retry, name="retry"),
]
