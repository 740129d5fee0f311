"""A notice in two languages and a form on each surface, for tests of capture."""

from datetime import datetime, timedelta

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import create_form, create_notice, record_form
from accord.consent.queries import records_for
from accord.consent.types import Box, ConsentRecord, FormOutcome, FormPerson, Surface
from tests.cast import MORNING

NOTICE = {
    "en": "Alder Medicines may write to me about its medicines. I can withdraw at any time, without giving a reason.",
    "fr": "J’accepte qu’Alder Medicines m’écrive au sujet de ses médicaments. Je peux retirer cet accord à tout moment.",
    "zh-Hant": "我同意 Alder Medicines 就其藥品寫信給我。我可隨時撤回，無須說明理由。",
    "tr": "Alder Medicines'ın bana ilaçları hakkında yazmasını kabul ediyorum. Bu izni dilediğim zaman geri alabilirim.",
}
MAIL, SMS = Box(Channel.EMAIL, Purpose.RX_PROMOTION), Box(Channel.SMS, Purpose.MARKETING)
PAGE = b"<form>as it was shown</form>"
CONTROLS = {Surface.WEB: "checkbox", Surface.DEVICE: "signature", Surface.CALL: "script", Surface.PAPER: "signature"}


def set_up_form(
    sender_id: int, surface: Surface = Surface.WEB, *, initial: str = "off", confirm: bool = True, **words: object
) -> str:
    """The code of an open form with its notices."""
    code = f"{surface.value}-form"
    for language, text in NOTICE.items():
        create_notice(
            code=code,
            language=language,
            text=text,
            purposes=[Purpose.RX_PROMOTION, Purpose.MARKETING],
            control=CONTROLS[surface],
            control_initial=initial,
            valid_from=MORNING - timedelta(days=400),
            now=MORNING,
        )
    create_form(
        code=code, title="News of our medicines", sender_id=sender_id, notice_code=code, boxes=[MAIL, SMS], confirm=confirm,
        surface=surface, now=MORNING, **words,  # type: ignore[arg-type]
    )  # fmt: skip
    return code


def fill_in(
    code: str, *, ticked: frozenset[int] = frozenset({0}), key: str = "a", now: datetime = MORNING, **who: str
) -> FormOutcome:
    """Nadia Benali of Lyon, whom nobody knows, sends the form."""
    person = {"given_name": "Nadia", "family_name": "Benali", "email": "nadia@cabinet.example", "country": "FR"} | who
    return record_form(code=code, language="fr", person=FormPerson(**person), ticked=ticked, page=PAGE, key=key, now=now)


def newest(customer_id: int) -> ConsentRecord:
    return records_for(customer_id=customer_id)[0]
