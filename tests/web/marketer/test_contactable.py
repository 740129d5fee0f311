"""Everyone is in each bar once: contactable, or not for a named reason, or for another."""

from datetime import date

from accord.decisions.types import PlanReport
from accord.web.marketer.contactable import contactable_of
from accord.web.marketer.plan import plan_figures_of


def report(**changes: object) -> PlanReport:
    known: dict[str, object] = {
        "plan_id": 1,
        "on": date(2026, 11, 17),
        "seed": 1,
        "customers": 100,
        "candidates": 250,
        "chosen": 30,
        "by_channel": {"email": 20, "visit": 10, "sms": 0},
        "contactable": {"email": 40, "visit": 90},
        "not_contactable": {
            "email": {"not_asked": 30, "withdrawn": 10, "lapsed": 8, "refused": 6, "register": 4, "closed": 2},
            "visit": {"withdrawn": 10},
        },
        "rule_ids": {"email.not_asked": ("FR.x", "FR.y"), "visit.withdrawn": ()},
        "value": 1234.5,
        "bound": 1250.0,
        "gap": 0.0124,
        "breaches": 0,
        "seconds": 1.0,
        "dropped": {"permission.not_asked": 100, "value": 20},
    }
    return PlanReport(**{**known, **changes})  # type: ignore[arg-type]


def test_each_bar_is_everyone() -> None:
    shown = contactable_of(report())
    assert [sum(piece.count for piece in bar.slices) for bar in shown.bars] == [100, 100]
    assert [bar.count for bar in shown.bars] == ["40", "90"]


def test_five_reasons_by_name_and_the_rest_together() -> None:
    shown = contactable_of(report())
    assert [str(name) for name, _ in shown.legend] == [
        "may be contacted",
        "never asked",
        "consent withdrawn",
        "consent lapsed",
        "consent refused",
        "on a do-not-contact register",
        "other reasons",
    ]


def test_the_table_names_the_rules() -> None:
    rows = contactable_of(report()).rows
    assert (str(rows[0].channel), str(rows[0].reason), rows[0].count, rows[0].rule_ids) == (
        "E-mail",
        "never asked",
        "30",
        ("FR.x", "FR.y"),
    )
    assert len(rows) == 7


def test_figures_of_a_plan_and_of_none() -> None:
    figures = plan_figures_of(report())
    assert (figures.reachable_share, figures.chosen, figures.value) == ("90%", "30", "1,234")
    assert figures.gap_note == "within 1.2% of the best possible"
    assert [str(bar.name) for bar in figures.bars] == ["E-mail", "Visit"]
    assert figures.rows[2] == ("Fell: no permission (never asked)", "100")
    empty = plan_figures_of(report(customers=0, chosen=0, by_channel={}, contactable={}, not_contactable={}))
    assert (empty.reachable_share, empty.bars) == ("0%", ())
