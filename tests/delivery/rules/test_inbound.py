from accord.delivery.rules.inbound import INBOUND
from accord.delivery.types import InboundKind
from accord.interactions.types import Author


def test_every_kind_has_a_meaning() -> None:
    assert set(INBOUND) == set(InboundKind)


def test_only_a_person_s_own_words_are_kept_and_only_a_dead_address_is_given_up() -> None:
    assert {kind for kind, meaning in INBOUND.items() if meaning.keeps_text} == {InboundKind.REPLY}
    assert {kind for kind, meaning in INBOUND.items() if meaning.address_is_dead} == {InboundKind.BOUNCED_HARD}
    assert {kind for kind, meaning in INBOUND.items() if meaning.ends_contact} == {InboundKind.COMPLAINT}
    assert {kind for kind, meaning in INBOUND.items() if meaning.author is Author.HUMAN} == {
        InboundKind.REPLY,
        InboundKind.COMPLAINT,
    }
