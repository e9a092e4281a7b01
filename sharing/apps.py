"""May it be shared? The law as data, the engine that reads it, the decisions it made."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "sharing"
