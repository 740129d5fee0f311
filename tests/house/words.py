"""Writes docs/reference/types.md: every public type with the first sentence of its own docstring. `make words` runs it."""

import ast

from tests.house.tree import ROOT, floors, sources

PAPER = ROOT / "docs/reference/types.md"
HEAD = """# The words in code

Every public type, by room, from the ground up; made by `make words` from the docstrings. What the words mean to people: [glossary](../../GLOSSARY.md).
"""  # noqa: E501


def page() -> str:
    """The whole page, as it should stand."""
    rooms: dict[str, list[str]] = {}
    for source in sources():
        if source.path.name == "types.py" or source.parts[1:2] == ("types",):
            rooms.setdefault(source.room, []).extend(
                f"| `{node.name}` | {_first_sentence(ast.get_docstring(node) or '')} |"
                for node in source.tree.body
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
            )
    ordered = sorted(rooms, key=lambda room: floors()[room])
    return HEAD + "".join(f"\n## {room}\n\n| type | meaning |\n|---|---|\n" + "\n".join(rooms[room]) + "\n" for room in ordered)


def _first_sentence(docstring: str) -> str:
    paragraph = " ".join(docstring.split("\n\n")[0].split())
    return paragraph.replace("|", "\\|")


if __name__ == "__main__":
    PAPER.write_text(page())
