"""The API's description as a page of our own: made from the OpenAPI document, readable offline and without script."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.utils.html import escape
from django.utils.safestring import mark_safe
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from accord.api.examples import EXAMPLES

_CODE = re.compile(r"`([^`]+)`")
_PLAIN = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
    "date-time": "moment with its zone (ISO 8601)",
    "uuid": "UUID",
}
_PAGES = Path(__file__).resolve().parent / "pages"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a body, a query or an answer."""

    name: str
    type: str
    required: bool
    words: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A named body: what it is and what it holds."""

    name: str
    words: str
    fields: tuple[Field, ...]

    @property
    def explained(self) -> bool:
        """Whether any field needs words of its own."""
        return any(field.words for field in self.fields)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    id: str
    method: str
    path: str
    summary: str
    words: str
    scope: str
    tag: str
    parameters: tuple[Field, ...]
    request: tuple[Shape, ...]
    answer: tuple[Shape, ...]
    statuses: tuple[str, ...]
    example: str


class Reference(DocsBase):
    """Renders the page for django-ninja's docs address."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """The page."""
        document = api.get_openapi_schema(path_params=kwargs)
        operations = tuple(operations_in(document))
        values = {"api": api, "operations": operations, "openapi_url": self.get_openapi_url(api, kwargs)}
        return HttpResponse(_engine().get_template("reference.html").render(Context(values)))


def stylesheet(request: HttpRequest) -> HttpResponse:
    """The page's style, from our own address: the content security policy allows nothing else."""
    response = HttpResponse((_PAGES / "reference.css").read_bytes(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "max-age=3600"
    return response


def operations_in(document: Mapping[str, Any]) -> Iterator[Operation]:
    """Every operation of an OpenAPI document, in its order."""
    shapes = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            yield Operation(
                id=told["operationId"],
                method=method.upper(),
                path=path,
                summary=told["summary"],
                words=prose(told.get("description", "")),
                scope=told.get("x-scope", ""),
                tag=told["tags"][0],
                parameters=tuple(_parameter(told_parameter, shapes) for told_parameter in told["parameters"]),
                request=tuple(_shapes_under(told.get("requestBody", {}), shapes, asked=True)),
                answer=tuple(_shapes_under(told["responses"].get(200, {}), shapes, asked=False)),
                statuses=tuple(str(status) for status in told["responses"]),
                example=json.dumps(EXAMPLES.get(told["operationId"]), indent=2, ensure_ascii=False),
            )


def _parameter(told: Mapping[str, Any], shapes: Mapping[str, Any]) -> Field:
    return Field(told["name"], _type_of(told["schema"], shapes), told.get("required", False), prose(told.get("description", "")))


def prose(words: str) -> str:
    """A description as HTML: what stands between backticks is code, everything else is text."""
    return mark_safe(_CODE.sub(r"<code>\1</code>", escape(words)))  # noqa: S308 (escaped one step earlier)


def _shapes_under(node: object, shapes: Mapping[str, Any], *, asked: bool) -> Iterator[Shape]:
    seen: dict[str, None] = {}
    _collect(node, shapes, seen)
    for name in seen:
        told = shapes[name]
        required = told.get("required", []) if asked else []
        fields = tuple(
            Field(field, _type_of(kind, shapes), field in required, prose(kind.get("description", "")))
            for field, kind in told.get("properties", {}).items()
        )
        yield Shape(name, prose(told.get("description", "")), fields)


def _collect(node: object, shapes: Mapping[str, Any], seen: dict[str, None]) -> None:
    if isinstance(node, Mapping):
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name and name not in seen and "enum" not in shapes[name]:
            seen[name] = None
            _collect(shapes[name], shapes, seen)
        for part in node.values():
            _collect(part, shapes, seen)
    elif isinstance(node, list):
        for part in node:
            _collect(part, shapes, seen)


def _type_of(kind: Mapping[str, Any], shapes: Mapping[str, Any]) -> str:
    match kind:
        case {"$ref": reference}:
            name = str(reference).rpartition("/")[2]
            return _type_of(shapes[name], shapes) if "enum" in shapes[name] else name
        case {"enum": words}:
            return " · ".join(words)
        case {"const": word}:
            return f"“{word}”"
        case {"anyOf": parts} | {"oneOf": parts} | {"allOf": parts}:
            return " or ".join(_type_of(part, shapes) for part in parts)
        case {"type": "array"}:
            return f"list of {_type_of(kind.get('items', {}), shapes)}"
    return _PLAIN.get(kind.get("format") or kind.get("type", ""), "anything")


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(_PAGES)])
