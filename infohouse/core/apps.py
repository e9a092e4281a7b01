"""The ground: what every room may use, importing none of them."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "infohouse.core"
    label = "core"
