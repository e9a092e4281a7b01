"""Every address of the platform."""

from django.conf import settings
from django.urls import include, path

from infohouse import health

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("agencies.web.urls")),
    path("", include("cases.web.urls")),
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
