"""Addresses of notes, copies and what is passed on."""

from django.urls import path

from cases.web import notes, passing

urlpatterns = [
    path("cases/<uuid:ref>/note/", notes.note, name="note"),
    path("cases/<uuid:ref>/source/", notes.own_source, name="own_source"),
    path("cases/<uuid:ref>/download/", notes.download, name="download"),
    path("cases/<uuid:ref>/share/<uuid:asking>/<uuid:agency>/pass/", passing.pass_on, name="pass_on"),
    path("cases/<uuid:ref>/share/<uuid:asking>/<uuid:agency>/nameless/", passing.nameless, name="nameless"),
    path("nameless/", passing.nameless_received, name="nameless_received"),
    path("items/<uuid:ref>/withdraw/", passing.withdraw, name="withdraw_item"),
]
