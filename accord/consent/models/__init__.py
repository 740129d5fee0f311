"""Tables of the room, by what they hold. Whatever a person did or was told only grows, by trigger (see `append_only`)."""

from accord.consent.models.blocks import Acknowledgement, RegisterRun, Suppression
from accord.consent.models.law import LawVersion, RuleReview
from accord.consent.models.notices import CaptureForm, Notice, NoticeApproval
from accord.consent.models.proofs import Checkpoint, CheckpointWitness, Leaf, Receipt, ReceiptDelivery, ReceiptEntry, Tile
from accord.consent.models.records import ConsentRecord, Evidence, RecordEvidence
from accord.consent.models.wishes import PreferenceRecord

__all__ = [
    "Acknowledgement",
    "CaptureForm",
    "Checkpoint",
    "CheckpointWitness",
    "ConsentRecord",
    "Evidence",
    "LawVersion",
    "Leaf",
    "Notice",
    "NoticeApproval",
    "PreferenceRecord",
    "Receipt",
    "ReceiptDelivery",
    "ReceiptEntry",
    "RecordEvidence",
    "RegisterRun",
    "RuleReview",
    "Suppression",
    "Tile",
]
