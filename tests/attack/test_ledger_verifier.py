"""The separate verifier: one file that needs nothing of ours, its own cryptography against published vectors."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import verify_accord
from accord.consent.rules import merkle, notes
from accord.consent.rules.commitments import canonical_json

FILE = Path(verify_accord.__file__)
RFC_8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]  # fmt: skip
SEED = bytes(range(32))


def test_it_imports_nothing_but_the_standard_library() -> None:
    tree = ast.parse(FILE.read_text(), feature_version=(3, 8))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= {"argparse", "base64", "datetime", "hashlib", "hmac", "json", "re", "sys"}
    assert "accord" not in {name.split(".")[0] for name in names}


def test_it_runs_where_there_is_nothing_else(tmp_path: Path) -> None:
    copy = tmp_path / "verify.py"
    copy.write_text(FILE.read_text())
    done = subprocess.run([sys.executable, "-I", "-S", str(copy), "--help"], cwd=tmp_path, env={}, capture_output=True, text=True)
    assert done.returncode == 0 and "without Accord" in done.stdout


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_published_signatures(key: str, message: str, signature: str) -> None:
    public, text, mark = (bytes.fromhex(part) for part in (key, message, signature))
    assert verify_accord.is_signature(public, text, mark)
    assert not verify_accord.is_signature(public, text + b"x", mark)
    assert not verify_accord.is_signature(public, text, mark[:32] + bytes(32))
    assert not verify_accord.is_signature(bytes(32), text, mark)
    beyond = int.from_bytes(mark[32:], "little") + verify_accord.L
    assert not verify_accord.is_signature(public, text, mark[:32] + beyond.to_bytes(32, "little")), "not malleable"


def test_both_programs_see_the_same_tree() -> None:
    leaves = [merkle.leaf_hash(b"%d" % number) for number in range(40)]
    growing = verify_accord.Growing()
    for size, leaf in enumerate(leaves, start=1):
        growing.add(leaf)
        root = merkle.root_of(leaves[:size])
        assert growing.root() == root
        for index in range(size):
            path = merkle.inclusion_path(leaves[:size], index)
            assert verify_accord.is_included(leaves[index], index, size, path, root)
            assert not verify_accord.is_included(leaves[index], index + 1, size, path, root)


def test_both_programs_read_the_same_note_and_write_the_same_json() -> None:
    text = notes.CheckpointText("a.example/ledger", 3, b"r" * 32, 1, b"p" * 32, verify_accord.datetime(2026, 1, 2, 3, 4, 5, 6))
    note = notes.write_note(text, seed=SEED)
    seen = verify_accord.Note(note)
    public = notes.public_key_of(SEED)
    assert (seen.origin, seen.size, seen.root, seen.people, seen.people_root) == ("a.example/ledger", 3, b"r" * 32, 1, b"p" * 32)
    assert seen.is_signed(public) and not seen.is_signed(notes.public_key_of(bytes(32)))
    assert verify_accord.read_key(notes.verifier_key("a.example/ledger", public)) == public == verify_accord.read_key(public.hex())
    value = {"z": ["\u2028\x07é"], "b": [True, None, -3]}
    assert verify_accord.canonical(value) == canonical_json(value)


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", '{"format": "accord-dossier/1"}', '{"format": "x"}', "a.b.c", '{"format": "accord-ledger/1"}']
)
def test_what_cannot_be_checked_is_never_called_sound(tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text(content)
    assert verify_accord.main([str(tmp_path / "file"), "--key", "00" * 32]) in (1, 2)
    assert "Sound." not in capsys.readouterr().out


def test_a_receipt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from accord.consent.rules.jws import sign_document

    jws = sign_document(canonical_json({"receipt": "yes"}), seed=SEED)
    (tmp_path / "receipt.jws").write_text(jws + "\n")
    key = notes.public_key_of(SEED).hex()
    assert verify_accord.main([str(tmp_path / "receipt.jws"), "--key", key]) == 0
    assert '"receipt": "yes"' in capsys.readouterr().out
    head, payload, mark = jws.split(".")
    other = sign_document(canonical_json({"receipt": "no"}), seed=SEED).split(".")[1]
    (tmp_path / "receipt.jws").write_text(".".join((head, other, mark)))
    assert verify_accord.main([str(tmp_path / "receipt.jws"), "--key", key]) == 1 and payload
    assert "yes" not in capsys.readouterr().out
    assert verify_accord.main([str(tmp_path / "receipt.jws")]) == 2, "no key, no verdict"


def test_a_proof_of_one_record_needs_no_person_key(tmp_path: Path) -> None:
    leaf = merkle.leaf_hash(b'{"id":1,"kind":"record"}')
    text = notes.CheckpointText("a.example/ledger", 1, leaf, 0, merkle.EMPTY_ROOT, verify_accord.datetime(2026, 1, 2))
    proof = {
        "format": "accord-proof/1",
        "key": notes.verifier_key("a.example/ledger", notes.public_key_of(SEED)),
        "checkpoint": notes.write_note(text, seed=SEED),
        "kind": "record",
        "index": 0,
        "number": 1,
        "leaf": leaf.hex(),
        "entry": '{"id":1,"kind":"record"}',
        "path": [],
    }
    for change, ended in (({}, 0), ({"entry": '{"id":2,"kind":"record"}'}, 1), ({"index": 1}, 1)):
        (tmp_path / "proof.json").write_text(json.dumps(proof | change))
        assert verify_accord.main([str(tmp_path / "proof.json")]) == ended
