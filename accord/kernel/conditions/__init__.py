"""One rule language: conditions on facts about one customer, as data.

A condition is judged to true, false or unknown (None). A missing fact makes its leaf unknown (only `Exists` always knows);
all / any / not follow Kleene's strong logic, as SQL does; **only true opens**. A missing fact is one that is absent, None,
an empty text or not a number (NaN). `accord.columnar.conditions` turns the same value into SQL.
"""

from accord.kernel.conditions.checks import check_condition
from accord.kernel.conditions.data import from_data, to_data
from accord.kernel.conditions.judgement import failing_leaf, judge, opens
from accord.kernel.conditions.leaves import (
    After,
    All,
    AnyOf,
    AtLeast,
    Before,
    Condition,
    Exists,
    Is,
    Leaf,
    Not,
    OneOf,
    Value,
    facts_of,
)
from accord.kernel.conditions.words import in_words

__all__ = [
    "After",
    "All",
    "AnyOf",
    "AtLeast",
    "Before",
    "Condition",
    "Exists",
    "Is",
    "Leaf",
    "Not",
    "OneOf",
    "Value",
    "check_condition",
    "facts_of",
    "failing_leaf",
    "from_data",
    "in_words",
    "judge",
    "opens",
    "to_data",
]
