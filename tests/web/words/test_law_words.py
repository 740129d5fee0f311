"""Every word of the law has words for a person, in every language a way of writing hours and places."""

import pytest
from django.utils.translation import override

from accord.consent.queries.law import shipped_law
from accord.consent.rules.law_vocabulary import CHANNELS, DISCLOSURES, WORDS
from accord.consent.rules.quiet_hours import parse_quiet_hours
from accord.consent.types import Requirement, ReviewVerdict
from accord.web.words import law
from accord.web.words.disclosures import DISCLOSURE_WORDS, disclosure_words
from accord.web.words.jurisdictions import place_name
from accord.web.words.quiet_hours import quiet_words


def test_nothing_is_without_words():
    assert set(law.NEED_WORDS) == set(law.NEED_MEANING) == set(law.NEED_SIGNS) == set(Requirement)
    assert set(law.KIND_WORDS) == WORDS["recipient_kind"]
    assert set(law.SCOPE_WORDS) == WORDS["content_scope"]
    assert set(law.RULE_CHANNEL_WORDS) == set(CHANNELS)
    assert set(law.LAYER_WORDS) == WORDS["layer"]
    assert set(law.SOURCE_WORDS) == set(law.SOURCE_TONES) == WORDS["verification"] | {""}
    assert set(law.CONFIDENCE_WORDS) == WORDS["confidence"]
    assert set(law.DOUBLE_OPT_IN_WORDS) == WORDS["double_opt_in"] - {"na"}
    assert set(law.VERDICT_WORDS) == set(ReviewVerdict)
    assert set(DISCLOSURE_WORDS) == DISCLOSURES
    assert disclosure_words("brand_new") == "brand_new"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("daily 21:00-08:00", ["every day, 21:00 to 08:00"]),
        ("Sat-Sun all;hol all", ["Saturday to Sunday, all day", "public holidays, all day"]),
        ("Mon-Fri 20:00-10:00,13:00-14:00", ["Monday to Friday, 20:00 to 10:00", "Monday to Friday, 13:00 to 14:00"]),
        ("Sun 21:00-12:00", ["Sunday, 21:00 to 12:00"]),
        ("", []),
    ],
)
def test_hours_without_contact_in_words(written, words):
    assert list(quiet_words(parse_quiet_hours(written))) == words


def test_days_and_places_follow_the_language():
    with override("fr"):
        assert quiet_words(parse_quiet_hours("Sun all"))[0].startswith("dimanche")
        assert place_name("DE") == "Allemagne"
    with override("zh-hant"):
        assert place_name("JP") == "日本"
    assert (place_name("US-FL"), place_name("XX")) == ("United States (FL)", "XX")
    assert all(place_name(rule.jurisdiction) for rule in shipped_law().rules.values())
