#!/usr/bin/env python3
"""Checks what Accord says it can prove, on any machine, without Accord: Python 3.8 or newer and nothing else.

    python verify_accord.py dossier.json [--key KEY] [--checkpoint NOTE ...] [--evidence FILE ...]
    python verify_accord.py receipt.jws  [--key KEY]
    python verify_accord.py ledger.json  [--key KEY] [--checkpoint NOTE ...]

It takes the proof of one record or a person's dossier (`accord ledger prove`), a receipt, or the hashes of a whole ledger
(`accord ledger export`).

KEY is the ledger's public key: what `accord ledger key` prints (NAME+ID+BASE64), 64 hexadecimal digits, or a file with either.
Get it from somewhere else than the file it checks; without it the file's own key is used, and that is said.
NOTE is a file of checkpoints from somewhere the operator cannot rewrite: a witness, your own mailbox. With it a ledger that was
rewritten, forked or restored from an old backup is found even when it is consistent in itself.
FILE is a piece of evidence handed over with the dossier (a scan, a recording): it must be the one that was taken in.

It prints sentences and ends with 0 if all of it is sound, 1 if anything is wrong, 2 if there is nothing it can check.

Standards: RFC 6962 and 9162 (the tree), RFC 8032 (Ed25519), RFC 8785 (canonical JSON), RFC 7515 (receipts), C2SP tlog-checkpoint.
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import sys
from datetime import datetime, timedelta

SEALED = ("actor_reference", "captured_by", "contact_point", "evidence", "key", "place", "reason")
GRACE = timedelta(minutes=15)  # an entry may wait so long, in a transaction that was open, while a checkpoint is signed
SHOWN = 20
DASH = "\u2014"


class Unreadable(Exception):
    """There is nothing here that could be checked."""


# --- Ed25519 (RFC 8032, 5.1), verification only --------------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def _x_of(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != sign else x


def _point(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (1 << 255) - 1, number >> 255
    x = _x_of(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def _add(one, other):
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number, point):
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = _add(found, point)
        point, number = _add(point, point), number >> 1
    return found


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = _x_of(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signature(public_key, message, signature):
    """Whether this is the Ed25519 signature of the message under the key."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key, r, s = _point(public_key), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    left, right = _times(s, BASE), _add(r, _times(h, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- The tree (RFC 6962, 2.1; RFC 9162, 2.1.3 and 2.1.4) -----------------------------------------------------------------------


def leaf_hash(data):
    """The hash of an entry's bytes."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left, right):
    """The hash above two hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def is_included(leaf, index, size, path, root):
    """Whether the leaf stands at this index under this root."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def is_continued(old_size, old_root, size, root, path):
    """Whether the larger tree begins with the smaller one."""
    if old_size == size:
        return old_root == root and not path
    if old_size == 0:
        return old_root == hashlib.sha256(b"").digest() and not path
    if old_size > size or not path:
        return False
    steps = [old_root] + path if old_size & (old_size - 1) == 0 else path
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old_found = found = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old_found, found = node_hash(step, old_found), node_hash(step, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old_found == old_root and found == root


class Growing:
    """The root over leaves that come one by one: the complete subtrees that stand side by side."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, leaf):
        """One more leaf."""
        self.size, place = self.size + 1, self.size
        while place & 1:
            leaf, place = node_hash(self.peaks.pop(), leaf), place >> 1
        self.peaks.append(leaf)

    def root(self):
        """The root so far."""
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        found = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            found = node_hash(peak, found)
        return found


# --- Notes and keys (C2SP signed-note, tlog-checkpoint) ------------------------------------------------------------------------


def read_key(text):
    """The 32 bytes of a key given as NAME+ID+BASE64 or as hexadecimal digits."""
    text = text.strip()
    if re.fullmatch("[0-9a-fA-F]{64}", text):
        return bytes.fromhex(text)
    parts = text.split("+", 2)
    if len(parts) == 3:
        data = decoded(parts[2])
        if len(data) == 33 and data[0] == 1:
            return data[1:]
    raise Unreadable("This is no public key of a ledger: %s" % text[:80])


