"""Tables of interactions: append-only by trigger, keys and codes only."""

from django.db import models

from accord.access.append_only import append_only
from accord.catalogue.types import Channel, Purpose
from accord.interactions import types


@append_only
class Touch(models.Model):
    """A contact that did happen. Its id was minted at the reservation and runs through everything."""

    touch_id = models.UUIDField(primary_key=True)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=16)
    purpose = models.CharField(max_length=32)
    brand_code = models.CharField(max_length=64, blank=True)
    topic = models.CharField(max_length=128, blank=True)
    sender = models.ForeignKey("catalogue.Sender", on_delete=models.PROTECT, related_name="+", db_index=False)
    rep = models.ForeignKey("field_force.Rep", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    version = models.ForeignKey("content.Version", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    contact_point = models.ForeignKey(
        "customers.ContactPoint", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    record_ids = models.JSONField(default=list)
    rule_ids = models.JSONField(default=list)
    table_hash = models.CharField(max_length=64, blank=True)
    unreviewed = models.BooleanField(default=False)
    reported_by = models.CharField(max_length=64, blank=True)
    occurred_at = models.DateTimeField(db_index=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "occurred_at"], name="interactions_touch_of_customer")]

    def as_value(self) -> types.Touch:
        """The touch this row holds."""
        return types.Touch(
            touch_id=self.touch_id,
            customer_id=self.customer_id,
            channel=Channel(self.channel),
            purpose=Purpose(self.purpose),
            brand_code=self.brand_code,
            topic=self.topic,
            sender_id=self.sender_id,
            occurred_at=self.occurred_at,
            recorded_at=self.recorded_at,
            rep_id=self.rep_id,
            version_id=self.version_id,
            contact_point_id=self.contact_point_id,
            record_ids=tuple(self.record_ids),
            rule_ids=tuple(self.rule_ids),
            table_hash=self.table_hash,
            reported_by=self.reported_by,
            unreviewed=self.unreviewed,
        )


@append_only
class Response(models.Model):
    """An answer. `touch_id` is no foreign key: a click may come in before the touch it answers is written."""

    key = models.CharField(max_length=200, unique=True)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+", db_index=False)
    touch_id = models.UUIDField(null=True, db_index=True)
    channel = models.CharField(max_length=16)
    kind = models.CharField(max_length=16)
    author = models.CharField(max_length=8)
    detail = models.CharField(max_length=64, blank=True)
    vault_text = models.ForeignKey("customers.VaultText", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    occurred_at = models.DateTimeField(db_index=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "occurred_at"], name="interactions_resp_of_customer")]

    def as_value(self) -> types.Response:
        """The response this row holds."""
        return types.Response(
            customer_id=self.customer_id,
            channel=Channel(self.channel),
            kind=types.ResponseKind(self.kind),
            author=types.Author(self.author),
            occurred_at=self.occurred_at,
            recorded_at=self.recorded_at,
            key=self.key,
            touch_id=self.touch_id,
            detail=self.detail,
            vault_text_id=self.vault_text_id,
        )
