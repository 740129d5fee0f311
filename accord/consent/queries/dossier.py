"""A person's dossier: what is held, what follows from it, and the proofs, so that somebody else can check it elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accord.catalogue.queries import list_senders
from accord.consent import models
from accord.consent.ledger.opening import LEAF_COLUMNS, Opened, leaf_row, leaves_of_person, open_leaves
from accord.consent.ledger.shelves import SHELVES
from accord.consent.queries.law import law_table_by_hash
from accord.consent.queries.ledger import (
    checkpoint_latest,
    consistency_proofs,
    inclusion_proofs,
    ledger_verifier_key,
    list_checkpoints,
    prove_person,
)
from accord.consent.queries.permission import permissions_for, questions_for
from accord.consent.rules.commitments import moment_text
from accord.consent.rules.grid import grid_asks
from accord.consent.types import Checkpoint, EntryKind, InclusionProof, LawRule, Permission
from accord.customers.queries import contact_points_for, ids_in, ledger_keys_for
from accord.kernel.errors import AccordError, NotFound

FORMAT = "accord-dossier/1"


def dossier_of(*, customer_id: int, valid_at: datetime, known_at: datetime, now: datetime) -> dict[str, Any]:
    """Everything the ledger holds of a person, with proofs against the last checkpoint, and the permissions at `valid_at` by what
    was known at `known_at`; ready for JSON, in the form `verify_accord.py` checks (docs/how-to/verify.md).

    It holds the person's ledger key and contact values: it is as confidential as the person's file. Entries that no checkpoint
    covers yet stand under `pending`. Raises NotFound.
    """
    questions = questions_for(customer_ids=[customer_id], asks=grid_asks(_first_sender()), send_at=valid_at, known_at=known_at)
    if not questions:
        raise NotFound("customer")
    checkpoint, permissions = checkpoint_latest(), permissions_for(questions=questions)
    size = checkpoint.size if checkpoint else 0
    opened = open_leaves(leaves_of_person(customer_id))
    covered, pending = [one for one in opened if one.leaf.index < size], [one for one in opened if one.leaf.index >= size]
    shown = _notices([one for one in opened if one.row is not None], size)
    return {
        "format": FORMAT,
        "made_at": moment_text(now),
        "valid_at": moment_text(valid_at),
        "known_at": moment_text(known_at),
        "key": ledger_verifier_key(),
        "person": _person(customer_id),
        "checkpoint": checkpoint.note if checkpoint else "",
        "people": _completeness(customer_id) if covered else None,
        "entries": _proven(covered, checkpoint),
        "pending": [{"kind": one.leaf.kind.value, "index": one.leaf.index, **_content(one)} for one in pending],
        "notices": [text | proof for text, proof in zip(_texts(shown), _proven(shown, checkpoint), strict=True)],
        "checkpoints": _earlier(checkpoint),
        "permissions": [_permission(permission) for permission in permissions],
        "rules": _rules(permissions),
    }


def _first_sender() -> int:
    return min((sender.id for sender in list_senders()), default=0)


def _person(customer_id: int) -> dict[str, Any]:
    points = contact_points_for(customer_ids=[customer_id])[customer_id]
    key = ledger_keys_for(customer_ids=[customer_id]).get(customer_id, b"")
    return {
        "customer_id": customer_id,
        "key": key.hex(),
        "contact_points": [{"id": point.id, "kind": point.kind.value, "value": point.value} for point in points],
    }


def _completeness(customer_id: int) -> dict[str, Any] | None:
    try:
        proof = prove_person(customer_id=customer_id)
    except AccordError:
        return None
    return {
        "subject": proof.subject.hex(),
        "count": proof.count,
        "last": proof.last.hex(),
        "position": proof.position,
        "path": [step.hex() for step in proof.path],
    }


def _proven(opened: Sequence[Opened], checkpoint: Checkpoint | None) -> list[dict[str, Any]]:
    if checkpoint is None:
        return []
    proofs = inclusion_proofs(opened, checkpoint)
    return [_inclusion(proof) | _content(one) for proof, one in zip(proofs, opened, strict=True)]


def _inclusion(proof: InclusionProof) -> dict[str, Any]:
    return {
        "kind": proof.kind.value,
        "index": proof.index,
        "number": proof.number,
        "leaf": proof.leaf.hex(),
        "path": [step.hex() for step in proof.path],
    }


def _content(one: Opened) -> dict[str, Any]:
    """The opened entry, and beside it in plain what the entry says only under the person's key."""
    if one.row is None or one.leaf.kind is EntryKind.ERASURE:
        return {"entry": one.entry.decode(), "sealed": {}}
    return {"entry": one.entry.decode(), "sealed": SHELVES[one.leaf.kind].plain(one.row.values)}


def _notices(opened: Sequence[Opened], size: int) -> list[Opened]:
    """The leaves of the notices that the entries name, as far as a checkpoint covers them."""
    shelf = SHELVES[EntryKind.RECORD]
    place = shelf.columns.index("notice_id")
    shown = {one.row.values[place] for one in opened if one.row is not None and one.leaf.kind is EntryKind.RECORD} - {None}
    rows = models.Leaf.objects.filter(kind=EntryKind.NOTICE, entry_id__in=ids_in(sorted(shown)), index__lt=size).order_by("index")
    return open_leaves([leaf_row(*row) for row in rows.values_list(*LEAF_COLUMNS)])


def _texts(notices: Sequence[Opened]) -> list[dict[str, Any]]:
    place = SHELVES[EntryKind.NOTICE].columns.index("text")
    return [{"text": one.row.values[place] if one.row else ""} for one in notices]


def _earlier(checkpoint: Checkpoint | None) -> list[dict[str, Any]]:
    """Every earlier checkpoint with the proof that the last one goes on from it, the oldest first."""
    if checkpoint is None:
        return []
    olds = [one for one in reversed(list_checkpoints()) if one.id != checkpoint.id]
    proofs = consistency_proofs(olds, checkpoint)
    return [{"note": proof.old.note, "path": [step.hex() for step in proof.path]} for proof in proofs]


def _permission(permission: Permission) -> dict[str, Any]:
    return {
        "channel": permission.question.channel.value,
        "purpose": permission.question.purpose.value,
        "allowed": permission.allowed,
        "status": permission.status.value,
        "reasons": [
            {"code": reason.code.value, "rule": reason.rule_id, "record": reason.record_id} for reason in permission.reasons
        ],
        "rules": list(permission.rule_ids),
        "records": list(permission.record_ids),
        "law_table": permission.table_hash,
        "unreviewed": permission.unreviewed,
    }


def _rules(permissions: Sequence[Permission]) -> list[dict[str, Any]]:
    tables = {permission.table_hash: law_table_by_hash(table_hash=permission.table_hash) for permission in permissions}
    named = {(permission.table_hash, rule_id) for permission in permissions for rule_id in permission.rule_ids}
    return [_rule(table_hash, tables[table_hash].rules[rule_id]) for table_hash, rule_id in sorted(named)]


def _rule(table_hash: str, rule: LawRule) -> dict[str, Any]:
    return {
        "id": rule.rule_id,
        "law_table": table_hash,
        "requirement": rule.requirement.name.lower(),
        "source": rule.source,
        "verification": rule.verification,
    }
