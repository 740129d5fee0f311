"""What makes the ledger provable: leaves, tiles of the tree above them, signed checkpoints, receipts."""

from django.db import models

from accord.access.append_only import append_only

WORD = 32


@append_only
class Leaf(models.Model):
    """A leaf of the Merkle tree (RFC 6962): one entry, in the order of taking in, without a gap.

    `hash` is the leaf hash of a salted commitment; `subject` the person's pseudonym under the person's ledger key, `number`
    which of the person's entries this is, from 1 (empty and 0 for entries of nobody, such as a notice).
    """

    index = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=WORD)
    entry_id = models.BigIntegerField()
    customer = models.ForeignKey("customers.Customer", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject = models.BinaryField(max_length=32)
    number = models.PositiveIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "entry_id"), name="consent_leaf_of_entry"),)
        indexes = (models.Index(fields=("customer", "number"), name="consent_leaf_of_customer"),)


@append_only
class Tile(models.Model):
    """A full tile of the tree: the hashes of one stretch of one level, joined; never changes once it is full."""

    level = models.PositiveSmallIntegerField()
    place = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("level", "place"), name="consent_tile_once"),)


@append_only
class Checkpoint(models.Model):
    """A signed statement of what the ledger was: size, root, and the root over every person's count of entries."""

    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    people = models.BigIntegerField()
    people_root = models.BinaryField(max_length=32)
    note = models.TextField()
    signed_at = models.DateTimeField()


@append_only
class CheckpointWitness(models.Model):
    """A checkpoint was published where the operator cannot rewrite it, and what came back from there."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="+")
    witness = models.CharField(max_length=200)
    answer = models.TextField(blank=True)
    published_at = models.DateTimeField()


@append_only
class Receipt(models.Model):
    """A signed receipt (JWS) of one or more entries: keys and codes only, so that it may be shown and checked anywhere."""

    receipt_id = models.UUIDField(primary_key=True)
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    jws = models.TextField()
    language = models.CharField(max_length=16)
    issued_at = models.DateTimeField()


@append_only
class ReceiptEntry(models.Model):
    """An entry of the ledger that a receipt covers."""

    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey("consent.ConsentRecord", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("receipt", "record"), name="consent_receipt_entry_once"),)


@append_only
class ReceiptDelivery(models.Model):
    """A receipt was handed over: on which channel, by which message if any."""

    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=WORD)
    touch_id = models.UUIDField(null=True)
    delivered_at = models.DateTimeField()
