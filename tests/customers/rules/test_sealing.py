import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.customers.rules.sealing import new_person_key, seal, unseal
from accord.kernel.errors import AccordError

KEY = bytes(range(32))


@given(st.binary(max_size=200))
def test_what_is_sealed_opens_again(content: bytes) -> None:
    sealed = seal(content, key=KEY, bound_to="customer:1")
    assert unseal(sealed, key=KEY, bound_to="customer:1") == content
    assert len(content) < 8 or content not in sealed


@pytest.mark.parametrize("change", ["key", "owner", "text", "cut"])
def test_nothing_else_opens_it(change: str) -> None:
    sealed = seal(b"secret", key=KEY, bound_to="customer:1")
    key = new_person_key() if change == "key" else KEY
    owner = "customer:2" if change == "owner" else "customer:1"
    if change == "text":
        sealed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    with pytest.raises(AccordError, match=r"vault\.unreadable"):
        unseal(sealed[:10] if change == "cut" else sealed, key=key, bound_to=owner)


def test_every_person_has_a_key_of_its_own() -> None:
    assert new_person_key() != new_person_key()
    assert len(new_person_key()) == 32
