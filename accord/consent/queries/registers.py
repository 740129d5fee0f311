"""What registers say: how old our reading of each is, and whose data may not be shown."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Max

from accord.catalogue.types import Purpose
from accord.consent import models
from accord.consent.ports import Register, all_registers
from accord.consent.queries.law import law_table
from accord.consent.registers import ledger_says, purpose_of, reference_of
from accord.consent.rules.registers import told_of
from accord.consent.types import LawTable, RegisterAge


def register_ages(*, now: datetime) -> tuple[RegisterAge, ...]:
    """Each register, when it was last read, and the rules that name it. `stale`: never read, or longer ago than its source allows.

    A register that no rule in force names is never stale. Two queries.
    """
    runs = models.RegisterRun.objects.values("register").annotate(at=Max("finished_at")).values_list("register", "at")
    read_at = dict(runs)
    table = law_table()
    return tuple(_age(register, read_at.get(register.name), table, now) for register in all_registers())


def _age(register: Register, read_at: datetime | None, table: LawTable, now: datetime) -> RegisterAge:
    named_by = tuple(sorted(rule_id for rule_id, rule in table.rules.items() if register.law_names & set(rule.registers)))
    late = read_at is None or now - read_at > timedelta(days=register.recheck_days)
    return RegisterAge(
        register=register.name,
        title=register.title,
        countries=register.countries,
        read_at=read_at,
        age=None if read_at is None else now - read_at,
        recheck_days=register.recheck_days,
        recheck_source=register.recheck_source,
        named_by=named_by,
        stale=bool(named_by) and late,
    )


def prescriber_data_hidden(*, customer_ids: Sequence[int]) -> frozenset[int]:
    """Those whose prescribing data, and what was made of it, sales representatives may not see (AMA PDRP). One query.

    A register that binds no channel binds the use of data: whoever it lists refuses that.
    """
    ours = {reference_of(register) for register in all_registers() if purpose_of(register) is Purpose.PROFILING}
    if not ours or not customer_ids:
        return frozenset()
    rows = [(place, polarity, at) for who, place, polarity, at in ledger_says(customer_ids=list(customer_ids)) if who in ours]
    return frozenset(place[0] for place, told in told_of(rows).items() if told.stands)
