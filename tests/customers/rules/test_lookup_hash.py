from accord.customers.rules.lookup_hash import lookup_hash

KEY, OTHER = b"k" * 32, b"o" * 32


def test_the_same_value_is_found_whatever_its_case() -> None:
    assert lookup_hash("Ada@x.org", key=KEY) == lookup_hash("ada@X.ORG", key=KEY)
    assert len(lookup_hash("", key=KEY)) == 16


def test_other_values_and_other_keys_differ() -> None:
    assert lookup_hash("ada@x.org", key=KEY) != lookup_hash("eda@x.org", key=KEY)
    assert lookup_hash("ada@x.org", key=KEY) != lookup_hash("ada@x.org", key=OTHER)
