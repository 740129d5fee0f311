"""Tables of the ledger. Records, preferences and notices are append-only by trigger (see `append_only`)."""

from django.db import models
from django.db.models import F, Q

from accord.access.append_only import append_only
from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Actor, Explicitness, LawfulBasis, Mechanism, Polarity, RecordType, SuppressionCause

WORD = 32


@append_only
class Notice(models.Model):
    """One version of a privacy notice in one language, as it was shown: its words, and the state its control started in."""

    code = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=16)
    jurisdiction = models.CharField(max_length=8, blank=True)
    purposes = models.JSONField()
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    control = models.CharField(max_length=WORD)
    control_initial = models.CharField(max_length=8, blank=True)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("code", "number", "language"), name="consent_notice_version"),)


@append_only
class ConsentRecord(models.Model):
    """One entry of the ledger (PERMISSION 3.2). Keys and codes only: whatever a person said in words lies in the vault.

    '' in `channel` and `purpose`, NULL in `contact_point` and `sender`, '' in `topic` mean "any".
    """

    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    type = models.CharField(max_length=WORD, choices=[(kind.value, kind.value) for kind in RecordType])
    polarity = models.CharField(max_length=8, choices=[(way.value, way.value) for way in Polarity])
    explicitness = models.CharField(max_length=8, choices=[(cell.value, cell.value) for cell in Explicitness])
    channel = models.CharField(max_length=WORD, blank=True, choices=[(channel.value, channel.value) for channel in Channel])
    purpose = models.CharField(max_length=WORD, blank=True, choices=[(purpose.value, purpose.value) for purpose in Purpose])
    contact_point = models.ForeignKey("customers.ContactPoint", null=True, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=64, blank=True)
    sender = models.ForeignKey("catalogue.Sender", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    mechanism = models.CharField(max_length=WORD, choices=[(how.value, how.value) for how in Mechanism])
    route = models.CharField(max_length=WORD, blank=True)
    lawful_basis = models.CharField(max_length=WORD, choices=[(ground.value, ground.value) for ground in LawfulBasis])
    actor = models.CharField(max_length=WORD, choices=[(actor.value, actor.value) for actor in Actor])
    grade = models.PositiveSmallIntegerField()
    notice = models.ForeignKey(Notice, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    language = models.CharField(max_length=16, blank=True)
    control_initial = models.CharField(max_length=8, blank=True)
    control_final = models.CharField(max_length=8, blank=True)
    evidence = models.ForeignKey("customers.VaultText", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    key = models.CharField(max_length=128, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("key",), condition=~Q(key=""), name="consent_record_key"),
            models.CheckConstraint(condition=Q(polarity__in=[way.value for way in Polarity]), name="consent_record_polarity"),
            models.CheckConstraint(condition=Q(polarity="opt_out") | ~Q(purpose=""), name="consent_opt_in_names_purpose"),
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="consent_record_period"),
        )


@append_only
class PreferenceRecord(models.Model):
    """What a person wished at a moment; the newest one counts. Lists are joined by '|', quiet hours are as in the law."""

    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    channels_off = models.CharField(max_length=256, blank=True)
    topics_off = models.TextField(blank=True)
    favoured_channel = models.CharField(max_length=WORD, blank=True)
    return_channel = models.CharField(max_length=WORD, blank=True)
    contacts_per_month = models.PositiveIntegerField(null=True)
    per_channel = models.JSONField(default=dict)
    quiet_hours = models.TextField(blank=True)
    pause_until = models.DateTimeField(null=True)
    language = models.CharField(max_length=16, blank=True)
    recorded_at = models.DateTimeField()


class Suppression(models.Model):
    """A block that ignores consent: of a person, or of a contact value wherever it appears (a keyed hash; it outlives erasure)."""

    customer = models.ForeignKey("customers.Customer", null=True, on_delete=models.PROTECT, related_name="+")
    lookup_hash = models.BinaryField(max_length=16, null=True)
    channel = models.CharField(max_length=WORD, blank=True)
    cause = models.CharField(max_length=WORD, choices=[(cause.value, cause.value) for cause in SuppressionCause])
    recorded_at = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("lookup_hash",), name="consent_suppressed_value"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(customer=None, lookup_hash__isnull=False) | Q(customer__isnull=False, lookup_hash=None),
                name="consent_suppression_of_one",
            ),
        )
