"""The wordings people were shown when they were asked."""

from datetime import datetime, timedelta

from accord.catalogue.types import Purpose
from accord.consent.actions import create_notice
from accord.simulator.types import NoticeWords

WORDS = (
    NoticeWords(
        "form",
        "off",
        "Alderwood Pharma may write to me about its medicines and events. I can withdraw at any time, without reasons.",
    ),
    NoticeWords("old_form", "on", "I am happy to receive news from Alderwood Pharma."),
    NoticeWords(
        "visit", "off", "I agree that Alderwood Pharma contacts me at work. I was told who speaks, why, and how to withdraw."
    ),
    NoticeWords(
        "no_thanks",
        "off",
        "Alderwood Pharma uses your professional address to inform you. No, thank you: please do not contact me.",
    ),
)


def create_notices(*, now: datetime) -> dict[str, int]:
    """The notice ids by code. Safe to repeat."""
    return {
        words.code: create_notice(
            code=f"market-{words.code}",
            language="en",
            text=words.text,
            purposes=[Purpose.MARKETING],
            control_initial=words.initial,
            valid_from=now - timedelta(days=1200),
            now=now,
        )
        for words in WORDS
    }
