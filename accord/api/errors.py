"""Every refusal in one shape: code, message, next step, with the status that fits."""

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DataError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from accord.kernel.errors import AccordError, NotFound

_log = logging.getLogger(__name__)

STATUS: dict[str, HTTPStatus] = {
    "not_found": HTTPStatus.NOT_FOUND,
    "api.key_missing": HTTPStatus.UNAUTHORIZED,
    "api.scope_missing": HTTPStatus.FORBIDDEN,
    "api.too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "api.unreadable": HTTPStatus.BAD_REQUEST,
    "api.busy": HTTPStatus.SERVICE_UNAVAILABLE,
    "api.broken": HTTPStatus.INTERNAL_SERVER_ERROR,
    "webhook.unreadable": HTTPStatus.BAD_REQUEST,
    "webhook.channel_unknown": HTTPStatus.NOT_FOUND,
}


class Problem(Schema):
    """One fault in a body or a query: where it is, a stable code, what is wrong."""

    where: str
    code: str
    message: str


class ErrorBody(Schema):
    """What every refusal says. `problems` names each fault where there can be several."""

    code: str
    message: str
    next_step: str
    problems: list[Problem] = []


class Refused(AccordError):
    """A refusal with a list of faults."""

    def __init__(self, code: str, message: str, next_step: str, problems: list[Problem]) -> None:
        super().__init__(code, message, next_step)
        self.problems = problems


def answer_errors(api: NinjaAPI) -> None:
    """Let the API answer each error in our shape."""

    def refuse(request: HttpRequest, error: Any) -> HttpResponse:
        refusal = as_accord_error(error)
        problems = refusal.problems if isinstance(refusal, Refused) else []
        body = ErrorBody(code=refusal.code, message=refusal.message, next_step=refusal.next_step, problems=problems)
        status = STATUS.get(refusal.code, HTTPStatus.UNPROCESSABLE_ENTITY)
        response = api.create_response(request, body.model_dump(), status=status)
        if status is HTTPStatus.UNAUTHORIZED:
            response["WWW-Authenticate"] = "Bearer"
        return response

    for kind in (AccordError, Http404, ValidationError, HttpError, DataError, OperationalError, Exception):
        api.add_exception_handler(kind, refuse)


def as_accord_error(error: Exception) -> AccordError:
    """The refusal that any exception means to the caller. What we did not expect is logged and told to nobody."""
    match error:
        case AccordError():
            return error
        case Http404():
            return NotFound("address")
        case ValidationError():
            problems = [_problem(fault) for fault in error.errors]
            return Refused("api.invalid", "The request is not as described.", "Mend what `problems` names.", problems)
        case AuthenticationError():
            return AccordError("api.key_missing", "There is no valid API key.", "Send one as X-API-Key or as a bearer token.")
        case RequestDataTooBig():
            return AccordError("api.too_large", "The body is too large.", "Send smaller batches.")
        case HttpError():
            return AccordError("api.unreadable", "The body is not JSON.", "Send UTF-8 JSON.")
        case DataError():
            return AccordError(
                "api.unstorable", "The request holds characters that no database keeps.", "Leave out NUL characters."
            )
        case OperationalError():
            return AccordError("api.busy", "The database is busy.", "Try again in a moment: a repeat does no harm.")
    _log.error("request failed", exc_info=error)
    return AccordError("api.broken", "Something went wrong on our side.", "Try again; tell the operator if it stays.")


def _problem(fault: dict[str, Any]) -> Problem:
    where = ".".join(str(part) for part in fault["loc"][1:])
    return Problem(where=where, code=str(fault["type"]), message=str(fault["msg"]))
