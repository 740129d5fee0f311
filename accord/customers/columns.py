"""Customers as whole tables. Never names, contact values or identifiers."""

from accord.columnar.types import Export

EXPORTS = (
    Export(
        "customers",
        "SELECT id, kind, status, specialty, country, region, postal_code, language, time_zone, potential FROM customers_customer",
        {
            "id": "BIGINT",
            "kind": "VARCHAR",
            "status": "VARCHAR",
            "specialty": "VARCHAR",
            "country": "VARCHAR",
            "region": "VARCHAR",
            "postal_code": "VARCHAR",
            "language": "VARCHAR",
            "time_zone": "VARCHAR",
            "potential": "DOUBLE",
        },
    ),
    Export(
        "contact_points",
        'SELECT id, customer_id, kind, "use", status FROM customers_contactpoint',
        {"id": "BIGINT", "customer_id": "BIGINT", "kind": "VARCHAR", "use": "VARCHAR", "status": "VARCHAR"},
    ),
    Export(
        "affiliations",
        "SELECT hcp_id, hco_id, role, start_on, end_on FROM customers_affiliation",
        {"hcp_id": "BIGINT", "hco_id": "BIGINT", "role": "VARCHAR", "start_on": "DATE", "end_on": "DATE"},
    ),
)

FACTS_VIEW = """
    WITH usable AS (
        SELECT customer_id, kind FROM contact_points WHERE status NOT IN ('bounced', 'reassigned', 'retired')
    )
    SELECT
        customers.id AS customer_id,
        customers.kind AS kind,
        NULLIF(customers.country, '') AS country,
        NULLIF(customers.region, '') AS region,
        NULLIF(customers.postal_code, '') AS postal_code,
        NULLIF(customers.specialty, '') AS specialty,
        NULLIF(customers.language, '') AS language,
        customers.potential AS potential,
        customers.id IN (SELECT customer_id FROM usable WHERE kind = 'email') AS has_email,
        customers.id IN (SELECT customer_id FROM usable WHERE kind = 'phone') AS has_phone
    FROM customers
"""
