"""What a person can mend is said in one line."""

from accord.kernel.errors import AccordError, NotFound


def test_an_error_says_code_problem_and_next_step() -> None:
    error = AccordError("import.unknown_column", "The column 'mail' is unknown.", "Name it in the mapping.")
    assert str(error) == "import.unknown_column: The column 'mail' is unknown. Name it in the mapping."


def test_not_found_and_not_allowed_look_the_same() -> None:
    assert NotFound("customer").code == "not_found"
    assert str(NotFound("customer")) == str(NotFound("customer"))
