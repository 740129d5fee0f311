"""Writes of measurement: figures that are dear to count."""

from dataclasses import asdict
from datetime import datetime

from accord.columnar.snapshots import take_snapshot
from accord.measurement.coverage import coverage_rows
from accord.measurement.models import PermissionCount
from accord.measurement.types import PermissionCoverage


def count_permission(*, now: datetime) -> PermissionCoverage:
    """Count how far permission reaches, from a snapshot of the whole house, and keep the figures. The same moment counts once."""
    rows = tuple(coverage_rows(take_snapshot(now=now), now=now))
    PermissionCount.objects.update_or_create(counted_at=now, defaults={"rows": [asdict(row) for row in rows]})
    return PermissionCoverage(now, rows)
