"""Addresses of reviews, the end of a case, its erasure, and what is late."""

from django.urls import path

from cases.web import endings, second_issue

urlpatterns = [
    path("follow-up/", endings.follow_up, name="follow_up"),
    path("cases/<uuid:ref>/reviews/", endings.reviews, name="reviews"),
    path("cases/<uuid:ref>/close/", endings.close, name="close"),
    path("cases/<uuid:ref>/reopen/", endings.reopen, name="reopen"),
    path("desk/<uuid:ref>/join/", second_issue.join, name="join_case"),
    path("erasures/", endings.erasures, name="erasures"),
    path("erasures/<uuid:ref>/", endings.erasure, name="erasure"),
    path("erasures/<uuid:ref>/propose/", endings.propose, name="propose_erasure"),
    path("erasures/<uuid:ref>/release/", endings.release, name="release_erasure"),
]
