from dataclasses import replace

from accord.catalogue.types import Channel
from accord.consent.rules.obligations import obligations_of


def test_the_strictest_of_each(law):
    base = law.rules["GB.prof.visit.rx_promotion.default.code"]
    strict = replace(base, withdrawal_max_days=0, double_opt_in="expected", registers=("TPS",), disclosures=frozenset({"ad_label"}))
    loose = replace(base, rule_id="loose", withdrawal_max_days=10, double_opt_in="na", registers=("TPS", "CTPS"), channel="any")
    both = obligations_of([strict, loose], Channel.VISIT)
    assert (both.withdrawal_max_days, both.double_opt_in, both.registers) == (0, "expected", ("TPS", "CTPS"))
    assert both.disclosures == base.disclosures | {"ad_label"}
    assert [(cap.channel, cap.origin) for cap in both.caps] == [(Channel.VISIT, base.rule_id), (None, "loose")]


def test_nothing_comes_of_no_rules():
    assert obligations_of([], Channel.EMAIL).withdrawal_max_days is None
