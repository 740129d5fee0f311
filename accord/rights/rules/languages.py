"""Which of our languages a person is written to in."""

LANGUAGES = ("en", "fr", "zh-hant", "tr")


def language_for(*wishes: str) -> str:
    """The first wish that we can write (a BCP 47 tag; every Chinese is written in traditional characters), else English."""
    for wish in wishes:
        tag = wish.lower().replace("_", "-")
        if tag.startswith("zh"):
            return "zh-hant"
        if (first := tag.partition("-")[0]) in LANGUAGES:
            return first
    return "en"
