"""The source tree as house tests see it: files, functions, imports, and the floors as the import contract names them."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "accord"


@dataclass(frozen=True)
class Source:
    """One Python file of the product."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def parts(self) -> tuple[str, ...]:
        """('consent', 'rules', 'law.py')"""
        return self.path.relative_to(PACKAGE).parts

    @property
    def room(self) -> str:
        return self.parts[0]

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    def imports(self) -> Iterator[str]:
        """Dotted names this file imports, wherever the import stands."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file under accord/ but migrations."""
    paths = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
    texts = ((path, path.read_text()) for path in paths)
    return tuple(Source(path, text, ast.parse(text)) for path, text in texts)


@cache
def floors() -> dict[str, int]:
    """Room -> floor, 0 at the ground; rooms of one floor are siblings."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rows = [[name.strip().removeprefix("accord.") for name in row.split("|")] for row in reversed(layers)]
    return {room: floor for floor, row in enumerate(rows) for room in row}
