"""Words sent back, in the languages and by the customs of the carriers."""

import pytest

from accord.consent.rules.keywords import AFFIRMATIONS, WORDS, folded, keyword_of
from accord.consent.types import Keyword

STOP, START, HELP = Keyword.STOP, Keyword.START, Keyword.HELP


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("STOP", STOP), ("stop", STOP), ("Stop.", STOP), (" stop! ", STOP), ("STOPALL", STOP), ("stop all", STOP),
        ("END", STOP), ("CANCEL", STOP), ("UNSUBSCRIBE", STOP), ("QUIT", STOP), ("opt-out", STOP), ("REVOKE", STOP),
        ("ARRÊT", STOP), ("Arrêter", STOP), ("arret", STOP), ("désabonner", STOP), ("STOP SMS", STOP),
        ("停止", STOP), ("取消", STOP), ("退訂", STOP), ("退订", STOP), ("「停止」", STOP), ("取消。", STOP),
        ("İPTAL", STOP), ("iptal", STOP), ("IPTAL", STOP), ("RET", STOP), ("ret", STOP), ("Çık", STOP),
        ("STOP\n\nSent from my phone", STOP), ("\nSTOP\n> your message", STOP), ("ＳＴＯＰ", STOP),
        ("START", START), ("unstop", START), ("開始", START), ("BAŞLA", START), ("Başlat", START), ("reprendre", START),
        ("HELP", HELP), ("info", HELP), ("AIDE", HELP), ("說明", HELP), ("YARDIM", HELP), ("yardım", HELP), ("?", HELP),
        ("", None), ("   ", None), ("stop by on Monday", None), ("Please stop writing to me about dosing", None),
        ("the end", None), ("cancelled", None), ("停止治療的病人可以嗎", None), ("iptal etmeyin", None), ("yes", None),
        ("oui", None), ("Thank you\nSTOP", None), ("stop" * 50, None),
    ],
)  # fmt: skip
def test_words(text: str, keyword: Keyword | None) -> None:
    assert keyword_of(text) is keyword


@pytest.mark.parametrize("word", sorted(AFFIRMATIONS))
def test_a_yes_starts_again_only_as_an_answer_to_a_stop(word: str) -> None:
    assert keyword_of(word) is None
    assert keyword_of(word, after_stop=True) is START


def test_every_word_stands_as_it_is_looked_up_and_means_one_thing() -> None:
    words = [word for group in WORDS.values() for word in group]
    assert words == [folded(word) for word in words]
    assert len(set(words)) == len(words)
    assert AFFIRMATIONS.isdisjoint(words)
