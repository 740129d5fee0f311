"""The field force as whole tables."""

from accord.columnar.types import Export

EXPORTS = (
    Export(
        "alignments",
        "SELECT a.customer_id AS customer_id, t.rep_id AS rep_id, a.territory_id AS territory_id, a.start_on AS start_on,"
        " a.end_on AS end_on FROM field_force_alignment a JOIN field_force_territory t ON t.id = a.territory_id",
        {"customer_id": "BIGINT", "rep_id": "BIGINT", "territory_id": "BIGINT", "start_on": "DATE", "end_on": "DATE"},
    ),
    Export(
        "reps",
        "SELECT id, visits_per_day, country FROM field_force_rep",
        {"id": "BIGINT", "visits_per_day": "BIGINT", "country": "VARCHAR"},
    ),
)
