"""Who is in which territory, for all customers at once. Private to the room."""

from datetime import date

from django.db import connection

_BEST = """
    CREATE TEMPORARY TABLE field_force_match AS
    WITH places AS (
        SELECT DISTINCT country, region, postal_code FROM customers_customer WHERE status = 'active'
    ), ranked AS (
        SELECT p.country, p.region, p.postal_code, a.territory_id, ROW_NUMBER() OVER (
            PARTITION BY p.country, p.region, p.postal_code
            ORDER BY LENGTH(a.postal_prefix) DESC, LENGTH(a.region) DESC, t.code
        ) AS place
        FROM places p
        JOIN field_force_territoryarea a ON a.country = p.country
            AND (a.region = '' OR a.region = p.region)
            AND SUBSTR(p.postal_code, 1, LENGTH(a.postal_prefix)) = a.postal_prefix
        JOIN field_force_territory t ON t.id = a.territory_id
    )
    SELECT c.id AS customer_id, r.territory_id AS territory_id
    FROM customers_customer c
    JOIN ranked r ON r.place = 1 AND r.country = c.country AND r.region = c.region AND r.postal_code = c.postal_code
    WHERE c.status = 'active'
"""
_NO_LONGER = """
    end_on IS NULL AND NOT EXISTS (
        SELECT 1 FROM field_force_match m
        WHERE m.customer_id = field_force_alignment.customer_id AND m.territory_id = field_force_alignment.territory_id)
"""


def match_territories() -> None:
    """Find the best territory of every place once, and give it to the customers there (a temporary table)."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS field_force_match")
        cursor.execute(_BEST)
        cursor.execute("CREATE UNIQUE INDEX field_force_match_customer ON field_force_match (customer_id)")


def close_alignments(on: date) -> None:
    """End what no longer holds; what would end before it began never was."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM field_force_alignment WHERE start_on >= %s AND {_NO_LONGER}", [on])  # noqa: S608
        cursor.execute(f"UPDATE field_force_alignment SET end_on = %s WHERE {_NO_LONGER}", [on])  # noqa: S608


def open_alignments(on: date) -> int:
    """Begin what is new; how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO field_force_alignment (territory_id, customer_id, start_on, end_on)
            SELECT m.territory_id, m.customer_id, %s, NULL FROM field_force_match m
            WHERE NOT EXISTS (SELECT 1 FROM field_force_alignment a WHERE a.customer_id = m.customer_id AND a.end_on IS NULL)
            """,
            [on],
        )
        opened: int = cursor.rowcount
        cursor.execute("DROP TABLE field_force_match")
    return opened
