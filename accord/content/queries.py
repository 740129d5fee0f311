"""Reads of content."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from accord.catalogue.types import Channel, ContentScope, Label, Purpose, Sender
from accord.content import types
from accord.content.models import Version
from accord.content.rules import composing, filling, house_letters
from accord.content.types import PieceState, PieceVersion, ReviewRole, Slot, Verdict
from accord.kernel.errors import NotFound


def get_versions(*, version_ids: Iterable[int]) -> dict[int, PieceVersion]:
    """The versions of these ids that exist, in whatever state, in one query."""
    return {row.id: version_of(row) for row in _rows().filter(id__in=set(version_ids))}


def get_version(*, version_id: int) -> PieceVersion:
    """One version. Raises NotFound."""
    return version_of(row_of(version_id))


def usable_versions(*, on: date) -> list[PieceVersion]:
    """Everything that may be proposed to somebody on this day: approved for distribution and in date, by id.

    The house's service letters are not among it: they answer a person, and nobody plans them.
    """
    rows = live_rows().filter(start_on__lte=on, end_on__gt=on, author__isnull=False)
    return [version_of(row) for row in rows.order_by("id")]


def letter_versions(*, letter: types.LetterKind, sender: Sender) -> list[PieceVersion]:
    """A service letter of the house as it may be sent for a sender, by language; empty where it was not adopted yet."""
    code = house_letters.piece_code_of(letter, sender.code)
    return [version_of(row) for row in live_rows().filter(piece__code=code).order_by("language", "number")]


def list_versions(*, piece_code: str) -> list[PieceVersion]:
    """Every version of a piece, by language and number."""
    return [version_of(row) for row in _rows().filter(piece__code=piece_code).order_by("language", "number")]


def list_verdicts(*, version_id: int) -> list[types.ReviewEntry]:
    """What the reviewers said, in the order they said it."""
    return [
        types.ReviewEntry(ReviewRole(row.role), row.reviewer_id, Verdict(row.verdict), row.comment, row.review_round, row.given_at)
        for row in row_of(version_id).verdicts.order_by("id")
    ]


def list_changes(*, version_id: int) -> list[types.StateChange]:
    """The life of a version so far, in order."""
    return [
        types.StateChange(PieceState(row.from_state), PieceState(row.to_state), row.actor_id, row.reason, row.changed_at)
        for row in row_of(version_id).changes.order_by("id")
    ]


def render_version(*, version: PieceVersion, values: Mapping[str, str]) -> types.Rendered:
    """A version with the recipient's facts in its slots (see `rules.filling.fill` for the errors)."""
    return filling.fill(version, values)


def values_for(*, version: PieceVersion, facts: Mapping[str, str]) -> dict[str, str]:
    """A value for each slot of the version and no other: the fact, else the fallback (see `rules.filling.values_for`)."""
    return filling.values_for(version, facts)


def compose_mjml(*, letter: types.Letter) -> str:
    """The words of a mail set in the house's own layout."""
    return composing.compose_mjml(letter)


def compose_text(*, letter: types.Letter) -> str:
    """The same words as a text part."""
    return composing.compose_text(letter)


def row_of(version_id: int, *, lock: bool = False) -> Version:
    """For this room's actions: the row, locked where the database can. Raises NotFound."""
    rows = Version.objects.select_for_update() if lock else _rows()
    row = rows.filter(id=version_id).first()
    if row is None:
        raise NotFound("version")
    return row


def live_rows() -> QuerySet[Version]:
    """For this room's actions: the rows that are approved for distribution."""
    return _rows().filter(state=PieceState.APPROVED_FOR_DISTRIBUTION)


def version_of(row: Version) -> PieceVersion:
    """The value of a row."""
    piece = row.piece
    return PieceVersion(
        id=row.id,
        piece_code=piece.code,
        number=row.number,
        channel=Channel(piece.channel),
        brand_code=piece.brand.code if piece.brand else "",
        topic_code=piece.topic.code if piece.topic else "",
        sender_id=piece.sender_id,
        purpose=Purpose(piece.purpose),
        scopes=frozenset(map(ContentScope, row.scopes)),
        label=Label(piece.label),
        countries=frozenset(row.countries),
        language=row.language,
        audience=frozenset(row.audience),
        state=PieceState(row.state),
        start_on=row.start_on,
        end_on=row.end_on,
        subject=row.subject,
        body_html=row.body_html,
        body_text=row.body_text,
        slots=tuple(map(Slot, row.slots)),
        disclosures=frozenset(row.disclosures),
        title=row.title,
        fallbacks=row.fallbacks,
    )


def _rows() -> QuerySet[Version]:
    return Version.objects.select_related("piece__brand", "piece__topic")
