from hypothesis import given
from hypothesis import strategies as st

from accord.access.rules.secrets import hash_secret


def test_the_hash_is_keyed_and_stable() -> None:
    assert hash_secret("accord_a", key=b"k" * 32) == hash_secret("accord_a", key=b"k" * 32)
    assert hash_secret("accord_a", key=b"k" * 32) != hash_secret("accord_a", key=b"l" * 32)


@given(st.text(max_size=60))
def test_the_hash_has_32_bytes_whatever_is_sent(secret: str) -> None:
    assert len(hash_secret(secret, key=b"k" * 32)) == 32
