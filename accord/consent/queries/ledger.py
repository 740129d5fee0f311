"""Proofs out of the ledger: that an entry is in it, that these are all of a person, that nothing was rewritten."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from accord.consent import models
from accord.consent.ledger.checkpoints import checkpoint_of, latest_checkpoint
from accord.consent.ledger.opening import LEAF_COLUMNS, Opened, leaf_row, leaves_of_person, open_leaves
from accord.consent.ledger.people import people_at
from accord.consent.ledger.tiles import nodes_under
from accord.consent.rules.merkle import fold_peaks, inclusion_path
from accord.consent.rules.notes import public_key_of, verifier_key
from accord.consent.rules.proof_nodes import Stretch, consistency_nodes, inclusion_nodes, named_in
from accord.consent.types import Checkpoint, ConsistencyProof, EntryKind, InclusionProof, PersonProof
from accord.customers.queries import ids_in
from accord.kernel.errors import AccordError, NotFound


def checkpoint_latest() -> Checkpoint | None:
    """The last checkpoint that was signed; None while there is none."""
    return latest_checkpoint()


def list_checkpoints(*, limit: int | None = None) -> tuple[Checkpoint, ...]:
    """The checkpoints, the newest first."""
    return tuple(map(checkpoint_of, models.Checkpoint.objects.order_by("-pk")[:limit]))


def public_key() -> bytes:
    """The Ed25519 key (32 bytes) under which checkpoints and receipts are checked."""
    return public_key_of(settings.ACCORD_LEDGER_KEY)


def ledger_verifier_key() -> str:
    """The same key with the ledger's name, as one hands it to those who check (C2SP signed-note)."""
    return verifier_key(settings.ACCORD_LEDGER_ORIGIN, public_key())


def prove_record(*, record_id: int) -> InclusionProof:
    """That a record is in the ledger. Raises NotFound, or AccordError `ledger.unsigned` until the next checkpoint."""
    proof = prove_records(record_ids=[record_id]).get(record_id)
    if proof is not None:
        return proof
    if not models.Leaf.objects.filter(kind=EntryKind.RECORD, entry_id=record_id).exists():
        raise NotFound("record")
    raise AccordError(
        "ledger.unsigned", "No checkpoint covers this record yet.", "Run accord ledger checkpoint, or wait for the next one."
    )


def prove_records(*, record_ids: Sequence[int]) -> dict[int, InclusionProof]:
    """The same for many records, in a constant number of queries; those that no checkpoint covers yet are left out."""
    checkpoint = latest_checkpoint()
    if checkpoint is None:
        return {}
    rows = models.Leaf.objects.filter(kind=EntryKind.RECORD, entry_id__in=ids_in(record_ids), index__lt=checkpoint.size)
    leaves = [leaf_row(*row) for row in rows.order_by("index").values_list(*LEAF_COLUMNS)]
    return {proof.entry_id: proof for proof in inclusion_proofs(open_leaves(leaves), checkpoint)}


def prove_person(*, customer_id: int) -> PersonProof:
    """That these are all the entries of a person, none withheld. Raises NotFound where the ledger holds nothing of the person,
    or AccordError `ledger.unsigned` until the next checkpoint.

    Reads every leaf's pseudonym once to make the tree of people.
    """
    leaves = leaves_of_person(customer_id)
    if not leaves:
        raise NotFound("person in the ledger")
    checkpoint = latest_checkpoint()
    covered = [leaf for leaf in leaves if checkpoint is not None and leaf.index < checkpoint.size]
    if checkpoint is None or not covered:
        raise AccordError(
            "ledger.unsigned", "No checkpoint covers this person yet.", "Run accord ledger checkpoint, or wait for the next one."
        )
    subject = covered[-1].subject
    own = [leaf for leaf in covered if leaf.subject == subject]
    people = people_at(checkpoint.size, subject=subject)
    return PersonProof(
        customer_id,
        subject,
        people.count,
        people.last,
        people.place,
        tuple(inclusion_path(people.hashes, people.place)),
        tuple(inclusion_proofs(open_leaves(own), checkpoint)),
        len(leaves) - len(covered),
        checkpoint,
    )


def prove_consistency(*, old_id: int, new_id: int) -> ConsistencyProof:
    """That the ledger of the later of two checkpoints begins with that of the earlier one. Raises NotFound."""
    found = {row.pk: checkpoint_of(row) for row in models.Checkpoint.objects.filter(pk__in=[old_id, new_id])}
    if not {old_id, new_id} <= set(found):
        raise NotFound("checkpoint")
    return consistency_proofs([found[old_id]], found[new_id])[0]


def consistency_proofs(olds: Sequence[Checkpoint], new: Checkpoint) -> list[ConsistencyProof]:
    """The proof from each of these checkpoints to a later one, in two queries."""
    plans = [consistency_nodes(old.size, new.size) for old in olds]
    return [ConsistencyProof(old, new, path) for old, path in zip(olds, paths_of(plans, new), strict=True)]


def inclusion_proofs(opened: Sequence[Opened], checkpoint: Checkpoint) -> list[InclusionProof]:
    """That these leaves, all of them below the checkpoint, are in its tree; two queries."""
    paths = paths_of([inclusion_nodes(leaf.index, checkpoint.size) for leaf, _, _ in opened], checkpoint)
    return [
        InclusionProof(leaf.kind, leaf.entry_id, leaf.index, leaf.number, leaf.hash, entry.decode(), path, checkpoint)
        for (leaf, _, entry), path in zip(opened, paths, strict=True)
    ]


def paths_of(plans: Sequence[Sequence[Stretch]], checkpoint: Checkpoint) -> list[tuple[bytes, ...]]:
    """The hashes of these proofs under the checkpoint; two queries, however many they are."""
    read = nodes_under(checkpoint, named_in(plans))
    return [tuple(fold_peaks([*map(read, stretch)]) for stretch in plan) for plan in plans]


def ledger_hashes() -> dict[str, Any]:
    """The hashes of all leaves, in order, and every checkpoint, the oldest first: the whole tree without any content, for JSON."""
    leaves = models.Leaf.objects.order_by("index").values_list("hash", flat=True)
    return {
        "format": "accord-ledger/1",
        "key": ledger_verifier_key(),
        "checkpoints": [checkpoint.note for checkpoint in reversed(list_checkpoints())],
        "leaves": [bytes(leaf).hex() for leaf in leaves.iterator(chunk_size=10_000)],
    }
