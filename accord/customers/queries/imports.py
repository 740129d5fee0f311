"""What was imported."""

from accord.customers import models
from accord.customers.intake.runs import report_of
from accord.customers.types import ImportReport


def list_imports(*, limit: int = 20) -> list[ImportReport]:
    """The latest imports, newest first; one that was cut off has no `finished_at`."""
    return [report_of(run) for run in models.ImportRun.objects.order_by("-pk")[:limit]]
