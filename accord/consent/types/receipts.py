"""Receipts: what is handed to the person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from accord.catalogue.types import Channel, Purpose
from accord.consent.types.words import Actor, Explicitness, LawfulBasis, Mechanism, Polarity, RecordType


@dataclass(frozen=True, slots=True)
class ReceiptNotice:
    """The notice of a receipt, as it was shown: which version, its words, their SHA-256, and what it was answered with."""

    code: str
    number: int
    language: str
    text: str
    text_hash: str
    control: str


@dataclass(frozen=True, slots=True)
class ReceiptParty:
    """Who was given a permission: the sender, as a receipt names it (`country` ISO 3166-1)."""

    code: str
    name: str
    address: str
    email: str
    country: str


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One entry on a receipt: what was agreed to or refused, how, in which words, and until when (None: until it is withdrawn).

    `channel` and `purpose` None and `topic` '' mean "any", as in the record; `ledger_index` is the entry's place in the ledger,
    None where it has none yet; `senders` the codes of the parties it reaches.
    """

    record_id: int
    type: RecordType
    polarity: Polarity
    explicitness: Explicitness
    channel: Channel | None
    purpose: Purpose | None
    topic: str
    mechanism: Mechanism
    lawful_basis: LawfulBasis
    basis_reference: str
    actor: Actor
    control_initial: str
    control_final: str
    jurisdiction: str
    given_at: datetime
    valid_until: datetime | None
    senders: tuple[str, ...]
    notice: ReceiptNotice | None
    ledger_index: int | None


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """What a receipt says (fields of ISO/IEC TS 27560). `subject` is the person's pseudonym in the ledger, in hex, and no name.

    `stored_in` are the countries the data lies in, `withdrawal_url` where one takes it back. `checkpoint_size` and
    `checkpoint_root` (hex) name the newest checkpoint at the time; None and '' where there was none.
    """

    receipt_id: UUID
    issued_at: datetime
    language: str
    subject: str
    parties: tuple[ReceiptParty, ...]
    lines: tuple[ReceiptLine, ...]
    stored_in: tuple[str, ...]
    withdrawal_url: str
    checkpoint_size: int | None = None
    checkpoint_root: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as it was issued: `jws` is the signed document (compact JWS, EdDSA), `record_ids` the entries it covers."""

    receipt_id: UUID
    customer_id: int
    language: str
    issued_at: datetime
    jws: str
    record_ids: tuple[int, ...]


class ReceiptVerdict(StrEnum):
    """What came of checking a receipt: ours and untouched; not as it was signed; signed with a key that is not ours; no receipt."""

    GENUINE = "genuine"
    CHANGED = "changed"
    OTHER_KEY = "other_key"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """A checked receipt: the verdict, what it says where it is genuine, and the id of the key it names."""

    verdict: ReceiptVerdict
    content: ReceiptContent | None = None
    key_id: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A receipt reached its person: on which channel, by which message if any, when."""

    channel: Channel
    touch_id: UUID | None
    delivered_at: datetime
