"""One error for everything a person can mend."""


class AccordError(Exception):
    """Something a person can mend.

    `code` is stable and dotted (`import.unknown_column`), `message` says what is wrong in one sentence,
    `next_step` says what to do about it. Commands print all three and exit with 2; pages and the API show them.
    """

    def __init__(self, code: str, message: str, next_step: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.code}: {self.message} {self.next_step}"


class NotFound(AccordError):
    """The thing does not exist, or the viewer may not know that it does: the two look the same on purpose."""

    def __init__(self, what: str) -> None:
        super().__init__("not_found", f"There is no such {what}.", "Check the reference, or ask for access.")
