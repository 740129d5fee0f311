"""Nothing leaves the house without a permit, and only consent makes one."""

import ast

from tests.house.tree import sources

MINT = "accord/consent/permits.py"


def makers() -> set[str]:
    """The files that call something named Permit."""
    return {
        source.name
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and (getattr(node.func, "id", "") == "Permit" or getattr(node.func, "attr", "") == "Permit")
    }


def test_permits_are_made_in_one_place():
    assert makers() == {MINT}


def test_no_permit_is_altered_elsewhere():
    """`replace(permit, …)` would be a second mint."""
    altered = [
        f"{source.name}:{node.lineno}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "replace" and node.args
        if isinstance(node.args[0], ast.Name) and node.args[0].id == "permit"
    ]
    assert not altered
