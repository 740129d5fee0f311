"""What follows from a piece's purpose, sender and number."""

from datetime import date

from accord.catalogue.rules.scopes import label_of
from accord.catalogue.types import Label, Purpose, Sender
from accord.content.types import FixedSlot, material_of
from accord.kernel.errors import AccordError


def check_label(label: Label, purpose: Purpose) -> None:
    """Raises AccordError `content.label` where a purpose stands on the other side of the medical wall."""
    side = label_of(purpose)
    if side not in (label, Label.BOTH):
        raise AccordError(
            "content.label", f"Content for {purpose.replace('_', ' ')} is {side}, not {label}.", "Change the purpose or the label."
        )


def check_reach(*, countries: frozenset[str], start_on: date, end_on: date) -> None:
    """Raises AccordError `content.countries_missing` or `content.period`: approval is for named countries and days."""
    if not countries:
        raise AccordError("content.countries_missing", "The version is for no country.", "Name the countries it is approved in.")
    if end_on <= start_on:
        raise AccordError(
            "content.period",
            f"The version ends on {end_on}, not after its start on {start_on}.",
            "The last day is the one before the end.",
        )


def fixed_slots(*, sender: Sender, brand_name: str, piece_code: str, language: str, number: int) -> dict[str, str]:
    """The value of each fixed slot; '' where there is none."""
    return {
        FixedSlot.SENDER_NAME.value: sender.name,
        FixedSlot.POSTAL_ADDRESS.value: sender.postal_address,
        FixedSlot.BRAND_NAME.value: brand_name,
        FixedSlot.MATERIAL.value: material_of(piece_code, language, number),
    }
