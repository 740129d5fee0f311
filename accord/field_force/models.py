"""Tables of the field force."""

from django.db import models
from django.db.models import F, Q


class Rep(models.Model):
    """A field user who meets customers; `visits_per_day` is the capacity."""

    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=40)
    visits_per_day = models.PositiveIntegerField()
    sender = models.ForeignKey("catalogue.Sender", models.PROTECT, related_name="+")


class Territory(models.Model):
    """An area of responsibility: a country, within it regions and postal prefixes; empty lists mean all."""

    code = models.CharField(max_length=64, unique=True)
    country = models.CharField(max_length=2)
    regions = models.JSONField()
    postal_prefixes = models.JSONField()
    rep = models.ForeignKey(Rep, models.SET_NULL, null=True, related_name="+")


class TerritoryArea(models.Model):
    """One region and postal prefix of a territory ('' = all), so that alignment is one join."""

    territory = models.ForeignKey(Territory, models.CASCADE, related_name="+")
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=6)
    postal_prefix = models.CharField(max_length=16)


class Alignment(models.Model):
    """A customer is in a territory, from - to (half-open); at most one open alignment per customer."""

    territory = models.ForeignKey(Territory, models.CASCADE, related_name="+")
    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="+")
    start_on = models.DateField()
    end_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(end_on=None), name="alignment_open_once"),
            models.CheckConstraint(condition=Q(end_on=None) | Q(end_on__gt=F("start_on")), name="alignment_period"),
        ]
