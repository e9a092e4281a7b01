"""Addresses of the agencies room."""

from django.urls import path

from agencies.web import views

urlpatterns = [path("hat/", views.hat, name="hat")]
