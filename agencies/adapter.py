"""How people get accounts: an agency gives them one; nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignup(DefaultAccountAdapter):
    """Refuse self-made accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
