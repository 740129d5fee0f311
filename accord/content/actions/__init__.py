"""Writes of content, by the part of a version's life they belong to."""

from accord.content.actions.adopting import adopt_house_letters
from accord.content.actions.drafting import create_piece_version, revise_version
from accord.content.actions.releasing import approve_for_distribution, cancel_version, expire_versions, withdraw_version
from accord.content.actions.reviewing import confirm_changes, record_verdict, submit_for_review

__all__ = [
    "adopt_house_letters",
    "approve_for_distribution",
    "cancel_version",
    "confirm_changes",
    "create_piece_version",
    "expire_versions",
    "record_verdict",
    "revise_version",
    "submit_for_review",
    "withdraw_version",
]
