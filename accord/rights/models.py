"""Tables of rights: they only grow, and name nobody."""

from django.db import models

from accord.access.append_only import append_only
from accord.rights import types

WORD = 32


def _choices(words: type) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]  # type: ignore[attr-defined]


@append_only
class RightsRequest(models.Model):
    """A person asked something of us; what became of it stands in its steps."""

    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=WORD, choices=_choices(types.RequestKind))
    origin = models.CharField(max_length=WORD, choices=_choices(types.Origin))
    received_at = models.DateTimeField()


@append_only
class RequestStep(models.Model):
    """A request moved on: to which state, due when from now on, by which user; the words about it lie in the vault."""

    request = models.ForeignKey(RightsRequest, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=WORD, choices=_choices(types.RequestState))
    due_at = models.DateTimeField()
    user = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey("customers.VaultText", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    taken_at = models.DateTimeField()


@append_only
class Erasure(models.Model):
    """A person was erased: what became of every table, and by which keyed hashes they would be known again.

    Written in the transaction that erases; nobody can be erased twice. `told` holds table, fate, number of rows and reason of each
    part, the places cleared, the marks and the blocks.
    """

    customer = models.OneToOneField("customers.Customer", on_delete=models.PROTECT, primary_key=True, related_name="+")
    reason = models.CharField(max_length=500)
    user = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")
    told = models.JSONField()
    erased_at = models.DateTimeField()


@append_only
class Certificate(models.Model):
    """The signed paper of an erasure: JSON as it was signed, and the signature (Ed25519, hexadecimal)."""

    erasure = models.ForeignKey(Erasure, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()
    signature = models.CharField(max_length=128)
    signed_at = models.DateTimeField()
