"""A test file for every module of rules, at the same path."""

from tests.house.tree import ROOT, sources


def test_every_rule_has_its_test() -> None:
    missing = [
        source.name
        for source in sources()
        if "rules" in source.parts[1:-1] and source.path.name != "__init__.py"
        if not (ROOT / "tests" / "/".join(source.parts[:-1]) / f"test_{source.path.name}").exists()
    ]
    assert not missing
