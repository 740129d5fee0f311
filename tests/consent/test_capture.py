"""Signed on a screen, spoken in a call, on paper, by a word, by a browser's signal: each with its evidence, each once."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import (
    approve_notice,
    create_notice,
    record_gpc,
    record_keyword,
    record_paper,
    record_signed,
    record_spoken,
    withdraw,
)
from accord.consent.models import Evidence, RecordEvidence
from accord.consent.queries import list_notices, notice_shown, notice_signatures_for, permission_for, records_for
from accord.consent.types import Actor, Answer, Grade, Keyword, KeywordReply, Mechanism, RecordType, Surface, Withdrawal
from accord.customers.models import ContactPoint
from accord.customers.queries import lookup_hash_of, read_content
from accord.kernel.errors import AccordError, NotFound
from tests.cast import MORNING, Cast, raise_curtain
from tests.consent.forms import NOTICE, newest, set_up_form
from tests.consent.rules.test_signatures import SIGNED

DAY = timedelta(days=1)
YES, NO, LATER = Answer.YES, Answer.NO, Answer.LATER
SCAN = b"%PDF-1.7\n(a form with two crosses)"


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


def allowed(cast: Cast, customer_id: int, *, channel: Channel = Channel.EMAIL, on: datetime = MORNING + 3 * DAY) -> bool:
    return permission_for(
        customer_id=customer_id, channel=channel, purpose=Purpose.RX_PROMOTION, scopes=frozenset(), topic="",
        sender_id=cast.sender_id, send_at=on, known_at=on,
    ).allowed  # fmt: skip


def sign(cast: Cast, customer_id: int, **words: object) -> tuple[int, ...]:
    return record_signed(
        **{  # type: ignore[arg-type]
            "code": set_up_form(cast.sender_id, Surface.DEVICE),
            "customer_id": customer_id,
            "answers": {0: YES, 1: NO},
            "rep_id": cast.rep_id,
            "place": "Ankara",
            "language": "tr",
            "signed_at": MORNING,
            "key": "sheet-1",
            "now": MORNING + DAY,
            "strokes": SIGNED,
        }
        | words
    )


def speak(cast: Cast, customer_id: int, **words: object) -> tuple[int, ...]:
    return record_spoken(
        **{  # type: ignore[arg-type]
            "code": set_up_form(cast.sender_id, Surface.CALL),
            "customer_id": customer_id,
            "answers": {0: YES, 1: LATER},
            "verbatim": "Yes, by e-mail, that is fine.",
            "agent": "user:7",
            "language": "en",
            "spoken_at": MORNING,
            "key": "call-1",
            "now": MORNING + DAY,
        }
        | words
    )


def hand_in(cast: Cast, customer_id: int, **words: object) -> tuple[int, ...]:
    return record_paper(
        **{  # type: ignore[arg-type]
            "code": set_up_form(cast.sender_id, Surface.PAPER),
            "customer_id": customer_id,
            "answers": {0: YES, 1: NO},
            "scan": SCAN,
            "signed": True,
            "signed_on": date(2026, 11, 10),
            "typed_by": "user:3",
            "language": "fr",
            "key": "scan-1",
            "now": MORNING,
        }
        | words
    )


def refuse(customer_id: int, at: datetime) -> None:
    withdraw(withdrawal=Withdrawal(customer_id), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=at)


def test_a_drawn_signature_is_the_persons_own_act(cast: Cast) -> None:
    """Ayşe refused in September; what she signs herself opens again just what she signed."""
    assert not allowed(cast, cast.ayse)
    sign(cast, cast.ayse)
    assert allowed(cast, cast.ayse)
    assert not allowed(cast, cast.ayse, channel=Channel.SMS)
    records = {record.channel: record for record in records_for(customer_id=cast.ayse)[:2]}
    mail = records[Channel.EMAIL]
    assert (mail.type, mail.grade, mail.actor, mail.actor_reference) == (
        RecordType.GRANTED,
        Grade.A,
        Actor.SELF,
        f"rep:{cast.rep_id}",
    )
    assert (mail.place, mail.language, mail.valid_from, mail.recorded_at) == ("Ankara", "tr", MORNING, MORNING + DAY)
    assert records[Channel.SMS].type is RecordType.REFUSED
    evidence = Evidence.objects.get(customer_id=cast.ayse)
    assert SIGNED.encode() in read_content(vault_text_id=evidence.content_id)


def test_a_typed_name_is_the_reps_word_and_reopens_nothing(cast: Cast) -> None:
    sign(cast, cast.ayse, strokes="", typed_name="Ayşe Yılmaz")
    assert newest(cast.ayse).grade is Grade.C
    assert not allowed(cast, cast.ayse)
    sign(cast, cast.sven, strokes="", typed_name="Sven Ek", key="sheet-2")
    assert allowed(cast, cast.sven)


def test_a_device_that_was_offline_reopens_nothing_and_repeats_nothing(cast: Cast) -> None:
    refuse(cast.ayse, MORNING + timedelta(hours=12))
    ids = sign(cast, cast.ayse, now=MORNING + 2 * DAY)
    assert sign(cast, cast.ayse, now=MORNING + 3 * DAY) == ids
    assert not allowed(cast, cast.ayse)
    sign(cast, cast.ayse, signed_at=MORNING + DAY, key="sheet-2", now=MORNING + 2 * DAY)
    assert allowed(cast, cast.ayse)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"strokes": ""}, "signature.empty"),
        ({"strokes": "M1 1L2 2"}, "signature.empty"),
        ({"answers": {}}, "answers.none"),
        ({"answers": {9: YES}}, "answers.none"),
        ({"signed_at": MORNING + 5 * DAY}, "answers.future"),
        ({"customer_id": 0}, "not_found"),
    ],
)
def test_what_cannot_be_taken_leaves_nothing(cast: Cast, words: dict[str, object], code: str) -> None:
    with pytest.raises(AccordError) as raised:
        sign(cast, **{"customer_id": cast.sven} | words)  # type: ignore[arg-type]
    assert raised.value.code == code
    assert records_for(customer_id=cast.sven) == ()


def test_a_spoken_answer_is_kept_word_for_word(cast: Cast) -> None:
    speak(cast, cast.sven)
    assert allowed(cast, cast.sven)
    kinds = {record.channel: (record.type, record.grade, record.mechanism) for record in records_for(customer_id=cast.sven)}
    assert kinds[Channel.EMAIL] == (RecordType.GRANTED, Grade.C, Mechanism.VERBAL_NOTED)
    assert kinds[Channel.SMS][0] is RecordType.DEFERRED
    evidence = Evidence.objects.get(customer_id=cast.sven)
    assert read_content(vault_text_id=evidence.content_id) == b"Yes, by e-mail, that is fine."
    with pytest.raises(AccordError):
        speak(cast, cast.sven, verbatim=" ")


@pytest.mark.parametrize("words", [{"recording": b"OggS" + b"0" * 40}, {"recording_reference": "rec/2026/11/17/4711"}])
def test_a_recording_counts_for_more_and_still_reopens_nothing(cast: Cast, words: dict[str, object]) -> None:
    speak(cast, cast.ayse, **words)
    assert records_for(customer_id=cast.ayse)[1].grade is Grade.B
    assert not allowed(cast, cast.ayse)
    assert Evidence.objects.filter(customer_id=cast.ayse).count() == 2


def test_a_spoken_no_ends_what_stood(cast: Cast) -> None:
    assert allowed(cast, cast.claire)
    speak(cast, cast.claire, answers={0: NO}, verbatim="No more mails please")
    assert not allowed(cast, cast.claire)


def test_paper_with_its_scan(cast: Cast) -> None:
    hand_in(cast, cast.jean)
    assert allowed(cast, cast.jean)
    mail, sms = records_for(customer_id=cast.jean)[1], records_for(customer_id=cast.jean)[0]
    assert (mail.channel, mail.grade, mail.mechanism, mail.actor_reference) == (
        Channel.EMAIL, Grade.A, Mechanism.WET_SIGNATURE, "user:3",
    )  # fmt: skip
    assert sms.valid_from > mail.valid_from
    evidence = Evidence.objects.get(customer_id=cast.jean)
    assert (evidence.media_type, RecordEvidence.objects.filter(evidence=evidence).count()) == ("application/pdf", 2)
    hand_in(cast, cast.sven, signed=False, key="scan-2")
    assert records_for(customer_id=cast.sven)[1].grade is Grade.B


def test_paper_of_the_day_of_a_withdrawal_does_not_undo_it(cast: Cast) -> None:
    refuse(cast.jean, datetime(2026, 11, 10, 8, tzinfo=MORNING.tzinfo))
    hand_in(cast, cast.jean)
    assert not allowed(cast, cast.jean)
    hand_in(cast, cast.jean, signed_on=date(2026, 11, 11), key="scan-2")
    assert allowed(cast, cast.jean)


@pytest.mark.parametrize("words", [{"scan": b"MZ"}, {"answers": {}}, {"signed_on": date(2027, 1, 1)}, {"customer_id": 0}])
def test_paper_that_cannot_be_taken(cast: Cast, words: dict[str, object]) -> None:
    with pytest.raises(AccordError):
        hand_in(cast, **{"customer_id": cast.sven} | words)  # type: ignore[arg-type]
    assert Evidence.objects.count() == 0


def text(cast: Cast, customer_id: int, words: str, *, at: datetime, channel: Channel = Channel.SMS) -> KeywordReply | None:
    return record_keyword(
        text=words, customer_id=customer_id, channel=channel, contact_point_id=None, sender_id=cast.sender_id, key=f"sms:{at}",
        occurred_at=at, now=at + timedelta(minutes=1), language="fr", purpose=Purpose.MARKETING,
    )  # fmt: skip


def test_stop_and_start_by_text(cast: Cast) -> None:
    number = "+33612345678"
    ContactPoint.objects.create(
        customer_id=cast.jean, kind="phone", value=number, use="work", status="verified",
        lookup_hash=lookup_hash_of(value=number), source="crm",
    )  # fmt: skip
    sign(cast, cast.jean, answers={1: YES}, key="sms")
    assert allowed(cast, cast.jean, channel=Channel.SMS)
    stopped = text(cast, cast.jean, "ARRÊT", at=MORNING + DAY)
    assert stopped is not None and (stopped.keyword, stopped.answer) == (Keyword.STOP, "stopped")
    assert text(cast, cast.jean, "ARRÊT", at=MORNING + DAY) == stopped
    assert not allowed(cast, cast.jean, channel=Channel.SMS)
    noted = text(cast, cast.jean, "START", at=MORNING + 2 * DAY)
    assert noted is not None and noted.answer == "how_to_start"
    assert not allowed(cast, cast.jean, channel=Channel.SMS)
    create_notice(
        code="keyword-start", language="fr", text=NOTICE["fr"], purposes=[Purpose.MARKETING], control="keyword",
        valid_from=MORNING, now=MORNING,
    )  # fmt: skip
    started = text(cast, cast.jean, "oui", at=MORNING + 2 * DAY + timedelta(hours=1))
    assert started is not None and started.answer == "started"
    assert allowed(cast, cast.jean, channel=Channel.SMS)
    assert text(cast, cast.jean, "oui", at=MORNING + 3 * DAY) is None


def test_help_and_plain_answers_change_nothing(cast: Cast) -> None:
    before = records_for(customer_id=cast.claire)
    helped = text(cast, cast.claire, "AIDE", at=MORNING)
    assert helped == KeywordReply(Keyword.HELP, (), "help")
    assert text(cast, cast.claire, "Arrêtez-vous chez moi lundi", at=MORNING) is None
    assert records_for(customer_id=cast.claire) == before


def test_the_signal_of_a_browser_ends_tracking_profiling_and_sharing_once(cast: Cast) -> None:
    ids = record_gpc(customer_id=cast.claire, now=MORNING)
    assert record_gpc(customer_id=cast.claire, now=MORNING + DAY) == ids
    records = [record for record in records_for(customer_id=cast.claire) if record.mechanism is Mechanism.SIGNAL_GPC]
    assert {record.purpose for record in records} == {Purpose.TRACKING, Purpose.PROFILING, Purpose.THIRD_PARTY_SHARE}
    assert {(record.channel, record.sender_id, record.actor) for record in records} == {(None, None, Actor.SELF)}
    assert allowed(cast, cast.claire)


def test_a_notice_is_found_as_it_was_shown_and_signed_by_name(cast: Cast) -> None:
    set_up_form(cast.sender_id)
    first = notice_shown(code="web-form", language="en-GB", at=MORNING)
    create_notice(
        code="web-form", language="en", text="Other words.", purposes=[Purpose.MARKETING], valid_from=MORNING + DAY, now=MORNING,
        layout=b"<main>", material_change=True,
    )  # fmt: skip
    assert notice_shown(code="web-form", language="en", at=MORNING) == first
    second = notice_shown(code="web-form", language="en", at=MORNING + DAY)
    assert (second.number, second.material_change, len(second.layout_hash)) == (2, True, 64)
    with pytest.raises(NotFound):
        notice_shown(code="web-form", language="zh-Hans", at=MORNING)
    signed = approve_notice(notice_id=first.id, signed_by="Ines Halloran", now=MORNING)
    assert approve_notice(notice_id=first.id, signed_by="Ines Halloran", now=MORNING + DAY) == signed
    signatures = notice_signatures_for(notice_ids=[notice.id for notice in list_notices(code="web-form")])
    assert [one.signed_by for one in signatures[first.id]] == ["Ines Halloran"]
    assert signatures[second.id] == ()
    with pytest.raises(AccordError):
        approve_notice(notice_id=first.id, signed_by=" ", now=MORNING)
