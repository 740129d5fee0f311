"""What a notice lacks before it may be shown (PERMISSION 7.15; GDPR art. 4(11), 7; C-673/17 Planet49; CASL s. 10(1))."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from accord.catalogue.types import Purpose
from accord.consent.rules.reading import is_hard_to_read
from accord.consent.types import Finding, FindingCode, Notice, Requirement

_WITHDRAW = re.compile(
    r"withdraw|unsubscribe|opt out|change my mind|stop at any time"
    r"|retir|désabonn|désinscri|me rétracter|m['’]opposer|changer d['’]avis"
    r"|撤回|撤銷|取消|退訂|停止"
    r"|geri al|geri çek|vazgeç|iptal|reddet|abonelikten çık",
    re.IGNORECASE,
)
_WORDS_OF: Mapping[str, re.Pattern[str]] = {
    "no_purchase_condition": re.compile(
        r"not a condition|no obligation|sans condition|condition d['’]achat|不以.*為條件|şart", re.I
    ),
    "message_rate_notice": re.compile(r"rates may apply|message and data|tarif|費率|ücret", re.I),
    "remuneration_notice": re.compile(r"\bpaid\b|remunerat|rémunér|報酬|ücret|ödeme", re.I),
    "right_to_object_notice": re.compile(r"object|oppos|反對|itiraz", re.I),
    "privacy_notice": re.compile(r"privacy|data protection|confidentialité|données|隱私|個人資料|gizlilik|kişisel veri", re.I),
}
"""What shows that a notice says what a disclosure code of the law asks of it; codes of messages are not a notice's to carry."""


@dataclass(frozen=True, slots=True)
class Use:
    """How a notice is used: who asks, in which language the form is, how many boxes it answers, and what the law asks of it."""

    sender_name: str
    form_language: str
    box_purposes: tuple[Purpose, ...] = ()
    need: Requirement = Requirement.EXPLICIT_OPT_IN
    disclosures: frozenset[str] = field(default_factory=frozenset)
    signed_off: bool = True


def lint_notice(notice: Notice, use: Use) -> tuple[Finding, ...]:
    """Everything that is wrong with a notice as it is used, what blocks first."""
    return tuple(sorted(_findings(notice, use), key=lambda finding: not finding.blocking))


def _findings(notice: Notice, use: Use) -> Iterator[Finding]:
    if use.sender_name.casefold() not in notice.text.casefold():
        yield Finding(FindingCode.SENDER_NOT_NAMED, "The notice does not name who asks.", True, use.sender_name)
    if not _WITHDRAW.search(notice.text):
        yield Finding(FindingCode.NO_WAY_TO_WITHDRAW, "The notice does not say how consent is withdrawn.", True)
    if len(notice.purposes) > 1 and len(set(use.box_purposes)) < len(notice.purposes):
        asked = ", ".join(sorted(notice.purposes))
        yield Finding(FindingCode.PURPOSES_BUNDLED, "Several purposes share one box; each needs its own.", True, asked)
    if use.need >= Requirement.EXPLICIT_OPT_IN and notice.control_initial == "on":
        words = "The box begins ticked where the law asks for a clear act."
        yield Finding(FindingCode.BOX_TICKED_BEFOREHAND, words, True, notice.jurisdiction)
    if _base(notice.language) != _base(use.form_language):
        detail = f"{notice.language} / {use.form_language}"
        yield Finding(FindingCode.LANGUAGE_DIFFERS, "The notice is not in the language of the form.", True, detail)
    if is_hard_to_read(notice.text, notice.language):
        yield Finding(FindingCode.HARD_TO_READ, "The notice is hard to read: shorten its sentences.", False)
    for code in sorted(use.disclosures):
        if code in _WORDS_OF and not _WORDS_OF[code].search(notice.text):
            yield Finding(FindingCode.DISCLOSURE_MISSING, "The law asks the notice to say something it does not.", True, code)
    if not use.signed_off:
        yield Finding(FindingCode.NOT_SIGNED_OFF, "Nobody has signed this version.", False)


def _base(language: str) -> str:
    """The language without its script or region, but for Chinese, whose scripts are not read by the same people."""
    tag = language.lower()
    return tag if tag.startswith("zh") else tag.split("-")[0]
