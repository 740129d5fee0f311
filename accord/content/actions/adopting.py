"""Taking the house's own service letters into use: no review by three, since they ship with the product and carry no promotion."""

from datetime import date, datetime

from django.db import transaction

from accord.catalogue.queries import get_sender
from accord.catalogue.types import Channel, Label, Purpose, Sender
from accord.content.actions.drafting import next_number, piece_for, set_text
from accord.content.actions.moves import move_version
from accord.content.models import Version
from accord.content.queries import live_rows
from accord.content.rules.composing import compose_mjml, compose_text
from accord.content.rules.house_letters import HouseLetter, check_bare, house_letters, piece_code_of
from accord.content.rules.lifecycle import Move
from accord.content.types import PieceState
from accord.customers.queries import all_countries

START, END = date(2000, 1, 1), date(2100, 1, 1)
ANYWHERE = ""
"""Somebody whose country is not known yet is answered too."""
DISCLOSURES = ("postal_address", "sender_identity")
REASON = "a service letter of the house"


@transaction.atomic
def adopt_house_letters(*, sender_id: int, now: datetime, approver_id: int | None = None) -> int:
    """Every service letter, in every language, ready to be sent for this sender; how many versions that made. Safe to repeat.

    `approver_id` is the user who stands for them, None where they are taken with the product. A letter whose words changed with the
    product gets a new version, which takes the place of the one before. Raises NotFound (sender).
    """
    sender = get_sender(sender_id=sender_id)
    return sum(_adopt(letter, sender, approver_id, now) for letter in house_letters())


def _adopt(words: HouseLetter, sender: Sender, approver_id: int | None, now: datetime) -> bool:
    mjml, text = compose_mjml(words.letter), compose_text(words.letter)
    check_bare(words.subject, mjml, text)
    code, language = piece_code_of(words.kind, sender.code), words.letter.language
    piece = piece_for(code, Channel.EMAIL, "", "", sender.id, Purpose.SERVICE, Label.BOTH)
    before = list(live_rows().filter(piece=piece, language=language))
    row = Version(
        piece=piece,
        number=next_number(piece, language),
        language=language,
        scopes=[],
        countries=sorted({ANYWHERE, *all_countries()}),
        disclosures=list(DISCLOSURES),
        start_on=START,
        end_on=END,
        state=PieceState.DRAFT,
        created_at=now,
    )
    set_text(row, title=words.title, subject=words.subject, mjml=mjml, text=text)
    if any(_says_the_same(old, row) for old in before):
        return False
    row.save()
    move_version(row, Move.ADOPT, actor_id=approver_id, now=now, reason=REASON)
    for old in before:
        move_version(old, Move.SUPERSEDE, actor_id=approver_id, now=now, reason=REASON)
    return True


def _says_the_same(old: Version, new: Version) -> bool:
    """Subject, mail and text, but for the version number that is printed on the text."""
    texts = (row.body_text.replace(f" v{row.number}", "") for row in (old, new))
    return (old.subject, old.mjml) == (new.subject, new.mjml) and len(set(texts)) == 1
