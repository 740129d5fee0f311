"""The database itself refuses to change or delete what only grows, through the ORM and behind it, also after a rebuild."""

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, models, transaction

from accord.access.append_only import append_only_tables, missing_triggers
from accord.access.queries import check_append_only
from accord.consent.models import ConsentRecord, Notice
from accord.kernel.errors import AccordError
from tests.consent.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice() -> Notice:
    return Notice.objects.create(
        code="n", number=1, language="en", purposes=[], text="words", text_hash="h", control="box", valid_from=NOW, recorded_at=NOW
    )


def refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except DatabaseError as error:
        return "only grows" in str(error)
    return False


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_ledger_and_the_interactions_only_grow():
    consent = {"consent_consentrecord", "consent_preferencerecord", "consent_notice"}
    assert consent | {"interactions_touch", "interactions_response", "access_look"} <= set(check_append_only())


def test_neither_the_orm_nor_sql_changes_a_row(notice):
    table = Notice._meta.db_table
    assert refused(lambda: Notice.objects.update(text="other"))
    assert refused(lambda: Notice.objects.all().delete())
    assert refused(notice.save)
    assert refused(lambda: run(f"UPDATE {table} SET text = 'other'"))
    assert refused(lambda: run(f"DELETE FROM {table}"))
    if connection.vendor == "postgresql":
        assert refused(lambda: run(f"TRUNCATE {table} CASCADE"))
    else:
        columns = ", ".join(field.column for field in Notice._meta.fields)
        assert refused(lambda: run(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}"))
    assert Notice.objects.get() == notice and Notice.objects.get().text == "words"


def test_triggers_come_back_after_a_table_was_rebuilt(notice):
    if connection.vendor == "sqlite":
        rebuilt = ConsentRecord._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [rebuilt])
            (definition,) = cursor.fetchone()
        run(definition.replace(rebuilt, "new__rebuilt", 1))
        run(f"DROP TABLE {rebuilt}")
        run(f"ALTER TABLE new__rebuilt RENAME TO {rebuilt}")
    else:
        run("DROP TRIGGER consent_consentrecord_only_grows ON consent_consentrecord")
    assert any("consent_consentrecord" in name for name in missing_triggers(connection))
    with pytest.raises(AccordError, match=r"access\.triggers_missing"):
        check_append_only()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert set(check_append_only()) == set(append_only_tables())


def test_append_only_rows_hold_keys_not_names():
    texts = {field.name for field in ConsentRecord._meta.fields if isinstance(field, models.TextField)}
    assert not texts
