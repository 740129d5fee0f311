"""Tables of decisions: plans, what they chose, and the suggestions reps see."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.db import models

from accord.catalogue.types import Channel
from accord.decisions import types
from accord.decisions.rules.explanation import in_words

Translate = Callable[[str], str]


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

    def as_value(self) -> types.PlanReport:
        """The report of this plan."""
        known: dict[str, Any] = {**self.report, "plan_id": self.id, "on": self.on, "seed": self.seed}
        return types.PlanReport(**{**known, "dispatched": self.dispatched_at is not None})

    @staticmethod
    def report_of(report: types.PlanReport) -> dict[str, Any]:
        """A report as JSON; what the row itself says is left out."""
        told = asdict(report)
        return {name: value for name, value in told.items() if name not in ("plan_id", "on", "seed", "dispatched")}


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

    def as_value(self, translate: Translate = str) -> types.Decision:
        """The decision this row holds, its reasons in words."""
        return types.Decision(
            plan_id=self.plan_id,
            customer_id=self.customer_id,
            channel=Channel(self.channel),
            version_id=self.version_id,
            brand_code=self.brand_code,
            rep_id=self.rep_id,
            value=self.value,
            propensity=self.propensity,
            reasons=tuple(in_words((code, values), translate) for code, values in self.reasons),
            touch_id=self.touch_id,
        )

    @classmethod
    def dispatch_report(cls, plan_id: int) -> types.DispatchReport:
        """What has become of a plan's decisions so far."""
        rows = cls.objects.filter(plan_id=plan_id).values_list("state", "channel", "refusal").annotate(number=models.Count("id"))
        counts: Counter[str] = Counter()
        refused: Counter[str] = Counter()
        for state, channel, refusal, number in rows:
            counts[state] += number
            if state == "queued" and channel == Channel.VISIT:
                counts["suggested"] += number
            if state == "refused":
                refused[refusal] += number
        return types.DispatchReport(plan_id, counts["queued"], counts["suggested"], counts["refused"], dict(refused))


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
