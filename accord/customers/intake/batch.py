"""One batch of rows: repeats out, unchanged ones counted, the rest created, merged or refused."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from accord.customers.intake.erased import erased_among
from accord.customers.intake.fresh import Fresh
from accord.customers.intake.lookups import Record, known_records, owners_of
from accord.customers.intake.newcomers import create_customers
from accord.customers.intake.returners import update_customers
from accord.customers.intake.runs import Tally
from accord.customers.rules.draft_digest import draft_digest
from accord.customers.rules.seen_keys import SeenKeys
from accord.customers.types import CustomerDraft, Rejection

Row = tuple[int, CustomerDraft | Rejection]


def write_batch(rows: Sequence[Row], *, source: str, run_id: int, seen: SeenKeys, now: datetime) -> Tally:
    """Write what the rows say; inside the caller's transaction."""
    tally = Tally(rejections=[row for _, row in rows if isinstance(row, Rejection)])
    drafts = [(line, row) for line, row in rows if isinstance(row, CustomerDraft)]
    known = known_records(source, [draft.key for _, draft in drafts])
    fresh: list[Fresh] = []
    for line, draft in _without_repeats(drafts, known, seen, tally):
        digest, record = draft_digest(draft), known.get(draft.key)
        if record is not None and record.digest == digest:
            tally.unchanged += 1
        else:
            fresh.append(Fresh(line, draft, digest, record))
    while fresh:
        wave, later = _next_wave(fresh)
        fresh = later + _write_wave(wave, tally, source=source, run_id=run_id, now=now)
    tally.rejections.sort(key=lambda rejection: rejection.line)
    return tally


def _without_repeats(
    drafts: Sequence[tuple[int, CustomerDraft]], known: Mapping[str, Record], seen: SeenKeys, tally: Tally
) -> list[tuple[int, CustomerDraft]]:
    """The drafts whose key the file has not used before; the later of two is refused."""
    keys = [draft.key for _, draft in drafts]
    before = seen.probably_seen(keys).tolist()
    firsts: dict[str, tuple[int, CustomerDraft]] = {}
    for (line, draft), maybe in zip(drafts, before, strict=True):
        if draft.key in firsts or (maybe and draft.key in known):
            tally.rejections.append(_refusal(line, draft, "duplicate_in_file", f"The key {draft.key!r} stands in an earlier row."))
        else:
            firsts[draft.key] = (line, draft)
    seen.add(list(firsts))
    return list(firsts.values())


def _next_wave(fresh: Sequence[Fresh]) -> tuple[list[Fresh], list[Fresh]]:
    """Drafts that share no identifier, and those that must wait until the first of their kind is written."""
    claimed: set[tuple[str, str]] = set()
    wave: list[Fresh] = []
    later: list[Fresh] = []
    for one in fresh:
        (later if claimed.intersection(one.draft.identifiers) else wave).append(one)
        claimed.update(one.draft.identifiers)
    return wave, later


def _write_wave(wave: Sequence[Fresh], tally: Tally, *, source: str, run_id: int, now: datetime) -> list[Fresh]:
    """Write what can be written together; what speaks of a customer that the wave has just changed is returned."""
    owners = owners_of(identifier for one in wave for identifier in one.draft.identifiers)
    newcomers: list[Fresh] = []
    returners: dict[int, Fresh] = {}
    later: list[Fresh] = []
    for one in wave:
        one.owned = owners.keys() & one.draft.identifiers if owners else frozenset()
    erased = erased_among(wave, source=source)
    for one in wave:
        if one.line in erased:
            tally.rejections.append(_of_an_erased_person(one.line))
            continue
        candidates = {owners[identifier] for identifier in one.owned}
        if one.record is not None:
            candidates.add(one.record.customer_id)
        refusal = _refusal_of(one, candidates)
        if refusal is not None:
            tally.rejections.append(refusal)
        elif not candidates.isdisjoint(returners):
            later.append(one)
        elif candidates:
            returners[candidates.pop()] = one
        else:
            newcomers.append(one)
    create_customers(newcomers, source=source, run_id=run_id, now=now)
    update_customers(list(returners.items()), source=source, run_id=run_id, now=now)
    tally.created += len(newcomers)
    tally.updated += len(returners)
    return later


def _refusal_of(one: Fresh, candidates: set[int]) -> Rejection | None:
    if len(candidates) > 1:
        return _refusal(one.line, one.draft, "identifier_conflict", "Its identifiers and its key belong to different customers.")
    if not candidates and one.draft.kind is None:
        return _refusal(
            one.line, one.draft, "unknown_customer", "The row says too little to make a customer, and none is known by it."
        )
    if not candidates and not (one.draft.family_name or one.draft.given_name or one.draft.organisation_name):
        return _refusal(one.line, one.draft, "missing_name", "A customer not known before needs a name.")
    return None


def _of_an_erased_person(line: int) -> Rejection:
    """The row itself is not written down: the rejects file would bring the person back."""
    return Rejection(line=line, code="erased_person", reason="The person of this row was erased at their own request.")


def _refusal(line: int, draft: CustomerDraft, code: str, reason: str) -> Rejection:
    return Rejection(line=line, code=code, reason=reason, row=draft.row)
