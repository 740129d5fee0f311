import pytest

from accord.rights.rules.traces import pattern_of, speaks_of

ADA = pattern_of(
    ["Zoë Ďurišová", "zoe.d@cabinet.example", "+33478123456", "10101010109", "12 rue du Bac, 75007 Paris", "陳怡君", "Li"]
)


@pytest.mark.parametrize(
    "text",
    [
        "ZOË ĎURIŠOVÁ called",
        "Zoe\u0308 D\u030curis\u030cova\u0301",
        "Zoë,Ďurišová",
        'Zoë";"Ďurišová',
        "to <Zoe.D@Cabinet.example>;",
        "04 78 12 34 56",
        "(0)478.12.34.56",
        "+33 4 78 12 34 56",
        "rpps 10101010109",
        "12 rue du Bac\n75007 PARIS",
        "致陳怡君醫師",
    ],
)
def test_a_person_is_found_however_it_was_written(text):
    assert speaks_of(text, ADA)


@pytest.mark.parametrize(
    "text",
    ["Zoë Müller", "azoe.d@cabinet.example.org", "9101010101097", "12 rue du Bac, Lyon", "陳怡", "Li Wei", "04 78 12 34 5", ""],
)
def test_others_are_left_in_peace(text):
    assert not speaks_of(text, ADA)


def test_nothing_to_look_for_is_found_nowhere():
    assert not speaks_of("anything", pattern_of([])) and not speaks_of("Li", pattern_of(["Li"]))
