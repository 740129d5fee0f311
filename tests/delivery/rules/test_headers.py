from uuid import UUID

from accord.delivery.rules.headers import message_id_of, unsubscribe_headers

TOUCH = UUID("01934b5e-0000-7000-8000-000000000001")


def test_the_message_id_is_the_touch_whatever_the_attempt() -> None:
    assert message_id_of(TOUCH, "reply.example") == "<01934b5e-0000-7000-8000-000000000001@reply.example>"


def test_one_click_unsubscribe_takes_both_headers() -> None:
    assert unsubscribe_headers("https://a.example/u/x") == {
        "List-Unsubscribe": "<https://a.example/u/x>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
