"""The facts of `facts.py` over whole tables."""

FACTS_VIEW = """
SELECT customers.id AS customer_id, COALESCE(held.opted_in_channels, 0) AS opted_in_channels
FROM customers LEFT JOIN (SELECT customer_id, 0 AS opted_in_channels FROM consent_records LIMIT 0) AS held
ON held.customer_id = customers.id
"""
