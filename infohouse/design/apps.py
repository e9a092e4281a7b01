"""The app that carries the look; it has no models and knows no other room."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "infohouse.design"
    label = "design"
