"""The least of law, company and the person, told for a month."""

from accord.catalogue.types import Channel
from accord.consent.types import FrequencyCap, Preference
from accord.web.preference_centre.limits import Limits, bounds_in_words, most_words

WISH = Preference(customer_id=1, per_channel=((Channel.EMAIL, 2),))
CAPS = (
    FrequencyCap(3, 365, Channel.VISIT, "GB-VISIT"),
    FrequencyCap(1, 7, Channel.EMAIL, "company"),
    FrequencyCap(6, 30, None, "company"),
)
LIMITS = Limits((Channel.EMAIL, Channel.VISIT), CAPS, WISH)


def test_the_least_counts() -> None:
    assert LIMITS.most(Channel.EMAIL, None) == 2, "the person's own"
    assert LIMITS.most(Channel.VISIT, None) == 3, "a year's visits may all fall into one month"
    assert LIMITS.most(Channel.VISIT, 1) == 1
    assert LIMITS.most(None, None) == 6
    assert Limits(LIMITS.open_channels, CAPS, Preference(1)).most(Channel.EMAIL, None) == 5, "a week begins anew within the month"
    assert Limits((), (), WISH).most(None, None) is None


def test_in_words() -> None:
    words = most_words(LIMITS, wish=4).replace("\u00a0", " ").replace("\u2011", "-")
    assert words == "At most 4 contacts a month: E-mail 2 · Visit 3"
    assert most_words(Limits((), CAPS, WISH)) == ""


def test_whatever_is_chosen_these_hold() -> None:
    told = [(str(channel), pace, str(origin)) for channel, pace, origin in bounds_in_words(LIMITS)]
    assert told[0] == ("All channels together", "6 a month", "our own rule")
    assert ("Visit", "3 a year", "the law or an industry code") in told
