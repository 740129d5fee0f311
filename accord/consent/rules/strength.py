"""Whether one opt-in is enough for a need (PERMISSION 1.1 and 3.6)."""

from datetime import datetime, timedelta

from accord.consent.types import ConsentRecord, Explicitness, Grade, Need, ReasonCode, Requirement

_PROVEN_TWICE = frozenset({"expected", "required"})
_BY_GRADE = {Grade.E: Requirement.OPT_OUT, Grade.D: Requirement.SOFT_OPT_IN}


def strength_of(record: ConsentRecord) -> Requirement:
    """The highest need an opt-in can meet: the lesser of what was done and how well it is evidenced."""
    if record.explicitness is Explicitness.EXPLICIT:
        done = Requirement.EXPLICIT_OPT_IN
    elif record.explicitness is Explicitness.IMPLICIT and record.route:
        done = Requirement.SOFT_OPT_IN
    else:
        done = Requirement.LEGITIMATE_INTEREST
    return min(done, _BY_GRADE.get(record.grade, Requirement.EXPLICIT_OPT_IN))


def route_of(record: ConsentRecord) -> str:
    """The ground for which a record is evidence, '' where it is none."""
    return record.route if record.grade >= Grade.D else ""


def shortfall(record: ConsentRecord, need: Need) -> ReasonCode | None:
    """Why an opt-in is not enough for a need (which took the record's own route into account), None where it is."""
    explicit = record.explicitness is Explicitness.EXPLICIT
    if need.min_grade is not None and record.grade < need.min_grade and need.requirement is not Requirement.OPT_OUT:
        return ReasonCode.GRADE_TOO_LOW
    if record.outdated and need.requirement is Requirement.EXPLICIT_OPT_IN and explicit:
        return ReasonCode.RECONFIRM_DUE
    if need.requirement is Requirement.EXPLICIT_OPT_IN and explicit:
        least = Grade.A if need.obligations.double_opt_in in _PROVEN_TWICE else Grade.C
        return None if record.grade >= least else ReasonCode.GRADE_TOO_LOW
    if strength_of(record) >= need.requirement:
        return None
    if explicit:
        return ReasonCode.GRADE_TOO_LOW
    return ReasonCode.ROUTE_MISSING if record.route else ReasonCode.TOO_WEAK


def lasts_until(record: ConsentRecord, need: Need) -> datetime | None:
    """When an opt-in lapses: at its own end, or, where it was not explicit, at the end the rule sets. None: no fixed term."""
    ends = [record.valid_to] if record.valid_to else []
    if record.explicitness is not Explicitness.EXPLICIT and need.implied_expiry_days is not None:
        ends.append(record.valid_from + timedelta(days=need.implied_expiry_days))
    return min(ends, default=None)
