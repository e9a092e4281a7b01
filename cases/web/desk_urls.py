"""Addresses of the desk: what a house decides about concerns and cases, and whom it asks."""

from django.urls import path

from cases.web import desk_case

urlpatterns = [
    path("cases/<uuid:ref>/level/", desk_case.level, name="level"),
]
