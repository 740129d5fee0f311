"""The register of processing (GDPR Art. 30) and the risks of an impact assessment (Art. 35), drawn from purposes and facts.

What the law asks to be written down about each purpose stands here once; the facts and roles come from the rooms, so that the
register cannot forget a fact that a condition may ask for. Words for people are in `web/words/processing.py`.
"""

from collections.abc import Iterable

from accord.access.rules.viewing import PURPOSES
from accord.catalogue.rules.scopes import label_of
from accord.catalogue.types import Fact, Label, Purpose
from accord.consent.types import LawfulBasis
from accord.kernel.viewer import Role
from accord.rights.types import Measure, ProcessingActivity, Retention, Risk, RiskCode

_CONSENT, _INTEREST, _DUTY = LawfulBasis.CONSENT, LawfulBasis.LEGITIMATE_INTEREST, LawfulBasis.LEGAL_OBLIGATION
_BASES: dict[Purpose, tuple[LawfulBasis, ...]] = {
    Purpose.MARKETING: (_CONSENT, LawfulBasis.SOFT_OPT_IN, _INTEREST),
    Purpose.RX_PROMOTION: (_CONSENT, _INTEREST),
    Purpose.MEDICAL_NONPROMO: (_INTEREST, _CONSENT),
    Purpose.SCIENTIFIC_EXCHANGE: (_INTEREST, _CONSENT),
    Purpose.EVENT: (_CONSENT, _INTEREST),
    Purpose.SURVEY: (_CONSENT, _INTEREST),
    Purpose.SERVICE: (LawfulBasis.CONTRACT, _INTEREST),
    Purpose.SAFETY: (_DUTY,),
    Purpose.TRACKING: (_CONSENT,),
    Purpose.PROFILING: (_INTEREST, _CONSENT),
    Purpose.HEALTH_DATA: (_CONSENT,),
    Purpose.PHI_MARKETING: (_CONSENT,),
    Purpose.THIRD_PARTY_SHARE: (_CONSENT,),
}
_SENSITIVE = frozenset({Purpose.HEALTH_DATA, Purpose.PHI_MARKETING})
_OWN_CONSENT = _SENSITIVE | {Purpose.TRACKING, Purpose.THIRD_PARTY_SHARE}
_PROFILING = frozenset({Purpose.PROFILING, Purpose.TRACKING, Purpose.MARKETING, Purpose.RX_PROMOTION})
_RETENTION: dict[Purpose, Retention] = {
    Purpose.SAFETY: Retention.LEGAL_DUTY,
    Purpose.SERVICE: Retention.CONTRACT,
    Purpose.TRACKING: Retention.THIRTEEN_MONTHS,
}
_ALWAYS = (Measure.PERMIT, Measure.VAULT, Measure.LEDGER, Measure.ROLES, Measure.LOOKS, Measure.RIGHTS)
_WALL = (Measure.WALL,)
_PROFILE = (Measure.CAPS, Measure.EXPLAINED, Measure.DECLARED_APART)


def activity_of(purpose: Purpose, facts: Iterable[Fact]) -> ProcessingActivity:
    """What is done for a purpose: the facts are those that a condition for this purpose may ask for."""
    side = label_of(purpose)
    profiling = purpose in _PROFILING
    return ProcessingActivity(
        purpose=purpose,
        side=side,
        bases=_BASES[purpose],
        sensitive=purpose in _SENSITIVE,
        own_consent=purpose in _OWN_CONSENT,
        profiling=profiling,
        facts=tuple(sorted((fact for fact in facts if fact.label in (side, Label.BOTH)), key=lambda fact: fact.name)),
        roles=tuple(role for role in Role if purpose in PURPOSES[role]),
        retention=_RETENTION.get(purpose, Retention.WHILE_USED),
        measures=_ALWAYS + (_WALL if side is not Label.BOTH else ()) + (_PROFILE if profiling else ()),
    )


RISKS = (
    Risk(RiskCode.UNWANTED_CONTACT, likelihood=3, severity=2, measures=(Measure.PERMIT, Measure.CAPS, Measure.RIGHTS), residual=1),
    Risk(RiskCode.HIDDEN_PROFILE, likelihood=2, severity=2, measures=(Measure.EXPLAINED, Measure.DECLARED_APART), residual=1),
    Risk(RiskCode.WRONG_EYES, likelihood=2, severity=3, measures=(Measure.ROLES, Measure.WALL, Measure.LOOKS), residual=2),
    Risk(RiskCode.PATIENT_DATA, likelihood=2, severity=3, measures=(Measure.PATIENT_SCREEN,), residual=2),
    Risk(RiskCode.REWRITTEN_PAST, likelihood=1, severity=3, measures=(Measure.LEDGER,), residual=1),
    Risk(RiskCode.LEAK, likelihood=1, severity=3, measures=(Measure.VAULT, Measure.ROLES), residual=2),
    Risk(RiskCode.KEPT_TOO_LONG, likelihood=2, severity=2, measures=(Measure.RIGHTS, Measure.VAULT), residual=1),
    Risk(RiskCode.PRESSURE, likelihood=2, severity=2, measures=(Measure.CAPS,), residual=1),
)
"""Likelihood and severity from 1 (low) to 3 (high) before the measures; what is left after them, 1 to 3."""
