"""Files on a draft, and the one address from which a file is fetched."""

from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import attaching
from cases.cards import attachments as cards
from cases.cards.concerns import concern_card
from cases.web.attempt import attempt, filled
from cases.web.pages import page
from infohouse.core.http import ActorRequest, download


class FileForm(forms.Form):
    """One file at a time."""

    page_title = _("Files")
    file = forms.FileField(
        label=_("Choose a file"),
        help_text=_("A PDF, a PNG or JPEG picture, or a plain text of at most 5 MB."),
        error_messages={"required": _("Choose a file of at most 5 MB."), "empty": _("The file is empty.")},
    )


@require_http_methods(["GET", "POST"])
def concern_files(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Add files to a draft, one by one."""
    card = concern_card(request.actor, ref)
    if card.state != "draft":
        return redirect("concern", ref)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else filled(request, FileForm)
    if form.is_bound and form.is_valid():
        sent: UploadedFile = form.cleaned_data["file"]
        attempt(form, attaching.attach, actor=request.actor, ref=ref, raw=sent.read())
        if not form.errors:
            return redirect("concern_files", ref)
    found = cards.files_of_concern(request.actor, ref)
    back = reverse("concern_check", args=[ref])
    heading = FileForm.page_title
    return page(request, "cases/files", card=card, form=form, files=found, back=back, heading=heading)


@require_POST
def detach(request: ActorRequest, ref: UUID, attachment: UUID) -> HttpResponse:
    """Take a file off a draft."""
    attaching.detach(actor=request.actor, ref=attachment)
    return redirect("concern_files", ref)


@require_GET
def attachment(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Hand a file out as a download, on what the reader may read at this moment."""
    card = cards.file_card(request.actor, ref)
    return download(card.content, card.media_type, card.name)
