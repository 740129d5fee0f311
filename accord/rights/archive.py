"""An export as one file to carry away."""

import io
import json
import zipfile

from accord.rights.types import Export
from accord.rights.words import words_in


def zip_of(*, export: Export) -> bytes:
    """data.json, person.pdf, README.txt in the person's language, evidence and receipts, as a ZIP."""
    out = io.BytesIO()
    stamp = export.made_at.timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _entries(export):
            archive.writestr(zipfile.ZipInfo(name, date_time=stamp), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _entries(export: Export) -> list[tuple[str, bytes]]:
    told = words_in(export.language)["readme"]
    entries = [("README.txt", _readme(export, told).encode()), ("data.json", json_of(export=export))]
    if export.pdf:
        entries.append(("person.pdf", export.pdf))
    if export.proofs:
        entries.append(("ledger.json", json.dumps(export.proofs, ensure_ascii=False, indent=1).encode()))
    entries += [(file.name, file.content) for file in export.files]
    receipts = export.data["sections"].get("receipts", {"rows": []})["rows"]
    return entries + [(f"receipts/{row['receipt_id']}.jws", row["jws"].encode()) for row in receipts]


def json_of(*, export: Export) -> bytes:
    """The data as JSON, UTF-8, indented."""
    return json.dumps(export.data, ensure_ascii=False, indent=1).encode()


def _readme(export: Export, told: dict[str, str]) -> str:
    parts = [told["intro"].format(made=f"{export.made_at:%Y-%m-%d}", number=export.customer_id), told["data"]]
    parts.append(told["pdf"] if export.pdf else f"{told['no_pdf']} {export.pdf_trouble}")
    if export.files:
        parts.append(told["evidence"])
    if export.data["sections"].get("receipts", {"rows": []})["rows"]:
        parts.append(told["receipts"])
    if export.proofs:
        parts.append(told["ledger"])
    return "\n\n".join((*parts, told["rights"])) + "\n"
