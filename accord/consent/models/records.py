"""The ledger's entries: what people said of being contacted, and the evidence of it."""

from django.db import models
from django.db.models import F, Q

from accord.access.append_only import append_only
from accord.catalogue.types import Channel, Purpose
from accord.consent.models.notices import Notice
from accord.consent.types import Actor, EvidenceKind, Explicitness, LawfulBasis, Mechanism, Polarity, RecordType

WORD = 32


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
    jurisdiction = models.CharField(max_length=8, blank=True)
    jurisdiction_reason = models.CharField(max_length=WORD, blank=True)
    basis_reference = models.CharField(max_length=128, blank=True)
    expires_by_rule = models.CharField(max_length=128, blank=True)
    actor_reference = models.CharField(max_length=64, blank=True)
    place = models.CharField(max_length=128, blank=True)
    reason = models.CharField(max_length=256, blank=True)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    supersedes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
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
class Evidence(models.Model):
    """Something that shows what a person did: words, a signature, a recording, a scan. The content lies in the vault.

    `digest` is HMAC-SHA256 of the content under the person's ledger key: it shows that nothing was exchanged, and says nothing
    once that key is destroyed. `size` in bytes.
    """

    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=WORD, choices=[(kind.value, kind.value) for kind in EvidenceKind])
    media_type = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    content = models.ForeignKey("customers.VaultText", on_delete=models.PROTECT, related_name="+", db_index=False)
    captured_by = models.CharField(max_length=64, blank=True)
    retention = models.CharField(max_length=WORD)
    recorded_at = models.DateTimeField()


@append_only
class RecordEvidence(models.Model):
    """A piece of evidence bears out an entry; one scan may bear out three, and an entry may have several."""

    record = models.ForeignKey(ConsentRecord, on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("record", "evidence"), name="consent_evidence_once"),)
