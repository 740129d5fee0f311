"""Making a version and changing its text while that is still open."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from accord.catalogue.queries import find_brand, find_topic, get_sender, scopes_for
from accord.catalogue.types import Channel, Label, Purpose
from accord.content.models import Piece, Version
from accord.content.queries import row_of
from accord.content.rules.drafting import Manuscript, Prepared, prepare
from accord.content.rules.lifecycle import check_editable
from accord.content.rules.pieces import check_label, check_reach, fixed_slots
from accord.content.types import PieceState
from accord.kernel.errors import AccordError


@transaction.atomic
def create_piece_version(
    *,
    piece_code: str,
    channel: Channel,
    brand_code: str,
    topic_code: str,
    sender_id: int,
    purpose: Purpose,
    countries: Iterable[str],
    language: str,
    audience: Iterable[str],
    start_on: date,
    end_on: date,
    title: str,
    subject: str,
    mjml: str,
    text: str,
    author_id: int,
    disclosures: Iterable[str],
    label: Label,
    now: datetime,
) -> int:
    """A new draft with the next number of its piece and language; MJML becomes HTML here, once. '' for no brand or topic.

    A piece keeps its channel, brand, topic, sender, purpose and label. Raises NotFound (sender, brand, topic) and AccordError
    `content.piece_differs`, `content.label`, `content.countries_missing`, `content.period` and all of `rules.drafting.prepare`.
    """
    countries, audience = frozenset(countries), frozenset(audience)
    check_label(label, purpose)
    check_reach(countries=countries, start_on=start_on, end_on=end_on)
    piece = piece_for(piece_code, channel, brand_code, topic_code, sender_id, purpose, label)
    row = Version(
        piece=piece,
        number=next_number(piece, language),
        language=language,
        scopes=sorted(scopes_for(purpose=purpose, brand_code=brand_code)),
        countries=sorted(countries),
        audience=sorted(audience),
        disclosures=sorted(frozenset(disclosures)),
        start_on=start_on,
        end_on=end_on,
        state=PieceState.DRAFT,
        author_id=author_id,
        created_at=now,
    )
    set_text(row, title=title, subject=subject, mjml=mjml, text=text)
    row.save()
    return row.id


@transaction.atomic
def revise_version(*, version_id: int, title: str, subject: str, mjml: str, text: str, author_id: int, now: datetime) -> None:
    """New words for a draft, or for one approved with changes; whoever revises becomes the author that four eyes look at.

    Raises NotFound, AccordError `content.wrong_state` and all of `rules.drafting.prepare`.
    """
    row = row_of(version_id, lock=True)
    check_editable(PieceState(row.state))
    row.author_id = author_id
    set_text(row, title=title, subject=subject, mjml=mjml, text=text)
    row.save()


def piece_for(
    code: str, channel: Channel, brand_code: str, topic_code: str, sender_id: int, purpose: Purpose, label: Label
) -> Piece:
    """For this room's actions: the piece of this code, made where it is new, locked where the database can.

    Raises AccordError `content.piece_differs`.
    """
    wanted = {
        "channel": channel.value,
        "brand_id": find_brand(code=brand_code).id if brand_code else None,
        "topic_id": find_topic(code=topic_code).id if topic_code else None,
        "sender_id": get_sender(sender_id=sender_id).id,
        "purpose": purpose.value,
        "label": label.value,
    }
    Piece.objects.get_or_create(code=code, defaults=wanted)
    piece = Piece.objects.select_for_update().get(code=code)
    differing = sorted(name.removesuffix("_id") for name, value in wanted.items() if getattr(piece, name) != value)
    if differing:
        raise AccordError(
            "content.piece_differs",
            f"The piece '{code}' is there already with another {', '.join(differing)}.",
            "Give the new piece a code of its own.",
        )
    return piece


def next_number(piece: Piece, language: str) -> int:
    """For this room's actions: the number of the next version."""
    last: int | None = piece.versions.filter(language=language).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def set_text(row: Version, *, title: str, subject: str, mjml: str, text: str) -> None:
    """For this room's actions: give a row its words, prepared. Raises all of `rules.drafting.prepare`."""
    channel, label, bare = Channel(row.piece.channel), Label(row.piece.label), not row.scopes
    prepared = _prepared(row, Manuscript(channel, label, subject, mjml, text, frozenset(row.disclosures), service=bare))
    row.title = title
    row.subject = prepared.subject
    row.mjml = mjml
    row.body_html = prepared.body_html
    row.body_text = prepared.body_text
    row.slots = list(prepared.slots)
    row.fallbacks = dict(prepared.fallbacks)


def _prepared(row: Version, manuscript: Manuscript) -> Prepared:
    sender = get_sender(sender_id=row.piece.sender_id)
    brand_name = row.piece.brand.name if row.piece.brand else ""
    return prepare(
        manuscript,
        fixed=fixed_slots(
            sender=sender, brand_name=brand_name, piece_code=row.piece.code, language=row.language, number=row.number
        ),
    )
