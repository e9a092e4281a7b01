"""What happened: the trail, the outbox, the seal."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "audit"
