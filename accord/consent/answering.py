"""Answers to the questions of a form, taken in together: one act, one set of evidence, one entry each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from accord.consent.actions.records import record_consents
from accord.consent.rules.answers import capture_of
from accord.consent.types import Answer, Box, Occasion
from accord.customers.queries import customers_by_id
from accord.kernel.errors import AccordError, NotFound


def take_answers(
    occasion: Occasion,
    boxes: Sequence[Box],
    answers: Mapping[int, Answer],
    *,
    now: datetime,
    dated: Callable[[Answer], datetime] | None = None,
) -> tuple[int, ...]:
    """The ids of the entries, in the order of the questions; inside the caller's transaction.

    `dated` says when each answer counts from, where that is not the moment of the occasion.
    Raises NotFound for an unknown customer, AccordError `answers.none` or `answers.future`.
    """
    if occasion.happened_at > now:
        raise AccordError("answers.future", "That moment has not come yet.", "Check the date, or the clock of the device.")
    numbers = sorted(number for number in answers if 0 <= number < len(boxes))
    if not numbers:
        raise AccordError("answers.none", "No question is answered.", "Answer one, or leave the page.")
    customer = customers_by_id(customer_ids=[occasion.customer_id]).get(occasion.customer_id)
    if customer is None:
        raise NotFound("customer")
    placed = replace(occasion, jurisdiction=customer.jurisdiction)
    captures = [capture_of(placed, boxes[number], answers[number], number=number) for number in numbers]
    if dated is not None:
        captures = [replace(capture, valid_from=dated(answers[number])) for number, capture in zip(numbers, captures, strict=True)]
    return record_consents(captures=captures, now=now)
