"""Writes of the room, by what they touch. Everything that a person did or wished only grows."""

from accord.consent.actions.blocks import suppress
from accord.consent.actions.notices import create_notice
from accord.consent.actions.records import record_consents, withdraw
from accord.consent.actions.wishes import set_preference
from accord.consent.permits import mint_permits

__all__ = ["create_notice", "mint_permits", "record_consents", "set_preference", "suppress", "withdraw"]
