"""What a text must show before it may claim a disclosure (codes of permission-rules.md).

Only what a slot or a fixed fact can prove is checked here; prescribing information and the like are for the reviewers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from accord.catalogue.types import Channel, Label
from accord.content.types import FixedSlot, Slot
from accord.kernel.errors import AccordError

WRITTEN = frozenset({Channel.EMAIL, Channel.SMS, Channel.CHAT_APP})


@dataclass(frozen=True, slots=True)
class Wording:
    """What a recipient will see: each part with its fixed slots filled, and the fixed facts themselves."""

    parts: tuple[str, ...]
    fixed: Mapping[str, str]

    def shows_slot(self, slot: Slot) -> bool:
        """Whether every part holds the slot, so that no reader of HTML or of text goes without."""
        return all("{{" + slot + "}}" in part for part in self.parts)

    def shows_fact(self, slot: FixedSlot) -> bool:
        """Whether every part says the fixed fact, typed or filled."""
        fact = self.fixed.get(slot, "")
        return bool(fact) and all(fact in part for part in self.parts)


def _stop_word(wording: Wording) -> bool:
    return all("STOP" in part for part in wording.parts)


_PROOFS: dict[str, tuple[Callable[[Wording], bool], str]] = {
    "list_unsubscribe_one_click": (lambda wording: wording.shows_slot(Slot.UNSUBSCRIBE_URL), "{{unsubscribe_url}}"),
    "opt_out_in_message": (lambda wording: wording.shows_slot(Slot.UNSUBSCRIBE_URL), "{{unsubscribe_url}}"),
    "withdraw_info": (lambda wording: wording.shows_slot(Slot.UNSUBSCRIBE_URL), "{{unsubscribe_url}}"),
    "right_to_object_notice": (lambda wording: wording.shows_slot(Slot.PREFERENCES_URL), "{{preferences_url}}"),
    "privacy_notice": (lambda wording: wording.shows_slot(Slot.PREFERENCES_URL), "{{preferences_url}}"),
    "data_source": (lambda wording: wording.shows_slot(Slot.PREFERENCES_URL), "{{preferences_url}}"),
    "sender_identity": (lambda wording: wording.shows_fact(FixedSlot.SENDER_NAME), "{{sender_name}}"),
    "postal_address": (lambda wording: wording.shows_fact(FixedSlot.POSTAL_ADDRESS), "{{postal_address}}"),
    "stop_keyword": (_stop_word, "the word STOP"),
}


def missing_proofs(disclosures: frozenset[str], wording: Wording) -> dict[str, str]:
    """Each disclosure that is claimed but not shown -> what must stand in every part of the text."""
    return {code: need for code, (shows, need) in sorted(_PROOFS.items()) if code in disclosures and not shows(wording)}


def check_disclosures(
    disclosures: frozenset[str], wording: Wording, *, channel: Channel, label: Label, service: bool = False
) -> None:
    """Raises AccordError `content.disclosure_missing`.

    An e-mail that may promote needs its way out whatever it claims: saying no must be as easy as saying yes (GDPR Art. 7(3)).
    A bare service letter answers a request and has none.
    """
    if channel not in WRITTEN:
        return
    may_promote = channel is Channel.EMAIL and label is not Label.MEDICAL and not service
    claimed = disclosures | {"opt_out_in_message"} if may_promote else disclosures
    missing = missing_proofs(claimed, wording)
    if missing:
        raise AccordError(
            "content.disclosure_missing",
            f"The text does not show what it must: {', '.join(missing)}.",
            f"Put {', '.join(sorted(set(missing.values())))} into the HTML and into the text part.",
        )
