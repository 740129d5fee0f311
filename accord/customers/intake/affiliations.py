"""Affiliations that a source names by the organisation's key: opened and closed for the whole source at once."""

from datetime import date

from django.db import connection

_NAMED = """
    SELECT person.customer_id AS hcp_id, organisation.customer_id AS hco_id
    FROM customers_sourcerecord person
    JOIN customers_sourcerecord organisation ON organisation.source = person.source AND organisation.key = person.affiliated_with
    WHERE person.source = %s AND person.affiliated_with <> ''
"""


def affiliate(source: str, *, on: date) -> None:
    """Close the open affiliations of a source that it no longer names, open those it names anew. Twice changes nothing."""
    close = f"""
        UPDATE customers_affiliation SET end_on = %s WHERE source = %s AND end_on IS NULL AND NOT EXISTS (
            SELECT 1 FROM ({_NAMED}) named
            WHERE named.hcp_id = customers_affiliation.hcp_id AND named.hco_id = customers_affiliation.hco_id)
    """  # noqa: S608 (no value is part of the text)
    begin = f"""
        INSERT INTO customers_affiliation (hcp_id, hco_id, role, start_on, end_on, source)
        SELECT DISTINCT named.hcp_id, named.hco_id, '', CAST(NULL AS date), CAST(NULL AS date), %s
        FROM ({_NAMED}) named WHERE named.hcp_id <> named.hco_id AND NOT EXISTS (
            SELECT 1 FROM customers_affiliation old WHERE old.source = %s AND old.end_on IS NULL
            AND old.hcp_id = named.hcp_id AND old.hco_id = named.hco_id)
    """  # noqa: S608 (no value is part of the text)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM customers_sourcerecord WHERE source = %s AND affiliated_with <> '' LIMIT 1", [source])
        if cursor.fetchone() is not None:
            cursor.execute(close, [on, source, source])
            cursor.execute(begin, [source, source, source])
