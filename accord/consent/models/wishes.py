"""Preferences, as they were stated."""

from django.db import models

from accord.access.append_only import append_only

WORD = 32


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
