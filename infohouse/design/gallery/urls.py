"""``/design/``: include in demo and test only."""

from django.urls import path

from infohouse.design.gallery import views

urlpatterns = [
    path("", views.parts, name="design_parts"),
    path("fields/", views.fields, name="design_fields"),
    path("question/", views.question, name="design_question"),
    path("receipt/", views.receipt, name="design_receipt"),
    path("desk/", views.desk, name="design_desk"),
    path("case/", views.case, name="design_case"),
    path("errors/<int:status>/", views.error, name="design_error"),
    path("errors/refusal/", views.refusal, name="design_refusal"),
    path("errors/expired/", views.expired, name="design_expired"),
]
