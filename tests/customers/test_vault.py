"""The vault: readable with the person's key, unreadable without."""

import pytest
from django.db import connection

from accord.customers import actions, models, queries
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import system_viewer
from tests.customers.conftest import NOW, Take, hcp


def test_texts_are_sealed_and_die_with_the_persons_key(take: Take) -> None:
    take(hcp("1"), hcp("2"))
    one, two = [customer.id for customer in queries.list_customers(viewer=system_viewer()).items]
    ids = actions.store_texts(texts=[(one, "Çok gizli"), (two, "also secret"), (one, "more")], now=NOW)
    assert [queries.read_text(vault_text_id=number) for number in ids] == ["Çok gizli", "also secret", "more"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM customers_vaulttext")
        assert not any(b"secret" in bytes(sealed) or b"gizli" in bytes(sealed) for (sealed,) in cursor.fetchall())
    actions.erase_vault(customer_id=one, now=NOW)
    with pytest.raises(AccordError, match=r"vault\.erased"):
        queries.read_text(vault_text_id=ids[0])
    assert queries.read_text(vault_text_id=ids[1]) == "also secret"
    again = actions.store_text(customer_id=one, text="new", now=NOW)
    assert queries.read_text(vault_text_id=again) == "new"
    with pytest.raises(AccordError, match=r"vault\.unreadable"):
        queries.read_text(vault_text_id=ids[0])


def test_a_text_cannot_be_moved_to_another_person(take: Take) -> None:
    take(hcp("1"), hcp("2"))
    one, two = [customer.id for customer in queries.list_customers(viewer=system_viewer()).items]
    number, _ = actions.store_texts(texts=[(one, "mine"), (two, "yours")], now=NOW)
    models.VaultText.objects.filter(pk=number).update(customer=two)
    with pytest.raises(AccordError, match=r"vault\.unreadable"):
        queries.read_text(vault_text_id=number)


def test_a_missing_text_is_not_found(db: None) -> None:
    with pytest.raises(NotFound):
        queries.read_text(vault_text_id=1)
