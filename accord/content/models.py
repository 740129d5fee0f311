"""Tables of content."""

from django.db import models


class Piece(models.Model):
    """Something to say on one channel, whatever its language and version."""

    code = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=16)
    brand = models.ForeignKey("catalogue.Brand", on_delete=models.PROTECT, null=True, related_name="+")
    topic = models.ForeignKey("catalogue.Topic", on_delete=models.PROTECT, null=True, related_name="+")
    sender = models.ForeignKey("catalogue.Sender", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=32)
    label = models.CharField(max_length=16)


class Version(models.Model):
    """One version of a piece in one language. Its text never changes once it has been submitted for review.

    Without an `author` it is a service letter of the house, which ships with the product.
    """

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=16)
    scopes = models.JSONField(default=list)
    countries = models.JSONField(default=list)
    audience = models.JSONField(default=list)
    disclosures = models.JSONField(default=list)
    slots = models.JSONField(default=list)
    fallbacks = models.JSONField(default=dict)
    title = models.CharField(max_length=200)
    subject = models.CharField(max_length=250, blank=True)
    mjml = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    body_text = models.TextField()
    start_on = models.DateField()
    end_on = models.DateField()
    state = models.CharField(max_length=32, db_index=True)
    review_round = models.PositiveIntegerField(default=0)
    author = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["piece", "language", "number"], name="content_version_number"),
            models.CheckConstraint(condition=models.Q(end_on__gt=models.F("start_on")), name="content_version_has_days"),
        ]


class ReviewVerdict(models.Model):
    """What one reviewer said in one round of review."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="verdicts")
    review_round = models.PositiveIntegerField()
    role = models.CharField(max_length=16)
    reviewer = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=24)
    comment = models.TextField(blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "review_round", "role"], name="content_one_verdict_per_role")]


class StateChange(models.Model):
    """A step in the life of a version: from where to where, by whom, when and why."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="changes")
    from_state = models.CharField(max_length=32)
    to_state = models.CharField(max_length=32)
    actor = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
