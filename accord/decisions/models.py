"""Tables of decisions: plans, what they chose, and the suggestions reps see."""

from django.db import models


class Plan(models.Model):
    """A day's plan. Once its dispatch has begun it stands: planning that day again returns it as it is.

    `known_at` is what it knew (everything recorded by then); `report` the PlanReport as data.
    """

    on = models.DateField(unique=True)
    seed = models.BigIntegerField()
    known_at = models.DateTimeField()
    report = models.JSONField(default=dict)
    dispatch_began_at = models.DateTimeField(null=True)
    dispatched_at = models.DateTimeField(null=True)


class Decision(models.Model):
    """What a plan chose for a customer; silence is not stored, it is everybody else.

    `state` is 'planned', then 'queued' (it has a touch_id) or 'refused' (`refusal` says by what).
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=16)
    version = models.ForeignKey("content.Version", on_delete=models.PROTECT, related_name="+", db_index=False)
    brand_code = models.CharField(max_length=64, blank=True)
    rep = models.ForeignKey("field_force.Rep", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    value = models.FloatField()
    propensity = models.FloatField()
    reasons = models.JSONField(default=list)
    touch_id = models.UUIDField(null=True, db_index=True)
    state = models.CharField(max_length=8, default="planned")
    refusal = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "customer"], name="decisions_one_contact_a_day"),
            models.CheckConstraint(condition=models.Q(propensity__gt=0, propensity__lte=1), name="decisions_propensity"),
        ]
        indexes = [models.Index(fields=["plan", "state"], name="decisions_by_state")]


class Suggestion(models.Model):
    """A visit proposed to a rep (DOMAIN 3.3). The words it shows are those of its content version."""

    touch_id = models.UUIDField(unique=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="+")
    rep = models.ForeignKey("field_force.Rep", on_delete=models.PROTECT, related_name="+", db_index=False)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("content.Version", on_delete=models.PROTECT, related_name="+", db_index=False)
    brand_code = models.CharField(max_length=64, blank=True)
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=12)
    posted_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    outcome = models.CharField(max_length=32, blank=True)
    vault_text = models.ForeignKey("customers.VaultText", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["rep", "state", "posted_at"], name="decisions_of_rep"),
            models.Index(fields=["state", "expires_at"], name="decisions_expiring"),
        ]
