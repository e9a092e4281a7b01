"""Infohouse: the frame around the rooms. Importing it makes the Celery application known."""

from infohouse.celery import app as celery_app

__all__ = ["celery_app"]
