"""The work: concern, triage, case, items, disclosures, referrals, plan."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
