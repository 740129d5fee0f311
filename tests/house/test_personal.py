"""Whatever speaks of a person is in the copy they get and in the plan of erasure, or stands here with the reason why not."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import BinaryField, CharField, ForeignKey, JSONField, Model, TextField

from accord.customers.models import Customer
from accord.kernel.personal_data import Fate
from accord.rights.rooms import ROOMS
from accord.rights.rules.paper import LAYOUTS

PLANS = [entry for room in ROOMS for entry in room.PERSONAL]
PLANNED = {entry.table for entry in PLANS}

NOT_OF_PERSONS = {
    "access_apikey": "of systems",
    "access_auditreview": "of staff",
    "access_user": "of staff",
    "catalogue_brand": "of the company",
    "catalogue_sender": "of the company",
    "catalogue_topic": "of the company",
    "consent_acknowledgement": "of systems; holds the number of a record",
    "consent_captureform": "of the company",
    "consent_checkpoint": "hashes over everybody",
    "consent_checkpointwitness": "hashes over everybody",
    "consent_lawversion": "of the law",
    "consent_notice": "of the company; handed out where it was shown",
    "consent_noticeapproval": "of staff",
    "consent_registerrun": "counts",
    "consent_rulereview": "of staff",
    "consent_tile": "hashes over everybody",
    "contact_policy_companycap": "of the company",
    "content_piece": "of the company",
    "content_reviewverdict": "of staff",
    "content_statechange": "of staff",
    "content_version": "of the company",
    "customers_importrun": "of files; `error` and `file_name` are the operator's words",
    "decisions_plan": "counts",
    "field_force_rep": "of staff",
    "field_force_territory": "of the company",
    "field_force_territoryarea": "of the company",
    "measurement_permissioncount": "counts",
}
"""Tables with words in them, or led to from a person, that no person is described in."""


def ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("accord.")]


def leads_to_person(model: type[Model], met: frozenset[type[Model]] = frozenset()) -> bool:
    """Whether a row belongs to a customer: by a foreign key, or by one to a row that does."""
    if model is Customer:
        return True
    targets = {field.related_model for field in model._meta.get_fields() if isinstance(field, ForeignKey)}
    return any(leads_to_person(target, met | {model}) for target in targets - met)


def holds_words(model: type[Model]) -> bool:
    """Whether it has a column that could hold anything at all."""
    kinds = (CharField, TextField, JSONField, BinaryField)
    return any(isinstance(field, kinds) and not field.choices for field in model._meta.concrete_fields)


def missing() -> Iterator[str]:
    for model in ours():
        if (leads_to_person(model) or holds_words(model)) and model._meta.db_table not in PLANNED | set(NOT_OF_PERSONS):
            yield model._meta.db_table


def test_every_table_is_handed_out_and_erased_or_named_here():
    assert not list(missing()), "name them in the room's personal.py, or here with the reason"


def test_nothing_is_named_twice_or_in_vain():
    tables = {model._meta.db_table for model in ours()}
    assert len(PLANS) == len(PLANNED)
    assert not PLANNED & set(NOT_OF_PERSONS)
    assert tables >= PLANNED


def test_what_stays_or_is_not_handed_out_says_why():
    assert not [entry.table for entry in PLANS if (entry.fate is not Fate.DELETED or not entry.section) and not entry.why]


def test_every_section_has_its_place_on_paper():
    assert {entry.section for entry in PLANS if entry.section} <= set(LAYOUTS)


def test_only_what_only_grows_or_must_count_stays():
    """A table that may be deleted from is not kept by laziness: its rows are emptied, deleted, or hold no words."""
    kept = {entry.table for entry in PLANS if entry.fate is Fate.KEPT}
    free = {
        "contact_policy_reservation",
        "customers_erasedmark",
        "consent_suppression",
        "decisions_decision",
        "decisions_suggestion",
        "delivery_attempt",
        "delivery_message",
    }
    from accord.access.append_only import append_only_tables

    assert kept - set(append_only_tables()) == free


def test_the_key_goes_last():
    """Rooms above need it to let go; nothing may be erased after it."""
    assert ROOMS[-1].__name__ == "accord.customers.personal"
    assert {room.__name__.split(".")[1] for room in ROOMS} == {entry.table.rpartition("_")[0] for entry in PLANS}
