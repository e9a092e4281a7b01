"""Whether the house can work: asked by machines, answered without data."""

from datetime import timedelta

from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit import rows

LATE = timedelta(minutes=2)


@require_safe
@transaction.non_atomic_requests
def live(request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "live"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Say whether requests can be served. A missing database raises, and the error handler answers 503."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"status": "ready"})


@require_safe
def flow(request: HttpRequest) -> JsonResponse:
    """Say whether work flows: the age of the oldest undone delivery, not whether a process is up."""
    oldest = rows.oldest_undone()
    age = (timezone.now() - oldest).total_seconds() if oldest else 0
    stuck = age > LATE.total_seconds() or rows.failed_count() > 0
    body = {"status": "stuck" if stuck else "flowing", "oldest_undone_seconds": int(age)}
    return JsonResponse(body, status=503 if stuck else 200)
