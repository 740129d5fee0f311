"""How people came to be reachable, or not: the four cells of permission and what life adds to them (PERMISSION 1.1, 3.3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from accord.catalogue.types import Channel
from accord.consent.types import Actor, Explicitness, LawfulBasis, Mechanism, Polarity, RecordType


@dataclass(frozen=True, slots=True)
class Step:
    """One record of a situation; `days_ago` is (least, most); `lasts_days` 0 = no end; `notice` names the wording."""

    type: RecordType
    explicitness: Explicitness
    mechanism: Mechanism
    actor: Actor
    basis: LawfulBasis
    days_ago: tuple[int, int]
    polarity: Polarity = Polarity.OPT_IN
    route: str = ""
    notice: str = ""
    box: tuple[str, str] = ("", "")
    lasts_days: int = 0


YES, NO = Explicitness.EXPLICIT, Polarity.OPT_OUT
SELF, LI = Actor.SELF, LawfulBasis.LEGITIMATE_INTEREST
CONSENT, SOFT = LawfulBasis.CONSENT, LawfulBasis.SOFT_OPT_IN
QUIET = Explicitness.IMPLICIT
PAST, RECENT = (100, 900), (20, 95)

TICKED = Step(RecordType.GRANTED, YES, Mechanism.UNTICKED_BOX, SELF, CONSENT, PAST, notice="form", box=("off", "on"))
CONFIRMED = Step(RecordType.CONFIRMED, YES, Mechanism.DOUBLE_OPT_IN_CLICK, SELF, CONSENT, PAST, notice="form", box=("off", "on"))

SITUATIONS: Mapping[str, tuple[Step, ...]] = {
    # opt-in, explicit
    "ticked": (TICKED,),
    "confirmed": (CONFIRMED,),
    "signed": (Step(RecordType.GRANTED, YES, Mechanism.DEVICE_SIGNATURE, SELF, CONSENT, PAST, notice="visit"),),
    "told_the_rep": (Step(RecordType.GRANTED, YES, Mechanism.REP_CAPTURED, Actor.REP, CONSENT, PAST, notice="visit"),),
    # opt-in, implicit
    "pre_ticked": (Step(RecordType.GRANTED, QUIET, Mechanism.PRETICKED_BOX, SELF, LI, PAST, notice="old_form", box=("on", "on")),),
    # opt-out, explicit: told, and free to refuse in an empty box
    "told": (Step(RecordType.ASKED, QUIET, Mechanism.UNTICKED_BOX, SELF, LI, PAST, notice="no_thanks", box=("off", "off")),),
    # opt-out, implicit: nothing asked, the way out stands in every message
    "nothing_asked": (
        Step(RecordType.IMPORTED, Explicitness.NONE, Mechanism.SYSTEM_IMPORT, Actor.IMPORT, LawfulBasis.NONE_REQUIRED, PAST),
    ),
    # grounds of their own
    "role_related": (
        Step(
            RecordType.GRANTED, QUIET, Mechanism.PUBLISHED_ADDRESS, Actor.SYSTEM, LI, PAST, route="role_related", notice="no_thanks"
        ),
    ),
    "published": (
        Step(RecordType.GRANTED, QUIET, Mechanism.PUBLISHED_ADDRESS, Actor.SYSTEM, SOFT, PAST, route="published_address"),
    ),
    "asked_us": (Step(RecordType.GRANTED, QUIET, Mechanism.INQUIRY, SELF, SOFT, RECENT, route="inquiry"),),
    "dealings": (
        Step(
            RecordType.GRANTED, QUIET, Mechanism.EXISTING_CUSTOMER, Actor.SYSTEM, SOFT, PAST, route="existing_business_relationship"
        ),
    ),
    # what life adds
    "waiting": (
        Step(
            RecordType.GRANTED_PENDING, YES, Mechanism.DOUBLE_OPT_IN_CLICK, SELF, CONSENT, (1, 5), notice="form", box=("off", "on")
        ),
    ),
    "lapsed": (
        Step(
            RecordType.GRANTED,
            YES,
            Mechanism.PAPER_FORM,
            SELF,
            CONSENT,
            (800, 1100),
            notice="form",
            box=("off", "on"),
            lasts_days=730,
        ),
    ),
    "refused": (Step(RecordType.REFUSED, YES, Mechanism.VERBAL_NOTED, Actor.REP, CONSENT, PAST, NO),),
    "withdrew": (TICKED, Step(RecordType.WITHDRAWN, YES, Mechanism.ONE_CLICK_POST, SELF, CONSENT, RECENT, NO)),
    "registered": (TICKED, Step(RecordType.REGISTERED_BLOCK, YES, Mechanism.REGISTER_IMPORT, Actor.REGISTER, CONSENT, RECENT, NO)),
    "": (),
}

MAIL_SHARES: Mapping[str, Mapping[str, float]] = {
    "US": {"nothing_asked": 36, "pre_ticked": 16, "told": 12, "ticked": 12, "confirmed": 6, "withdrew": 8, "refused": 5, "": 5},
    "CA": {
        "ticked": 22,
        "confirmed": 10,
        "signed": 6,
        "dealings": 9,
        "published": 6,
        "asked_us": 4,
        "pre_ticked": 12,
        "nothing_asked": 10,
        "waiting": 2,
        "withdrew": 7,
        "refused": 4,
        "lapsed": 3,
        "": 5,
    },
    "FR": {
        "ticked": 22,
        "confirmed": 14,
        "signed": 8,
        "role_related": 24,
        "pre_ticked": 10,
        "waiting": 2,
        "withdrew": 7,
        "refused": 4,
        "lapsed": 4,
        "": 5,
    },
    "SE": {
        "ticked": 20,
        "confirmed": 14,
        "told_the_rep": 7,
        "pre_ticked": 14,
        "nothing_asked": 20,
        "waiting": 3,
        "withdrew": 7,
        "refused": 4,
        "lapsed": 3,
        "": 8,
    },
    "TR": {
        "ticked": 20,
        "confirmed": 15,
        "signed": 7,
        "pre_ticked": 16,
        "told": 14,
        "registered": 6,
        "withdrew": 6,
        "refused": 5,
        "waiting": 2,
        "": 9,
    },
    "TW": {"told": 26, "nothing_asked": 32, "ticked": 12, "confirmed": 5, "pre_ticked": 10, "withdrew": 6, "refused": 4, "": 5},
}
VISIT_SHARES: Mapping[str, Mapping[str, float]] = {
    "SE": {"signed": 36, "ticked": 10, "refused": 6, "withdrew": 3, "": 45},
    "FR": {"told": 64, "refused": 6, "withdrew": 2, "": 28},
}
ELSEWHERE = {"told": 22, "refused": 4, "withdrew": 2, "": 72}


def shares_for(channel: Channel, country: str) -> Mapping[str, float]:
    """How the people of a country spread over the situations of a channel; weights."""
    return MAIL_SHARES[country] if channel is Channel.EMAIL else VISIT_SHARES.get(country, ELSEWHERE)
