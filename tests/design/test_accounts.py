"""The pages of allauth in our look: its templates, our elements."""

from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.design.gallery import dressed
from tests.design.html import Page

KEY = {"pk": 1, "created_at": datetime(2026, 3, 27, tzinfo=UTC), "last_used_at": None}


class CodeForm(forms.Form):
    """Stands for the forms of allauth that need a stored secret."""

    secret = "FICTIONALSECRET"
    code = forms.CharField(widget=forms.TextInput({"placeholder": "Code"}))
    credential = forms.CharField(required=False, widget=forms.HiddenInput)


def contexts(request: HttpRequest) -> dict[str, dict[str, Any]]:
    second_factor = {"MFA_SUPPORTED_TYPES": ["totp", "webauthn"], "js_data": {}}
    keys = AuthenticateWebAuthnForm(user=request.user)
    return {
        "account/login.html": {"form": LoginForm(request=request)},
        "account/logout.html": {},
        "account/password_change.html": {"form": CodeForm()},
        "account/password_reset.html": {"form": CodeForm()},
        "account/signup_closed.html": {},
        "account/reauthenticate.html": {"form": CodeForm({})},
        "mfa/authenticate.html": second_factor
        | {"form": AuthenticateForm(user=request.user), "webauthn_form": keys},
        "mfa/index.html": second_factor | {"authenticators": {}},
        "mfa/totp/activate_form.html": {"form": CodeForm({}), "totp_svg_data_uri": "data:,"},
        "mfa/totp/deactivate_form.html": {"form": CodeForm()},
        "mfa/recovery_codes/index.html": {"unused_codes": ["1"], "total_count": 1, "can_view_codes": True},
        "mfa/webauthn/add_form.html": {"form": CodeForm(), "js_data": {}},
        "mfa/webauthn/authenticator_list.html": {"authenticators": [KEY]},
    }


TEMPLATES = sorted(contexts(dressed(RequestFactory().get("/"))))


@pytest.fixture
def request_() -> HttpRequest:
    return dressed(RequestFactory().get("/"))


def shown(name: str, request: HttpRequest) -> Page:
    return Page(render_to_string(name, contexts(request)[name], request))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_of_allauth_wears_our_frame_and_marks(name: str, request_: HttpRequest) -> None:
    page = shown(name, request_)
    assert [e.classes & {"govuk-heading-l"} for e in page.all("h1")] == [{"govuk-heading-l"}]
    assert all("govuk-button" in e.classes or "type" in e.attrs for e in page.all("button"))
    assert "ih-header" in page.html


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_of_allauth_runs_nothing_inline(name: str, request_: HttpRequest) -> None:
    page = shown(name, request_)
    run = [
        e for e in page.all("script") if "src" not in e.attrs and e.attrs.get("type") != "application/json"
    ]
    assert not run
    assert not [e for e in page.elements if "style" in e.attrs]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_field_of_allauth_has_a_label(name: str, request_: HttpRequest) -> None:
    page = shown(name, request_)
    labelled = {e.attrs.get("for") for e in page.all("label")}
    typed = [e for e in page.all("input", "textarea") if e.attrs.get("type") not in {"hidden", "submit"}]
    assert [e.attrs.get("id") for e in typed if e.attrs.get("id") not in labelled] == []


def test_sign_in_offers_no_account_to_strangers(request_: HttpRequest) -> None:
    page = shown("account/login.html", request_)
    assert "sign up" not in page.html.lower()
    assert "/signup" not in page.html


def test_a_forgotten_password_leads_to_a_person_and_asks_for_no_address(request_: HttpRequest) -> None:
    page = shown("account/password_reset.html", request_)
    assert [form.attrs["action"] for form in page.all("form")] == ["/language/"]
    assert {i.attrs["type"] for i in page.all("input")} == {"hidden"}
    assert "Ask the person who manages your agency" in page.html


def test_an_error_in_a_page_of_allauth_is_in_a_summary(request_: HttpRequest) -> None:
    assert 'href="#id_code"' in shown("account/reauthenticate.html", request_).html
