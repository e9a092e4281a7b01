"""Where an agency's system gets its access token."""

from django.urls import path
from oauth2_provider.views import TokenView

urlpatterns = [path("oauth/token/", TokenView.as_view(), name="token")]
