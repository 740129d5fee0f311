"""The live database is opened by ADBC in a process of its own and nowhere else: a second SQLite library in a process that holds
Django's connection drops its locks, and the file can be corrupted."""

from tests.house.tree import sources

CHILD = "accord/columnar/snapshot_child.py"


def test_adbc_is_imported_in_the_snapshot_child_alone() -> None:
    importers = {source.name for source in sources() if any(name.startswith("adbc") for name in source.imports())}
    assert importers == {CHILD}
    spelled = {source.name for source in sources() if "adbc_" in source.text}
    assert spelled == {CHILD}, "not by importlib either"


def test_nobody_imports_the_child() -> None:
    importers = [source.name for source in sources() if any("snapshot_child" in name for name in source.imports())]
    assert not importers


def test_the_child_knows_no_django() -> None:
    """Django would open a connection of its own to the same file."""
    waiting, seen = ["accord.columnar.snapshot_child"], set()
    modules = {source.name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): source for source in sources()}
    while waiting:
        module = waiting.pop()
        if module in seen or module not in modules:
            continue
        seen.add(module)
        names = list(modules[module].imports())
        assert not [name for name in names if name.split(".")[0] == "django"], module
        waiting += [part for name in names for part in (name, name.rpartition(".")[0])]
    assert len(seen) > 3
