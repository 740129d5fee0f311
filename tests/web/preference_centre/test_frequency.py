"""Numbers to choose from, with what each would mean."""

from accord.web.preference_centre.frequency import frequency_choices


def test_on_offer_from_most_to_least_with_the_chosen_one() -> None:
    choices = frequency_choices(None, recent=0)
    assert [choice.contacts for choice in choices] == [None, 8, 4, 2, 1]
    assert [choice.contacts for choice in choices if choice.chosen] == [None]


def test_a_number_of_ones_own_keeps_its_place() -> None:
    choices = frequency_choices(6, recent=0)
    assert [choice.contacts for choice in choices] == [None, 8, 6, 4, 2, 1]
    assert [choice.contacts for choice in choices if choice.chosen] == [6]


def test_meaning_is_told_against_last_month() -> None:
    meanings = {choice.contacts: str(choice.meaning) for choice in frequency_choices(None, recent=3)}
    assert meanings[4] == "One a week."
    assert meanings[2] == "One a fortnight. One fewer than last month."
    assert meanings[1].endswith("2 fewer than last month.")
