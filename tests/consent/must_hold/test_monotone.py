"""Adding an opt-out never turns a no into a yes; removing an opt-in never turns a no into a yes: every history of a small lattice.

Two French and American questions; a country where consent is needed, and one where it is enough that nobody refused.
"""

from itertools import combinations, product

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.scope import aims_of
from accord.consent.rules.weighing import weigh
from accord.consent.types import Actor, Grade, Mechanism, Polarity, RecordType
from tests.consent.people import days_ago, question, record, refusal

IN, OUT = Polarity
QUESTIONS = tuple(question(topic=topic, jurisdiction=place) for place in ("FR", "US") for topic in ("", "lumira"))
SCOPES = tuple(
    {"channel": channel, "purpose": purpose, "topic": topic}
    for channel in (None, Channel.EMAIL)
    for purpose in (Purpose.MARKETING, Purpose.RX_PROMOTION)
    for topic in ("", "lumira")
)
EVERYTHING = {"channel": None, "purpose": None, "topic": ""}
BY_REP = {"actor": Actor.REP, "mechanism": Mechanism.REP_CAPTURED, "grade": Grade.C}
BY_STAFF = {"actor": Actor.SYSTEM, "actor_reference": "user:7", "reason": "wrong person"}


def universe(days):
    """Every opt-in and every opt-out of the lattice, at these ages, numbered."""
    yes = [record(**scope, valid_from=days_ago(age)) for scope, age in product(SCOPES, days)]
    yes += [record(**scope, valid_from=days_ago(min(days)), **BY_REP) for scope in SCOPES]
    yes += [record(type=RecordType.REGISTERED_BLOCK, channel=None, valid_from=days_ago(age)) for age in days]
    yes += [record(type=RecordType.GRANTED_PENDING), record(type=RecordType.CONFIRMED, contact_point_id=7)]
    no = [refusal(**scope, valid_from=days_ago(age)) for scope, age in product((*SCOPES, EVERYTHING), days)]
    no += [refusal(**scope, valid_from=days_ago(max(days)), actor=Actor.REP) for scope in (*SCOPES, EVERYTHING)]
    no += [refusal(type=kind, valid_from=days_ago(age)) for kind in _OTHERS for age in days]
    return [_numbered(one, number) for number, one in enumerate([*yes, *no], 1)]


_OTHERS = (RecordType.EXPIRED, RecordType.INVALIDATED, RecordType.REGISTERED_BLOCK, RecordType.DECEASED_OR_RETIRED)


def _numbered(one, number):
    make = record if one.polarity is IN else refusal
    fields = {name: getattr(one, name) for name in one.__slots__}
    return make(**fields | {"id": number})


def corrections_of(history):
    """Every correction and replacement of what is in a history."""
    for one in history:
        yield record(id=900, type=RecordType.CORRECTED, polarity=OUT, corrects_id=one.id, **BY_STAFF)
        yield record(id=901, type=RecordType.CORRECTED, polarity=IN, corrects_id=one.id, **BY_STAFF)
        yield record(id=902, type=RecordType.SUPERSEDED, polarity=OUT, supersedes_id=one.id, **BY_STAFF)


def hold(law, days):
    everything, answers = universe(days), {}
    aims = [(asked, aims_of(asked)[0]) for asked in QUESTIONS]

    def answer(history):
        key = tuple(sorted(one.id for one in history if one.id < 900)) + tuple(
            (o.id, o.corrects_id) for o in history if o.id >= 900
        )
        if key not in answers:
            answers[key] = tuple(not weigh(asked, aim, history, law).reasons for asked, aim in aims)
        return answers[key]

    def wider(more, less):
        return any(one and not other for one, other in zip(more, less, strict=True))

    opt_ins = opt_outs = 0
    for size in (0, 1, 2):
        for history in combinations(everything, size):
            before = answer(history)
            for one in (*everything, *(corrections_of(history) if size else ())):
                if one in history:
                    continue
                after = answer((*history, one))
                if one.polarity is OUT:
                    assert not wider(after, before), (history, one)
                    opt_outs += 1
                else:
                    assert not wider(before, after), (history, one)
                    opt_ins += 1
    return opt_ins, opt_outs


def test_adding_an_opt_out_and_removing_an_opt_in_never_widen(law):
    opt_ins, opt_outs = hold(law, days=(1,))
    assert min(opt_ins, opt_outs) > 10_000


@pytest.mark.soak
def test_adding_an_opt_out_and_removing_an_opt_in_never_widen_in_the_whole_lattice(law):
    opt_ins, opt_outs = hold(law, days=(1, 2))
    assert min(opt_ins, opt_outs) > 50_000
