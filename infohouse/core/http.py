"""The request as the pages meet it."""

from django.http import HttpRequest

from infohouse.core.actor import Actor


class ActorRequest(HttpRequest):
    """A request in which the middleware has found out who acts."""

    actor: Actor