def decoded(text):
    """Base64, strictly."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise Unreadable("This is not base64: %s" % text[:80])


class Note:
    """A checkpoint as it was signed."""

    def __init__(self, text):
        body, gap, marks = text.partition("\n\n")
        lines = body.split("\n")
        try:
            self.origin, self.size, self.root = lines[0], int(lines[1]), decoded(lines[2])
            words, time = lines[3].split(" "), lines[4].split(" ")
            self.people, self.people_root = int(words[1]), decoded(words[2])
            self.signed_at = moment(time[1])
            well = gap and len(lines) == 5 and (words[0], time[0]) == ("people", "time") and str(self.size) == lines[1]
        except (IndexError, ValueError):
            well = False
        if not well:
            raise Unreadable("This is no checkpoint of a ledger: %s" % text[:80].replace("\n", " / "))
        self.body, self.marks = body + "\n", marks

    def is_signed(self, key):
        """Whether one of its signatures is good under the key."""
        name = hashlib.sha256(self.origin.encode() + b"\n\x01" + key).digest()[:4]
        for line in self.marks.splitlines():
            words = line.split(" ")
            if len(words) == 3 and words[:2] == [DASH, self.origin]:
                mark = decoded(words[2])
                if mark[:4] == name and is_signature(key, self.body.encode(), mark[4:]):
                    return True
        return False

    def __str__(self):
        return "checkpoint of %s over %d entries" % (self.signed_at.strftime("%Y-%m-%d %H:%M"), self.size)


def notes_in(text):
    """The notes of a file in which they stand one after the other."""
    lines, notes = [], []
    for line in text.splitlines() + [""]:
        if lines and lines[-1].startswith(DASH) and not line.startswith(DASH):
            notes.append(Note("\n".join(lines) + "\n"))
            lines = []
        if line or lines:
            lines.append(line)
    if lines and any(lines):
        notes.append(Note("\n".join(lines) + "\n"))
    return notes


def moment(text):
    """A moment as the ledger writes it."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")


# --- What is said --------------------------------------------------------------------------------------------------------------


class Report:
    """Sentences, good and bad."""

    def __init__(self):
        self.wrong = 0

    def hold(self, well, words):
        """One thing that must hold."""
        if not well:
            self.wrong += 1
        if not well and self.wrong == SHOWN + 1:
            print("WRONG  ... and more of the kind")
        elif well or self.wrong <= SHOWN:
            print("%s  %s" % ("well " if well else "WRONG", words))
        return well

    def say(self, words):
        """Something to know."""
        print("note   %s" % words)


# --- A person's dossier --------------------------------------------------------------------------------------------------------


def check_dossier(bundle, key, witnessed, evidence, report):
    """A person's entries, that they are all of them, and that the ledger was not rewritten."""
    if not bundle.get("checkpoint"):
        report.hold(False, "No checkpoint covers this person yet: nothing is proven. Ask again after the next one.")
        return
    last = Note(bundle["checkpoint"])
    report.hold(last.is_signed(key), "The %s is signed by the ledger's key." % last)
    earlier = [Note(one["note"]) for one in bundle["checkpoints"]]
    paths = [[bytes.fromhex(step) for step in one["path"]] for one in bundle["checkpoints"]]
    check_history(earlier, paths, last, key, report)
    check_witnessed(witnessed, earlier + [last], key, report)
    person_key = bytes.fromhex(bundle["person"]["key"])
    entries = [opened(entry, last, person_key, bundle["person"], report) for entry in bundle["entries"]]
    check_complete(bundle, entries, last, report)
    check_times(entries, earlier + [last], report)
    check_notices(bundle["notices"], entries, last, report)
    check_evidence(evidence, entries, person_key, report)
    check_permissions(bundle, entries, report)
    for entry in bundle["pending"]:
        report.say("An entry (%s) came after the checkpoint and is not proven yet." % entry["kind"])


