from accord.catalogue.types import Channel
from accord.consent.rules.law_reach import reaches_place, speaks_of_channel


def test_where_rules_are_heard():
    heard = [place for place in ("FR", "US", "US-FL", "US-TX", "GB") if reaches_place("EU", place)]
    assert heard == ["FR"]
    assert [place for place in ("US", "US-FL", "US-TX") if reaches_place("US-FL", place)] == ["US-FL"]
    assert reaches_place("US", "US-FL") and reaches_place("GLOBAL", "JP")


def test_what_rules_speak_of(law):
    visit, anything = law.rules["GB.prof.visit.rx_promotion.default.code"], law.rules["FR.prof.any.rx_promotion.content_gate.law"]
    assert [channel for channel in Channel if speaks_of_channel(visit, channel)] == [Channel.VISIT, Channel.REMOTE_VISIT]
    assert all(speaks_of_channel(anything, channel) for channel in Channel)
