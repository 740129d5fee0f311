"""Takes law into use, and notes who has read which rule."""

from datetime import datetime

from django.db import transaction

from accord.consent import models
from accord.consent.actions.ledger import append_leaves
from accord.consent.queries.law import law_base, law_table, shipped_content
from accord.consent.rules.law_lint import is_override_file, lint_law
from accord.consent.rules.law_table import digest_of
from accord.consent.types import EntryKind, LawKind, LawVersion, LedgerEntry, ReviewVerdict
from accord.kernel.errors import AccordError, NotFound

SHIPPED_BY = "Accord"


def adopt_law(*, content: bytes, overrides: bool, adopted_by: str, now: datetime) -> LawVersion:
    """Take a rule table, or the company's overrides of it, into use; it takes the place of the one before, which stays on file.

    The same file again changes nothing. Raises AccordError `law.findings` for a file that `lint_law` finds fault with,
    `law.not_overrides` / `law.is_overrides` for one of the other kind, `law.nameless` where nobody signs.
    """
    if not adopted_by.strip():
        raise AccordError("law.nameless", "Nobody signs for this file.", "Give the name of the person who takes it into use.")
    _check_kind(content, overrides)
    findings = [finding for finding in lint_law(content, base=law_base()) if finding.error]
    if findings:
        first = findings[0]
        raise AccordError(
            "law.findings",
            f"The file has {len(findings)} fault(s); line {first.line}: {first.words}",
            "Run accord law check FILE and mend them.",
        )
    return _adopt(LawKind.OVERRIDES if overrides else LawKind.BASE, content, adopted_by.strip(), now)


def adopt_shipped_law(*, now: datetime) -> LawVersion | None:
    """Take the table that ships with Accord into use where it is new and the company has none of its own; None where it is not.

    A company that has taken a table of its own into use keeps it: the law watch says that a newer one has come.
    """
    shipped = models.LawVersion.objects.filter(kind=LawKind.SHIPPED, digest=digest_of(shipped_content()))
    if shipped.exists() or models.LawVersion.objects.filter(kind=LawKind.BASE).exists():
        return None
    return _adopt(LawKind.SHIPPED, shipped_content(), SHIPPED_BY, now)


@transaction.atomic
def review_rule(*, rule_id: str, verdict: ReviewVerdict, reviewer: str, note: str, now: datetime) -> None:
    """Note that a named person has read a rule as it stands, and what they say of it. Raises NotFound, AccordError.

    'accepted' lets permits that rest on it pass as reviewed until the rule changes, 'checked' says that it still holds,
    'doubted' takes an acceptance back.
    """
    rule = law_table().rules.get(rule_id)
    if rule is None:
        raise NotFound("rule")
    if not reviewer.strip():
        raise AccordError("law.nameless", "Nobody signs for this rule.", "Give the name of the person who has read it.")
    review = models.RuleReview.objects.create(
        rule_id=rule_id,
        rule_hash=rule.hash,
        verdict=verdict.value,
        reviewer=reviewer.strip()[:200],
        note=note.strip()[:1000],
        recorded_at=now,
    )
    append_leaves(entries=[LedgerEntry(EntryKind.REVIEW, review.pk)], now=now)


def _check_kind(content: bytes, overrides: bool) -> None:
    if overrides and not is_override_file(content):
        raise AccordError(
            "law.not_overrides",
            "The file has no column author: it is a whole rule table.",
            "Leave --overrides out, or add the columns.",
        )
    if not overrides and is_override_file(content):
        raise AccordError("law.is_overrides", "The file has a column author: it holds overrides.", "Add --overrides.")


def _adopt(kind: LawKind, content: bytes, adopted_by: str, now: datetime) -> LawVersion:
    digest = digest_of(content)
    with transaction.atomic():
        kinds = [LawKind.OVERRIDES] if kind is LawKind.OVERRIDES else [LawKind.SHIPPED, LawKind.BASE]
        newest = models.LawVersion.objects.filter(kind__in=kinds).order_by("-recorded_at", "-id").first()
        if newest is None or newest.digest != digest:
            newest = models.LawVersion.objects.create(
                kind=kind.value, content=content.decode(), digest=digest, adopted_by=adopted_by[:200], recorded_at=now
            )
            append_leaves(entries=[LedgerEntry(EntryKind.LAW, newest.pk)], now=now)
    return LawVersion(LawKind(newest.kind), newest.digest, newest.adopted_by, newest.recorded_at)
