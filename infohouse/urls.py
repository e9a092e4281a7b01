"""Every address of the platform."""

from django.conf import settings
from django.urls import include, path
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from django.views.i18n import set_language

from infohouse import health

CLOSED = require_safe(TemplateView.as_view(template_name="account/password_reset.html"))

urlpatterns = [
    # Passwords are not reset by mail: an agency gives its people new ones.
    path("accounts/password/reset/", CLOSED, name="account_reset_password"),
    path("accounts/", include("allauth.urls")),
    path("language/", set_language, name="set_language"),
    path("", include("agencies.web.urls")),
    path("", include("cases.web.urls")),
    path("", include("sharing.web.urls")),
    path("api/v1/", include("cases.api.urls")),
    path("", include("agencies.api.urls")),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("health/flow", health.flow, name="health_flow"),
]
if settings.ENV != "production":
    urlpatterns.append(path("design/", include("infohouse.design.gallery.urls")))

handler400 = "infohouse.errors.malformed"
handler404 = "infohouse.errors.not_found"
handler500 = "infohouse.errors.failed"
