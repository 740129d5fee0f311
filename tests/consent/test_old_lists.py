"""An old permission list: planned without a trace, taken in as what it can show, never against a no."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import import_old_list
from accord.consent.models import ConsentRecord, Evidence
from accord.consent.queries import permission_for, plan_old_list, records_for
from accord.consent.types import Actor, Grade, Polarity, RecordType
from accord.customers.queries import read_content
from accord.kernel.errors import AccordError
from tests.cast import MORNING, Cast, raise_curtain

LIST = """customer,e-mail,channel,purpose,date,source,how,status
cast:claire,,email,rx_promotion,2024-03-01,crm,double opt-in,yes
cast:ayse,,email,rx_promotion,2026-10-01,crm,double opt-in,yes
,john@clinic.example,e-mail,marketing,,,,
cast:jean,,email,marketing,2025-01-07,invoice 4711,existing customer,yes
cast:yijun,,email,marketing,2025-02-02,crm,web form,no
,nobody@clinic.example,email,marketing,,,,
cast:sven,,pigeon,marketing,,,,
cast:sven,,email,marketing,01/02/2020,,,
"""


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


def allowed(cast: Cast, customer_id: int) -> bool:
    return permission_for(
        customer_id=customer_id, channel=Channel.EMAIL, purpose=Purpose.RX_PROMOTION, scopes=frozenset(), topic="",
        sender_id=cast.sender_id, send_at=MORNING, known_at=MORNING,
    ).allowed  # fmt: skip


def test_a_plan_tells_and_writes_nothing(cast: Cast) -> None:
    before = ConsentRecord.objects.count()
    plan = plan_old_list(content=LIST.encode(), now=MORNING)
    assert [(row.line, grade.claimed, grade.taken) for row, grade in plan.rows] == [
        (2, Grade.A, Grade.E), (3, Grade.A, Grade.E), (4, Grade.E, Grade.E), (5, Grade.D, Grade.D), (6, Grade.B, Grade.E),
    ]  # fmt: skip
    assert [line for line, _, _ in plan.rejects] == [7, 8, 9]
    assert dict(plan.by_grade) == {Grade.A: 0, Grade.B: 0, Grade.C: 0, Grade.D: 1, Grade.E: 4}
    turkish = next(segment for segment in plan.segments if segment.country == "TR")
    assert (turkish.rows, turkish.withdrawn, turkish.usable) == (1, 1, 0)
    assert ConsentRecord.objects.count() == before


def test_taken_in_once_with_the_row_as_its_evidence(cast: Cast) -> None:
    report = import_old_list(content=LIST.encode(), imported_by="user:7", now=MORNING)
    assert (report.taken, report.known, report.rejected) == (5, 0, 3)
    again = import_old_list(content=LIST.encode(), imported_by="user:7", now=MORNING)
    assert (again.taken, again.known) == (0, 5)
    record = next(record for record in records_for(customer_id=cast.jean) if record.type is RecordType.IMPORTED)
    assert (record.grade, record.route, record.actor) == (Grade.D, "existing_customer", Actor.IMPORT)
    assert record.valid_from.date().isoformat() == "2025-01-07"
    evidence = Evidence.objects.get(customer_id=cast.jean)
    assert b"invoice 4711" in read_content(vault_text_id=evidence.content_id)
    no = records_for(customer_id=cast.yijun)[0]
    assert (no.polarity, no.grade) == (Polarity.OPT_OUT, Grade.E)


def test_an_import_never_reopens_what_was_refused(cast: Cast) -> None:
    """Ayşe refused on 1 September; the list says that she agreed in October."""
    import_old_list(content=LIST.encode(), imported_by="user:7", now=MORNING)
    assert not allowed(cast, cast.ayse)
    assert allowed(cast, cast.claire)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "old_list.empty"),
        (b"name,channel\nx,y\n", "old_list.columns"),
        ("customer;channel;purpose\né;é;é".encode("latin-1"), "old_list.encoding"),
        (b'customer,channel,purpose\n"1,email,marketing\n', "old_list.broken"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing(cast: Cast, content: bytes, code: str) -> None:
    before = ConsentRecord.objects.count()
    with pytest.raises(AccordError) as raised:
        import_old_list(content=content, imported_by="user:7", now=MORNING)
    assert raised.value.code == code
    assert ConsentRecord.objects.count() == before


def test_semicolons_and_a_byte_order_mark_are_read(cast: Cast) -> None:
    content = "﻿reference;medium;use\ncast:claire;sms;event\n".encode()
    [(row, _)] = plan_old_list(content=content, now=MORNING).rows
    assert (row.customer_id, row.channel, row.purpose) == (cast.claire, Channel.SMS, Purpose.EVENT)


def test_the_number_of_queries_does_not_grow_with_the_list(cast: Cast) -> None:
    def queries(rows: int) -> int:
        content = "customer,channel,purpose\n" + "".join(f"cast:{name},sms,survey\n" for name in ["claire", "jean"] * rows)
        with CaptureQueriesContext(connection) as counted:
            import_old_list(content=content.encode(), imported_by="user:7", now=MORNING)
        return len(counted)

    assert queries(60) - queries(2) < 12  # the ledger's tree grows by a level now and then
    with pytest.raises(AccordError):
        plan_old_list(content=b"\xff", now=MORNING)
