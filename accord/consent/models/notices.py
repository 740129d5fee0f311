"""What people are shown before they decide: notices, who approved them, and the forms that carry them."""

from django.db import models

from accord.access.append_only import append_only
from accord.consent.types import Surface

WORD = 32


@append_only
class Notice(models.Model):
    """One version of a privacy notice in one language, as it was shown: its words, and the state its control started in."""

    code = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=16)
    jurisdiction = models.CharField(max_length=8, blank=True)
    purposes = models.JSONField()
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    control = models.CharField(max_length=WORD)
    control_initial = models.CharField(max_length=8, blank=True)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    layout_hash = models.CharField(max_length=64, blank=True)
    material_change = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("code", "number", "language"), name="consent_notice_version"),)


@append_only
class NoticeApproval(models.Model):
    """A named person signed a notice version: who, when, in which meaning, and the hash of what was signed (21 CFR 11.50)."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    signed_by = models.CharField(max_length=200)
    meaning = models.CharField(max_length=64)
    signed_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()


class CaptureForm(models.Model):
    """A form in which people give permission on the web: who asks, with which notice, one box per purpose, on which channels.

    `boxes` is a list of {purpose, channel, topic}; `confirm`: a mail must be confirmed before the permission counts; `surface` is
    where it is answered; `origins` are the sites that may frame it.
    """

    code = models.SlugField(max_length=64, unique=True)
    title = models.CharField(max_length=200)
    sender = models.ForeignKey("catalogue.Sender", on_delete=models.PROTECT, related_name="+")
    notice_code = models.CharField(max_length=64)
    boxes = models.JSONField()
    confirm = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    surface = models.CharField(max_length=WORD, default=Surface.WEB.value)
    origins = models.JSONField(default=list)
