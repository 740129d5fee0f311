"""The published schema of receipts."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accord.consent.queries import receipt_schema


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """JSON Schema, draft 2020-12."""
    return HttpResponse(receipt_schema(), content_type="application/schema+json")