def check_history(earlier, paths, last, key, report):
    """That each earlier checkpoint is signed, and that the last one goes on from it."""
    bad = report.wrong
    for note, path in zip(earlier, paths):
        if not note.is_signed(key):
            report.hold(False, "The %s is not signed by the ledger's key." % note)
        elif not is_continued(note.size, note.root, last.size, last.root, path):
            report.hold(False, "The ledger does not go on from the %s: it was rewritten, or forked." % note)
        elif note.signed_at > last.signed_at:
            report.hold(False, "The %s was signed after the last one: a clock was set back." % note)
    if report.wrong == bad:
        report.hold(True, "The ledger goes on from each of its %d earlier checkpoints; nothing was rewritten." % len(earlier))


def check_witnessed(witnessed, ours, key, report):
    """That what a witness was told is what the ledger says of itself."""
    if not witnessed:
        report.say("No checkpoint from elsewhere was given: a whole ledger exchanged for another could not be noticed.")
        return
    by_size = {}
    for note in ours:
        by_size.setdefault(note.size, set()).add(note.root)
    largest, bad = max(by_size), report.wrong
    for note in witnessed:
        if not note.is_signed(key):
            report.hold(False, "The witness's %s is not signed by the ledger's key." % note)
        elif note.size > largest:
            report.hold(
                False,
                "A witness saw %d entries, this ledger has %d: it is an old copy, or entries were taken out."
                % (note.size, largest),
            )
        elif note.size not in by_size:
            report.hold(False, "The witness's %s is none of this ledger's: it is a fork, or the checkpoint was taken out." % note)
        elif note.root not in by_size[note.size]:
            report.hold(False, "The witness's %s has another root than this ledger's: it was forked or rewritten." % note)
    if report.wrong == bad:
        report.hold(True, "All %d checkpoints that witnesses hold are this ledger's." % len(witnessed))


def opened(entry, last, person_key, person, report):
    """One entry: in the ledger, the person's, and saying what stands beside it. What it says is given back."""
    name = "Entry %d (%s, number %d)" % (entry["index"], entry["kind"], entry["number"])
    leaf, path = bytes.fromhex(entry["leaf"]), [bytes.fromhex(step) for step in entry["path"]]
    report.hold(is_included(leaf, entry["index"], last.size, path, last.root), "%s is in the ledger of the checkpoint." % name)
    if not entry["entry"]:
        return {"kind": entry["kind"], "number": entry["number"], "leaf": leaf, "index": entry["index"], "erased": True}
    report.hold(leaf_hash(entry["entry"].encode()) == leaf, "%s says what it said when it was taken in." % name)
    content = json.loads(entry["entry"])
    if canonical(content) != entry["entry"].encode() or content["kind"] != entry["kind"]:
        report.hold(False, "%s is not written as the ledger writes entries." % name)
    if "customer_id" in person and "subject" in content and content["kind"] != "erasure":
        check_sealed(content, entry["sealed"], person_key, person["customer_id"], name, report)
    return dict(content, leaf=leaf, index=entry["index"])


def check_sealed(content, sealed, key, customer_id, name, report):
    """That the pseudonyms of an entry are those of what stands beside it in plain."""
    if not key:
        report.hold(False, "%s cannot be tied to the person: the person's key is not here." % name)
        return
    if content["subject"] != hmac.new(key, b"customer:%d" % customer_id, hashlib.sha256).hexdigest():
        report.hold(False, "%s belongs to another person." % name)
    for field in SEALED:
        if field in content and field not in sealed:
            report.hold(False, "%s: the %s is not shown." % (name, field.replace("_", " ")))
    for field in sorted(sealed):
        told = hmac.new(key, ("%s:%s" % (field, sealed[field])).encode(), hashlib.sha256).hexdigest()
        if content.get(field) != told:
            report.hold(False, "%s: what is shown as %s is not what was taken in." % (name, field.replace("_", " ")))


