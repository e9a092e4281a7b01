"""What can be done: the nine ways in which prevention works."""

from django.apps import AppConfig


class MechanismsConfig(AppConfig):
    name = "mechanisms"
