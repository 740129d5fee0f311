"""Blocks whatever was consented, and who has been told of withdrawals."""

from django.db import models
from django.db.models import Q

from accord.access.append_only import append_only
from accord.consent.models.records import ConsentRecord
from accord.consent.types import SuppressionCause

WORD = 32


class Suppression(models.Model):
    """A block that ignores consent: of a person, or of a contact value wherever it appears (a keyed hash; it outlives erasure)."""

    customer = models.ForeignKey("customers.Customer", null=True, on_delete=models.PROTECT, related_name="+")
    lookup_hash = models.BinaryField(max_length=16, null=True)
    channel = models.CharField(max_length=WORD, blank=True)
    cause = models.CharField(max_length=WORD, choices=[(cause.value, cause.value) for cause in SuppressionCause])
    recorded_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_because = models.CharField(max_length=256, blank=True)

    class Meta:
        indexes = (models.Index(fields=("lookup_hash",), name="consent_suppressed_value"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(customer=None, lookup_hash__isnull=False) | Q(customer__isnull=False, lookup_hash=None),
                name="consent_suppression_of_one",
            ),
        )


@append_only
class RegisterRun(models.Model):
    """One reading of an opt-out register: the file as it was, and what came of it (numbers of entries)."""

    register = models.CharField(max_length=WORD)
    file_digest = models.CharField(max_length=64)
    read = models.PositiveIntegerField()
    hits = models.PositiveIntegerField()
    blocked = models.PositiveIntegerField()
    lifted = models.PositiveIntegerField()
    reported = models.PositiveIntegerField()
    finished_at = models.DateTimeField()


@append_only
class Acknowledgement(models.Model):
    """A connector (another system that holds these people) says that it has acted on every withdrawal up to `record`."""

    connector = models.CharField(max_length=64)
    record = models.ForeignKey(ConsentRecord, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("connector", "record"), name="consent_acknowledged"),)
