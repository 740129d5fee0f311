"""Tables of contact policy."""

from django.db import models

from accord.catalogue.types import Channel
from accord.contact_policy import types


class Reservation(models.Model):
    """A place in one person's contact budget, counted at `planned_at` until it is released.

    `planned_at` is when the contact is planned and, once committed, when it took place. `reported_by` is set on contacts that we
    learned of afterwards; `overshoot` marks those that went beyond a cap. What is not `counted` takes no place from anything else.
    """

    touch_id = models.UUIDField(primary_key=True)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+", db_index=False)
    sender = models.ForeignKey("catalogue.Sender", on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=16)
    topic = models.CharField(max_length=128, blank=True)
    planned_at = models.DateTimeField()
    state = models.CharField(max_length=9)
    reserved_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    release_reason = models.CharField(max_length=64, blank=True)
    reported_by = models.CharField(max_length=64, blank=True)
    overshoot = models.BooleanField(default=False)
    counted = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["customer", "planned_at"], name="contact_policy_of_customer")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=("reserved", "committed", "released")), name="contact_policy_reservation_state"
            )
        ]

    def as_value(self) -> types.Reservation:
        """The reservation this row holds."""
        return types.Reservation(
            touch_id=self.touch_id,
            customer_id=self.customer_id,
            channel=Channel(self.channel),
            planned_at=self.planned_at,
            state=types.ReservationState(self.state),
            overshoot=self.overshoot,
        )


class CompanyCap(models.Model):
    """The company's own limit: `contacts` in `days` rolling days; channel '' = all together. Closed by the next, never edited."""

    channel = models.CharField(max_length=16, blank=True)
    contacts = models.PositiveIntegerField()
    days = models.PositiveIntegerField()
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(days__gte=1), name="contact_policy_cap_has_days")]
