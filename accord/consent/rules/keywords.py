"""Single words sent back on SMS and chat, in the languages and by the customs of the carriers.

CTIA Short Code Monitoring Handbook (US, CA): STOP, END, CANCEL, UNSUBSCRIBE, QUIT, STOPALL; HELP, INFO; START, YES, UNSTOP.
FCC 47 CFR 64.1200(a)(10) adds OPT OUT and REVOKE as per se reasonable. AF2M (FR): STOP, CONTACT. BTK/İYS (TR): RET, İPTAL.
NCC (TW): 取消, 退訂. A word counts only where it stands alone: "stop by on Monday" is an answer, not a withdrawal.
"""

import unicodedata
from collections.abc import Iterator

from accord.consent.types import Keyword

WORDS: dict[Keyword, frozenset[str]] = {
    Keyword.STOP: frozenset(
        (
            *("stop", "stopall", "stop all", "end", "cancel", "unsubscribe", "quit", "opt out", "optout", "revoke", "remove me"),
            *("arret", "arreter", "desabonner", "desabonnement", "desinscription", "stop sms", "stop svp"),
            *("停止", "停止傳送", "停止发送", "取消", "取消訂閱", "取消订阅", "退訂", "退订", "拒收", "不要再傳"),
            *("iptal", "ret", "durdur", "cik", "cikis", "abonelikten cik"),
        )
    ),
    Keyword.START: frozenset(
        (
            *("start", "unstop", "resume", "subscribe"),
            *("reprendre", "reprise", "commencer", "abonner"),
            *("開始", "开始", "恢復", "恢复", "訂閱", "订阅"),
            *("basla", "baslat"),
        )
    ),
    Keyword.HELP: frozenset(("help", "info", "aide", "contact", "說明", "说明", "幫助", "帮助", "yardim", "bilgi", "?")),
}
"""What each word means, folded as `folded` folds it."""

AFFIRMATIONS = frozenset(("yes", "oui", "ja", "si", "evet", "onay", "kabul", "是", "好", "同意"))
"""A yes starts again only where it answers what we said to a STOP; else it answers some other question."""

_MEANING = {word: keyword for keyword, words in WORDS.items() for word in words}
_LONGEST = 40


def keyword_of(text: str, *, after_stop: bool = False) -> Keyword | None:
    """What a message means if its first line is one of the words and nothing else; None where a person wrote something.

    `after_stop`: the last thing this person sent on this channel was a STOP.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    word = folded(first) if len(first) <= _LONGEST else ""
    return Keyword.START if after_stop and word in AFFIRMATIONS else _MEANING.get(word)


def folded(text: str) -> str:
    """Letters without marks or case, single spaces, no punctuation around: 'ARRÊT !' is 'arret', 'İPTAL' is 'iptal'."""
    spread = unicodedata.normalize("NFKD", text.replace("İ", "i").replace("ı", "i").replace("I", "i"))
    return " ".join("".join(_plain(spread)).casefold().split())


def _plain(spread: str) -> Iterator[str]:
    for letter in spread:
        category = unicodedata.category(letter)
        if letter == "?" or category[0] in "LN":
            yield letter
        elif category != "Mn":
            yield " "
