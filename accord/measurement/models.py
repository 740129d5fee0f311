"""Tables of measurement: figures that are dear to count, kept with the moment they were counted at."""

from django.db import models


class PermissionCount(models.Model):
    """How many may be contacted, by channel and country, and what the permissions rest on; see `types.CoverageRow`."""

    counted_at = models.DateTimeField(unique=True)
    rows = models.JSONField()
