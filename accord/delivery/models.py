"""Tables of delivery. No body and no address is stored: version, sealed slot values and contact point give the message again."""

from django.db import models


class Message(models.Model):
    """An outbox row: one communication to one customer, under one permit and one reservation (their `touch_id` is its key).

    `due_at` is the earliest moment of the next try, `lease` the batch that holds the row, `slot_values` the vault text with the
    values of the slots, `reason` the code of a refusal, a failure or a cancellation.
    """

    touch_id = models.UUIDField(primary_key=True)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    contact_point = models.ForeignKey(
        "customers.ContactPoint", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    sender = models.ForeignKey("catalogue.Sender", on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey("content.Version", on_delete=models.PROTECT, related_name="+", db_index=False)
    rep = models.ForeignKey("field_force.Rep", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    slot_values = models.ForeignKey("customers.VaultText", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    channel = models.CharField(max_length=16)
    purpose = models.CharField(max_length=32)
    topic = models.CharField(max_length=128, blank=True)
    brand_code = models.CharField(max_length=64, blank=True)
    scopes = models.CharField(max_length=200)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.CharField(max_length=120, blank=True)
    leased_at = models.DateTimeField(null=True)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "touch_id"], condition=models.Q(state="queued"), name="delivery_queue"),
            models.Index(fields=["lease"], condition=models.Q(state="sending"), name="delivery_in_flight"),
            models.Index(fields=["touch_id"], condition=models.Q(state="uncertain"), name="delivery_uncertain"),
        ]


class Attempt(models.Model):
    """One try to deliver, written before the channel is asked. Without an outcome, nobody knows what became of it."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="tries")
    number = models.PositiveSmallIntegerField()
    lease = models.CharField(max_length=120, db_index=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "number"], name="delivery_attempt_number")]