def check_complete(bundle, entries, last, report):
    """That these are all the entries of the person under the checkpoint, none withheld."""
    people = bundle["people"]
    if people is None and not entries:
        report.say("The ledger is said to hold nothing of this person under the checkpoint; that cannot be proven.")
        return
    if people is None:
        report.hold(False, "The dossier has no proof that it is complete.")
        return
    subject, final = bytes.fromhex(people["subject"]), bytes.fromhex(people["last"])
    leaf = leaf_hash(subject + people["count"].to_bytes(8, "big") + final)
    path = [bytes.fromhex(step) for step in people["path"]]
    report.hold(
        is_included(leaf, people["position"], last.people, path, last.people_root),
        "The checkpoint says that this person has %d entries." % people["count"],
    )
    numbers = [entry["number"] for entry in entries]
    report.hold(
        sorted(numbers) == list(range(1, people["count"] + 1)) and any(entry["leaf"] == final for entry in entries),
        "All %d entries are here, from the first to the last; none is withheld." % people["count"],
    )
    indices = [entry["index"] for entry in sorted(entries, key=lambda entry: entry["number"])]
    report.hold(indices == sorted(indices), "They stand in the order in which they were taken in.")
    subjects = {entry["subject"] for entry in entries if "subject" in entry}
    report.hold(subjects <= {people["subject"]}, "They are all of one and the same person.")
    if any(entry.get("erased") for entry in entries):
        erased = any(entry["kind"] == "erasure" for entry in entries)
        report.hold(erased, "Entries that can no longer be read belong to a person whose erasure is in the ledger.")


def check_times(entries, checkpoints, report):
    """That no entry says it was recorded before a checkpoint that does not hold it."""
    bad = report.wrong
    for entry in entries:
        told = entry.get("recorded_at") or entry.get("issued_at")
        before = [note.signed_at for note in checkpoints if note.size <= entry["index"]]
        if told and before and moment(told) < max(before) - GRACE:
            report.hold(
                False,
                "Entry %d says it was recorded on %s, but the checkpoint of %s does not hold it: it was backdated."
                % (entry["index"], told[:16].replace("T", " "), max(before).strftime("%Y-%m-%d %H:%M")),
            )
    if report.wrong == bad:
        report.hold(True, "No entry was backdated past a checkpoint.")


def check_notices(notices, entries, last, report):
    """That the notices are those that were shown, word for word."""
    known = set()
    for notice in notices:
        content = opened(notice, last, b"", {}, report)
        told = hashlib.sha256(notice["text"].encode()).hexdigest()
        report.hold(content.get("text") == told, "The words of notice %s are those that were shown." % content.get("id"))
        known.add(content.get("id"))
    for entry in entries:
        if entry.get("notice") is not None and entry["notice"] not in known:
            report.hold(False, "Entry %d names notice %s, which is not here." % (entry["index"], entry["notice"]))


def check_evidence(files, entries, key, report):
    """That the files handed over are the evidence that was taken in."""
    held = {entry["digest"]: entry for entry in entries if entry["kind"] == "evidence" and "digest" in entry}
    for name in files:
        with open(name, "rb") as file:
            digest = hmac.new(key, file.read(), hashlib.sha256).hexdigest()
        entry = held.get(digest)
        record = " of record %s" % entry["record"] if entry else ""
        report.hold(entry is not None, "%s is evidence%s, byte for byte." % (name, record))


def check_permissions(bundle, entries, report):
    """That the permissions rest on entries that are proven here, as far as they are this person's, and on rules that are cited."""
    rules = {(rule["law_table"], rule["id"]) for rule in bundle["rules"]}
    bad = report.wrong
    for cell in bundle["permissions"]:
        for rule in cell["rules"]:
            if (cell["law_table"], rule) not in rules:
                report.hold(False, "%s, %s rests on rule %s, which is not cited." % (cell["channel"], cell["purpose"], rule))
    if report.wrong == bad:
        allowed, asked = sum(cell["allowed"] for cell in bundle["permissions"]), len(bundle["permissions"])
        valid, known = bundle["valid_at"][:10], bundle["known_at"][:10]
        report.say(
            "%d of %d permissions (channel by purpose) say yes on %s, by what was known on %s." % (allowed, asked, valid, known)
        )
        report.say("Every rule that they rest on is cited with its source; whether it was read rightly is for a lawyer to say.")


