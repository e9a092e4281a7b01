"""Addresses of files, of questions without a name, and of the answer to a reporter."""

from django.urls import path

from cases.web import attachments, consultations, desk_waiting

urlpatterns = [
    path("concerns/<uuid:ref>/files/", attachments.concern_files, name="concern_files"),
    path("concerns/<uuid:ref>/files/<uuid:attachment>/", attachments.detach, name="concern_detach"),
    path("files/<uuid:ref>/", attachments.attachment, name="attachment"),
    path("questions/", consultations.consultations, name="consultations"),
    path("questions/new/", consultations.new_consultation, name="new_consultation"),
    path("questions/<uuid:ref>/", consultations.consultation, name="consultation"),
    path("questions/<uuid:ref>/concern/", consultations.turn, name="consultation_turn"),
    path("desk/<uuid:ref>/feedback/", desk_waiting.feedback, name="feedback"),
]
