"""Signed tokens: opened for the same use with the same key in time, and in no other case."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.errors import AccordError
from accord.kernel.tokens import open_token, sign

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
TOKEN = sign("preferences", {"c": 7}, key=KEY, valid_until=NOON)


@given(st.dictionaries(st.text(max_size=4).filter(lambda name: name != "exp"), st.integers() | st.text(max_size=8), max_size=3))
def test_what_was_signed_is_read(content: dict[str, int | str]) -> None:
    token = sign("click", content, key=KEY)
    assert open_token("click", token, key=KEY, now=NOON) == content
    assert token.replace("-", "").replace("_", "").replace(".", "").isalnum()


@pytest.mark.parametrize(
    ("use", "token", "key", "moment", "code"),
    [
        ("preferences", TOKEN, KEY, NOON - timedelta(seconds=1), None),
        ("preferences", TOKEN, KEY, NOON, "token.expired"),
        ("unsubscribe", TOKEN, KEY, NOON, "token.invalid"),
        ("preferences", TOKEN, OTHER_KEY, NOON, "token.invalid"),
        ("preferences", TOKEN[:-1], KEY, NOON, "token.invalid"),
        ("preferences", "A" + TOKEN, KEY, NOON, "token.invalid"),
        ("preferences", "", KEY, NOON, "token.invalid"),
        ("preferences", ".", KEY, NOON, "token.invalid"),
        ("preferences", "not a token", KEY, NOON, "token.invalid"),
        ("preferences", "é.ü", KEY, NOON, "token.invalid"),
    ],
)
def test_tokens_open_only_as_they_were_signed(use: str, token: str, key: bytes, moment: datetime, code: str | None) -> None:
    if code is None:
        assert open_token(use, token, key=key, now=moment) == {"c": 7}
        return
    with pytest.raises(AccordError) as refusal:
        open_token(use, token, key=key, now=moment)
    assert refusal.value.code == code
