"""The forms in which the invented company asks: on the web, on a rep's device, in a call and on paper, in four languages."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import approve_notice, create_form, create_notice
from accord.consent.types import Box, Surface
from accord.customers.types import Customer
from accord.simulator.market.house import APPROVER

SINCE = timedelta(days=1200)
WORDS = {
    "en": "May Alderwood Pharma contact you at work about its medicines and events? You can withdraw at any time, without giving "
    "reasons, by the link in every message or by a word to our representative. It is not a condition of anything.",
    "fr": "Alderwood Pharma peut-elle vous contacter au travail au sujet de ses médicaments et de ses réunions ? "
    "Vous pouvez retirer votre accord à tout moment, sans motif, par le lien de chaque message ou d’un mot à notre délégué. "
    "Rien n’en dépend.",
    "zh-Hant": "Alderwood Pharma 可否就其藥品與活動在您的工作場所與您聯絡?您可隨時撤回同意,無須說明理由:"
    "點選每則訊息中的連結,或告知本公司代表即可。是否同意不影響任何權益。",
    "tr": "Alderwood Pharma, ilaçları ve etkinlikleri hakkında sizinle iş yerinizde iletişime geçebilir mi? "
    "Onayınızı dilediğiniz an, gerekçe göstermeden, her iletideki bağlantıdan ya da temsilcimize söyleyerek geri alabilirsiniz. "
    "Hiçbir şeyin şartı değildir.",
}
BOXES = (
    Box(Channel.EMAIL, Purpose.RX_PROMOTION),
    Box(Channel.VISIT, Purpose.RX_PROMOTION),
    Box(Channel.EMAIL, Purpose.EVENT),
)
FORMS = {
    Surface.WEB: ("stay-in-touch", "Stay in touch"),
    Surface.DEVICE: ("on-a-visit", "On a visit"),
    Surface.CALL: ("in-a-call", "In a call"),
    Surface.PAPER: ("on-paper", "On paper"),
}
"""Code and title by where it is answered."""


KEYWORD_START = "keyword-start"
"""The notice under which a START counts (`consent.actions.record_keyword`)."""

START_WORDS = {
    "en": "Alderwood Pharma: you stopped our text messages. Send START to have them again, STOP to end them at any time.",
    "fr": "Alderwood Pharma : vous avez arrêté nos SMS. Envoyez REPRENDRE pour en recevoir à nouveau, STOP pour y mettre fin.",
    "zh-Hant": "Alderwood Pharma:您已停止接收本公司簡訊。回覆「開始」可恢復接收,回覆「停止」可隨時終止。",
    "tr": "Alderwood Pharma: SMS iletilerimizi durdurdunuz. Yeniden almak için BAŞLA, bitirmek için İPTAL yazın.",
}


def create_forms(*, sender_id: int, now: datetime) -> None:
    """The forms with their signed notices, and the words that a START is an answer to. Safe to repeat."""
    purposes = frozenset(box.purpose for box in BOXES)
    for surface, (code, title) in FORMS.items():
        _create_notices(code, WORDS, purposes, now)
        create_form(code=code, title=title, sender_id=sender_id, notice_code=code, boxes=BOXES, now=now, surface=surface)
    _create_notices(KEYWORD_START, START_WORDS, frozenset({Purpose.MARKETING}), now)


def language_of(customer: Customer) -> str:
    """The language in which a person is asked: their own where we have the words, else English."""
    return customer.language if customer.language in WORDS else "en"


def _create_notices(code: str, words: Mapping[str, str], purposes: AbstractSet[Purpose], now: datetime) -> None:
    for language, text in words.items():
        notice_id = create_notice(code=code, language=language, text=text, purposes=purposes, valid_from=now - SINCE, now=now)
        approve_notice(notice_id=notice_id, signed_by=APPROVER, meaning="approved", now=now)
