from accord.customers.rules.erased_marks import identifier_mark, marks_of, source_mark

KEY, OTHER = b"k" * 32, b"o" * 32


def test_a_mark_is_keyed_and_tells_kinds_apart():
    assert source_mark("crm", "1", secret=KEY) == source_mark("crm", "1", secret=KEY)
    assert source_mark("crm", "1", secret=KEY) != source_mark("crm", "1", secret=OTHER)
    assert source_mark("crm", "1", secret=KEY) != identifier_mark("crm", "1", secret=KEY)
    assert source_mark("cr", "m1", secret=KEY) != source_mark("crm", "1", secret=KEY)
    assert len(source_mark("crm", "1", secret=KEY)) == 32


def test_everything_a_row_is_known_by_has_its_mark():
    marks = marks_of(source="crm", key="1", identifiers=[("npi", "7"), ("rpps", "8")], secret=KEY)
    assert marks == (
        source_mark("crm", "1", secret=KEY),
        *(identifier_mark(*pair, secret=KEY) for pair in (("npi", "7"), ("rpps", "8"))),
    )
