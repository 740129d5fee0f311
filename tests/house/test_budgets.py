"""How large things may be (DESIGN 9). Splitting is not the aim; a file that grows past this has a second thought in it."""

import re
import statistics

from tests.house.tree import PACKAGE, sources

GRAB_BAG = re.compile(r"^(utils?|helpers?|common|misc|managers?|handlers?|processors?|services?|base)$")
MEASURED = [source for source in sources() if source.text.strip() and source.path.name not in ("__init__.py", "types.py")]


def quantile(values: list[int], share: float) -> int:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def test_files_stay_small() -> None:
    lengths = {source.name: source.text.count("\n") + 1 for source in MEASURED}
    assert statistics.median(lengths.values()) <= 60
    assert quantile(list(lengths.values()), 0.9) <= 160
    assert not {name: length for name, length in lengths.items() if length > 400}


def test_functions_stay_small() -> None:
    lengths = {
        f"{source.name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for source in sources()
        for node in source.functions()
    }
    assert statistics.median(lengths.values()) <= 8
    assert quantile(list(lengths.values()), 0.9) <= 24
    assert not {name: length for name, length in lengths.items() if length > 60}


def test_no_grab_bags() -> None:
    names = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.suffix in ("", ".py") and path.name != "__pycache__"}
    assert not {str(name) for name in names if GRAB_BAG.match(name.stem)}
