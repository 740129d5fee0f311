"""What waits because it seems to speak of a patient, for those who may read it."""

from accord.customers import models
from accord.customers.queries.vault import open_sealed
from accord.customers.types import SetAsideDecision, SetAsideText, SetAsideVerdict
from accord.kernel.errors import NotFound
from accord.kernel.pages import Page
from accord.kernel.viewer import Role, Viewer


def count_set_aside() -> int:
    """How many texts wait to be read."""
    return models.SetAside.objects.filter(verdict="").count()


def list_set_aside(*, viewer: Viewer, offset: int = 0, limit: int = 50) -> Page[SetAsideText]:
    """The texts that wait, the oldest first; for compliance and medicine alone. Raises NotFound for anyone else."""
    _check(viewer)
    rows = models.SetAside.objects.filter(verdict="").select_related("text").order_by("found_at", "pk")
    return Page([_value(row) for row in rows[offset : offset + limit]], rows.count(), offset)


def read_set_aside(*, viewer: Viewer, set_aside_id: int) -> tuple[SetAsideText, str]:
    """A text that waits, and its words. Raises NotFound for what is decided already, or not the viewer's to see."""
    _check(viewer)
    row = models.SetAside.objects.filter(pk=set_aside_id, verdict="").select_related("text").first()
    if row is None:
        raise NotFound("text set aside")
    return _value(row), open_sealed(row.text).decode()


def decided_set_aside(*, viewer: Viewer, limit: int = 1000) -> list[SetAsideDecision]:
    """What was decided, the latest first. Raises NotFound for anyone but compliance and medicine."""
    _check(viewer)
    rows = models.SetAside.objects.exclude(verdict="").order_by("-decided_at")[:limit]
    return [
        SetAsideDecision(row.pk, SetAsideVerdict(row.verdict), row.decided_by, row.decided_at) for row in rows if row.decided_at
    ]


def _check(viewer: Viewer) -> None:
    if not viewer.has(Role.COMPLIANCE, Role.MEDICAL):
        raise NotFound("text set aside")


def _value(row: models.SetAside) -> SetAsideText:
    return SetAsideText(row.pk, row.text.customer_id, tuple(row.signs.split("|")), row.found_at)