def canonical(value):
    """Canonical JSON (RFC 8785) of texts, whole numbers, truth values, lists and objects with plain names."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


# --- A whole ledger, and a receipt ---------------------------------------------------------------------------------------------


def check_ledger(bundle, key, witnessed, report):
    """Every checkpoint of a ledger against the hashes of all its leaves."""
    notes = [Note(text) for text in bundle["checkpoints"]]
    tree, roots = Growing(), {0: hashlib.sha256(b"").digest()}
    wanted = {note.size for note in notes}
    for leaf in bundle["leaves"]:
        tree.add(bytes.fromhex(leaf))
        if tree.size in wanted:
            roots[tree.size] = tree.root()
    for note in notes:
        report.hold(
            note.is_signed(key) and roots.get(note.size) == note.root,
            "The %s is signed by the ledger's key and has the root of its first %d leaves." % (note, note.size),
        )
    in_order = all(one.size <= other.size and one.signed_at <= other.signed_at for one, other in zip(notes, notes[1:]))
    report.hold(in_order, "The checkpoints stand in the order of their times and sizes.")
    if notes:
        check_witnessed(witnessed, notes, key, report)
    report.say("%d leaves, %d of them under the last checkpoint." % (tree.size, notes[-1].size if notes else 0))


def check_proof(bundle, key, report):
    """One entry by itself, or those that a message rests on, under a signed checkpoint."""
    last = Note(bundle["checkpoint"])
    report.hold(last.is_signed(key), "The %s is signed by the ledger's key." % last)
    for entry in bundle.get("entries", [bundle]):
        opened(entry, last, b"", {}, report)


def check_receipt(text, key, report):
    """The signature of a receipt (compact JWS, EdDSA)."""
    parts = text.strip().split(".")
    try:
        header, payload, signature = [base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts]
        head, content = json.loads(header), json.loads(payload)
    except ValueError:
        raise Unreadable("This is no receipt.")
    if head.get("alg") != "EdDSA":
        raise Unreadable("This receipt is not signed in a way this program knows.")
    signed = is_signature(key, ".".join(parts[:2]).encode(), signature)
    if report.hold(signed, "The receipt is signed by the ledger's key, unchanged."):
        print(json.dumps(content, ensure_ascii=False, indent=2))


# --- The command ---------------------------------------------------------------------------------------------------------------


def read(name):
    """A file's text."""
    try:
        with open(name, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("%s cannot be read: %s" % (name, error))


def chosen_key(given, own, report):
    """The key that was handed in, or the file's own."""
    if given:
        try:
            return read_key(given)
        except Unreadable:
            return read_key(read(given))
    if not own:
        raise Unreadable("A key is needed: --key, as `accord ledger key` prints it.")
    key = read_key(own)
    report.say("The key is the file's own (%s). Compare it with one you had from elsewhere, or give it with --key." % own)
    return key


def check(words, report):
    """What was asked for on the command line."""
    text = read(words.file)
    witnessed = [note for name in words.checkpoint for note in notes_in(read(name))]
    if re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", text.strip()):
        check_receipt(text, chosen_key(words.key, "", report), report)
        return
    try:
        bundle = json.loads(text)
        form = bundle["format"]
    except (ValueError, KeyError, TypeError):
        raise Unreadable("%s is no dossier, receipt or ledger of Accord." % words.file)
    key = chosen_key(words.key, bundle.get("key", ""), report)
    if form == "accord-dossier/1":
        check_dossier(bundle, key, witnessed, words.evidence, report)
    elif form == "accord-proof/1":
        check_proof(bundle, key, report)
    elif form == "accord-receipt/1":
        check_receipt(bundle["jws"], key, report)
    elif form == "accord-ledger/1":
        check_ledger(bundle, key, witnessed, report)
    else:
        raise Unreadable("%s is of a form this program does not know: %s." % (words.file, form))


def main(arguments=None):
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--key", default="")
    parser.add_argument("--checkpoint", action="append", default=[], metavar="NOTE")
    parser.add_argument("--evidence", action="append", default=[], metavar="FILE")
    words, report = parser.parse_args(arguments), Report()
    try:
        check(words, report)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        report.hold(False, "The file is not made as it should be (%s: %s)." % (type(error).__name__, error))
    print("Sound." if not report.wrong else "NOT sound: %d things are wrong." % report.wrong)
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
