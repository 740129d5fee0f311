"""Tables of the customers room. Each direct identifier stands in one place: names, contact values, identifiers, vault."""

from django.db import models
from django.db.models import F, Q

from accord.customers import types

SHORT, LONG = 35, 200


def _choices(words: type) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]  # type: ignore[attr-defined]


class Customer(models.Model):
    """An HCP or HCO; `sources` maps an attribute to the source that gave it, '*' stands for all not named."""

    kind = models.CharField(max_length=3, choices=_choices(types.CustomerKind))
    status = models.CharField(max_length=6, choices=_choices(types.CustomerStatus))
    given_name = models.CharField(max_length=LONG)
    family_name = models.CharField(max_length=LONG)
    organisation_name = models.CharField(max_length=LONG)
    title = models.CharField(max_length=LONG)
    specialty = models.CharField(max_length=10)
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=6)
    postal_code = models.CharField(max_length=16)
    city = models.CharField(max_length=LONG)
    language = models.CharField(max_length=SHORT)
    time_zone = models.CharField(max_length=40)
    potential = models.FloatField(null=True)
    sources = models.JSONField()
    added_at = models.DateTimeField(null=True)


class ContactPoint(models.Model):
    """One value on one channel; `lookup_hash` finds it without reading it. Never deleted by an import, only retired."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=5, choices=_choices(types.ContactPointKind))
    value = models.CharField(max_length=500)
    use = models.CharField(max_length=7, choices=_choices(types.ContactPointUse))
    status = models.CharField(max_length=10, choices=_choices(types.ContactPointStatus))
    lookup_hash = models.BinaryField()
    source = models.CharField(max_length=SHORT)
    added_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "kind", "lookup_hash"], name="contact_point_once")]
        indexes = [models.Index(fields=["lookup_hash"], name="contact_point_lookup")]


class Identifier(models.Model):
    """A strong identifier: one scheme and value belong to one customer."""

    scheme = models.CharField(max_length=SHORT)
    value = models.CharField(max_length=64)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="identifier_once")]


class Affiliation(models.Model):
    """An HCP works at an HCO, from - to (half-open); a missing start is unknown, a missing end is open."""

    hcp = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    hco = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    role = models.CharField(max_length=LONG)
    start_on = models.DateField(null=True)
    end_on = models.DateField(null=True)
    source = models.CharField(max_length=SHORT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hcp", "hco", "role", "source"], condition=Q(end_on=None), name="affiliation_open_once"
            ),
            models.CheckConstraint(
                condition=Q(start_on=None) | Q(end_on=None) | Q(end_on__gte=F("start_on")), name="affiliation_period"
            ),
        ]


class ImportRun(models.Model):
    """One reading of one file: how far it came, and what it did. `line` is the last line that is safely written."""

    RUNNING, FINISHED, FAILED = "running", "finished", "failed"

    source = models.CharField(max_length=SHORT)
    file_name = models.CharField(max_length=500)
    file_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=[(RUNNING, RUNNING), (FINISHED, FINISHED), (FAILED, FAILED)])
    line = models.BigIntegerField(default=1)
    read = models.BigIntegerField(default=0)
    created = models.BigIntegerField(default=0)
    updated = models.BigIntegerField(default=0)
    unchanged = models.BigIntegerField(default=0)
    rejected = models.BigIntegerField(default=0)
    rejects_file = models.CharField(max_length=1000)
    rejects_bytes = models.BigIntegerField(default=0)
    error = models.CharField(max_length=1000)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["source", "file_digest"], name="import_run_file")]


class SourceRecord(models.Model):
    """What a source calls a customer, and the digest of what it last said of it.

    `run` is written in the run's own transaction; a constraint would cost a check per row and could never fail.
    """

    source = models.CharField(max_length=SHORT)
    key = models.CharField(max_length=LONG)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    digest = models.BinaryField()
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    affiliated_with = models.CharField(max_length=LONG)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="source_record_once")]
        indexes = [models.Index(fields=["source"], condition=~Q(affiliated_with=""), name="source_record_affiliated")]


class VaultKey(models.Model):
    """A person's key, wrapped by the vault key of the installation; deleting it makes the person's text unreadable."""

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="+")
    wrapped = models.BinaryField()
    created_at = models.DateTimeField()


class VaultText(models.Model):
    """Free text about or sent to a person, sealed with the person's key; `sealed` is nonce and ciphertext."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    created_at = models.DateTimeField()


class Earlier(models.Model):
    """What a field of a customer, or of one of its contact points, said until a moment: written when it changes, never before.

    So the past can be asked without a history of everything: the first change after a moment tells what was known at it. Only
    fields that permission rests on are kept (kind, status, country, region; a contact point's status), never a name or a value.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+", db_index=False)
    contact_point = models.ForeignKey(ContactPoint, models.CASCADE, null=True, related_name="+", db_index=False)
    field = models.CharField(max_length=SHORT)
    value = models.CharField(max_length=40)
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "until"], name="customers_earlier_of")]


class DeclaredFact(models.Model):
    """Something the person told us of themselves: kept apart from what sources say, shown with its date, theirs to delete."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    name = models.CharField(max_length=SHORT)
    value = models.CharField(max_length=LONG)
    origin = models.CharField(max_length=SHORT)
    declared_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "name", "value"], name="declared_fact_once")]


class ErasedMark(models.Model):
    """What an erased person was known by, as a keyed hash (a source's key, an identifier, an e-mail that was theirs alone).

    A row of a source that bears one is refused: nobody who was erased comes back by an import. It names nobody.
    """

    mark = models.CharField(max_length=32, unique=True)
    erased_at = models.DateTimeField()


class SetAside(models.Model):
    """A text in the vault that seems to speak of a patient: nobody reads it until compliance or medicine has.

    `signs` are words of `rules.patient_data.PatientSign`, joined by '|'; `verdict` is '' while it waits.
    """

    text = models.OneToOneField(VaultText, models.CASCADE, related_name="+")
    signs = models.CharField(max_length=64)
    found_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, blank=True, choices=[("", ""), *_choices(types.SetAsideVerdict)])
    decided_by = models.CharField(max_length=LONG, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["found_at"], condition=Q(verdict=""), name="customers_set_aside_waiting")]
