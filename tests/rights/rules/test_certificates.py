from accord.rights.rules.certificates import DUTIES, content_of, text_of

ERASURE = {
    "id": 7,
    "customer": 7,
    "erased_at": "2026-11-18T09:00:00+00:00",
    "reason": "letter of 3 May",
    "by": "Olga Officer",
    "told": {
        "tables": [{"table": "customers_identifier", "fate": "deleted", "rows": 2, "why": ""}],
        "places": [{"place": "mail folder", "done": "1 mails removed", "left": ""}],
        "marks": ["aa"],
        "blocks": [["bb", ""]],
    },
}
LATER = [{"place": "database file", "done": "not compacted", "left": "Run it again."}]


def test_the_paper_lists_every_place_and_every_duty():
    content = content_of(ERASURE, LATER)
    assert [place["place"] for place in content["places"]] == ["mail folder", "database file"]
    assert content["duties"] == [*DUTIES, "Run it again."]
    text = text_of(content, signature="cafe")
    for part in (
        "Customer 7",
        "letter of 3 May",
        "Olga Officer",
        "customers_identifier",
        "deleted, 2 rows",
        "Run it again.",
        "cafe",
    ):
        assert part in text


def test_a_paper_without_a_user_names_none():
    content = content_of({**ERASURE, "by": ""}, [])
    assert "By:" not in text_of(content, signature="")
