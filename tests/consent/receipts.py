"""Receipts for tests."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from accord.catalogue.types import Channel, Purpose
from accord.consent.types import (
    Actor,
    Explicitness,
    LawfulBasis,
    Mechanism,
    Polarity,
    ReceiptContent,
    ReceiptLine,
    ReceiptNotice,
    ReceiptParty,
    RecordType,
)
from tests.consent.people import NOW

NOTICE = ReceiptNotice("form", 2, "fr", "Alder peut m’écrire. Je peux revenir sur mon accord.", "ab" * 32, "checkbox")
LINE = ReceiptLine(
    record_id=7,
    type=RecordType.GRANTED,
    polarity=Polarity.OPT_IN,
    explicitness=Explicitness.EXPLICIT,
    channel=Channel.EMAIL,
    purpose=Purpose.MARKETING,
    topic="lumira",
    mechanism=Mechanism.UNTICKED_BOX,
    lawful_basis=LawfulBasis.CONSENT,
    basis_reference="",
    actor=Actor.SELF,
    control_initial="off",
    control_final="on",
    jurisdiction="FR",
    given_at=NOW,
    valid_until=NOW + timedelta(days=365),
    senders=("alder",),
    notice=NOTICE,
    ledger_index=41,
)
BARE = replace(
    LINE, record_id=8, type=RecordType.WITHDRAWN, polarity=Polarity.OPT_OUT, channel=None, purpose=None, topic="", notice=None,
    valid_until=None, ledger_index=None, jurisdiction="", control_initial="", control_final="", basis_reference="LIA-3",
)  # fmt: skip


def content(**words: Any) -> ReceiptContent:
    usual = ReceiptContent(
        receipt_id=UUID("01999999-0000-7000-8000-000000000001"),
        issued_at=NOW,
        language="fr",
        subject="cd" * 32,
        parties=(ReceiptParty("alder", "Alder Médicaments", "4 quai de la Loire, 75019 Paris", "news@alder.example", "FR"),),
        lines=(LINE, BARE),
        stored_in=("FR",),
        withdrawal_url="https://accord.example/receipts",
        checkpoint_size=40,
        checkpoint_root="ef" * 32,
    )
    return replace(usual, **words)
