"""The law as it was known: rule tables and override files, and who has read which rule."""

from django.db import models

from accord.access.append_only import append_only

WORD = 32


@append_only
class LawVersion(models.Model):
    """A rule table or override file that was taken into use; the newest of each kind is in force from `recorded_at`.

    `content` is the file, byte for byte (UTF-8), `digest` its SHA-256.
    """

    kind = models.CharField(max_length=WORD)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    adopted_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()


@append_only
class RuleReview(models.Model):
    """A named person has read a rule against its source: accepted it for use, or checked that it still holds.

    `rule_hash` is the hash of the rule as it stood; a rule that changes must be read again.
    """

    rule_id = models.CharField(max_length=128)
    rule_hash = models.CharField(max_length=64)
    verdict = models.CharField(max_length=WORD)
    reviewer = models.CharField(max_length=200)
    note = models.CharField(max_length=1000, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("rule_id",), name="consent_rule_reviewed"),)
