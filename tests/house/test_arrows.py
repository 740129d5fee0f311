"""Arrows go down, also those that an import linter cannot see: string foreign keys and the private parts of a room."""

from django.apps import apps
from django.db.models import ForeignKey

from tests.house.tree import floors, sources

PUBLIC = {"types", "actions", "queries", "facts", "columns", "ports", "kernels", "append_only", "personal"}
PAGE_ROOMS = {"web", "api", "cli", "jobs"}
PAGE_PUBLIC = {"types", "actions", "queries", "ports"}
OPEN_ROOMS = {"kernel", "columnar"}


def test_every_room_has_a_floor() -> None:
    assert {source.room for source in sources() if len(source.parts) > 1} <= set(floors())


def test_foreign_keys_point_down() -> None:
    wrong = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignKey) or not model.__module__.startswith("accord."):
                continue
            here, there = model._meta.app_label, field.related_model._meta.app_label
            if there in floors() and here != there and floors()[there] >= floors()[here]:
                wrong.append(f"{here}.{model.__name__}.{field.name} -> {there}")
    assert not wrong


def test_rooms_meet_through_their_public_parts() -> None:
    wrong = []
    for source in sources():
        allowed = PAGE_PUBLIC if source.room in PAGE_ROOMS else PUBLIC
        for name in source.imports():
            parts = name.split(".")
            if parts[0] != "accord" or len(parts) < 3 or parts[1] in ({source.room} | OPEN_ROOMS):
                continue
            if source.room == "project" or parts[1] == "simulator":
                continue
            if source.parts[1:2] == ("rules",) and parts[2] == "rules":
                continue
            if parts[2] not in allowed:
                wrong.append(f"{source.name} imports {name}")
    assert not wrong
