"""What a document says of its operations, read without specweld's opinion of what it means.

Only ``codegen.read`` is used, which turns files into JSON values; references, parameters, bodies and answers are found here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from codegen.read import read_text

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Param(NamedTuple):
    """One parameter."""

    name: str
    place: str
    required: bool
    schema: dict[str, Any]


class Media(NamedTuple):
    """A body or an answer in one media type."""

    media_type: str
    schema: dict[str, Any] | None
    item: dict[str, Any] | None = None
    """Of each item of a stream (OAS 3.2, ``itemSchema``)."""


class Call(NamedTuple):
    """One operation."""

    method: str
    path: str
    operation_id: str
    params: tuple[Param, ...]
    bodies: tuple[Media, ...]
    body_required: bool
    answers: dict[str, tuple[Media, ...]]
    """Of every documented status."""
    variant: str = ""
    """The media type of its body, where the client has a further method for that."""

    @property
    def key(self) -> str:
        """As reports and exclusions name it."""
        return f"{self.method} {self.path} {self.variant}".rstrip()


def root_of(path: Path) -> dict[str, Any]:
    """The OpenAPI document of a file, or the first one on a page."""
    documents = read_text(str(path), path.read_bytes(), load=lambda name: Path(name).read_bytes())
    return next(dict(each.root) for each in documents if each.root)


class Book:
    """A document whose references can be followed."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
        self.is_old = "swagger" in root

    def at(self, value: Any) -> dict[str, Any]:
        """An object, with the references that stand in its place followed."""
        seen: set[str] = set()
        while isinstance(value, dict) and isinstance(reference := value.get("$ref"), str) and reference not in seen:
            seen.add(reference)
            value = self._target(reference)
        return value if isinstance(value, dict) else {}

    def _target(self, reference: str) -> Any:
        value: Any = self.root
        for token in reference.partition("#")[2].split("/")[1:]:
            key = unquote(token).replace("~1", "/").replace("~0", "~")
            if isinstance(value, list):
                value = value[int(key)] if key.isdigit() and int(key) < len(value) else None
            else:
                value = value.get(key) if isinstance(value, dict) else None
        return value

    def calls(self) -> Iterator[Call]:
        """Every operation."""
        for path, written in self.at(self.root.get("paths")).items():
            item = self.at(written)
            for method in METHODS:
                if path.startswith("/") and isinstance(item.get(method), dict):
                    yield self._call(method.upper(), path, item, item[method])

    def _call(self, method: str, path: str, item: dict[str, Any], operation: dict[str, Any]) -> Call:
        shared, own = (list(map(self.at, each.get("parameters") or ())) for each in (item, operation))
        written = list({(each.get("name"), each.get("in")): each for each in (*shared, *own)}.values())
        body = self.at(operation.get("requestBody"))
        bodies, required = self._contents(body), bool(body.get("required"))
        if self.is_old:
            bodies, required = self._old_body(operation, written)
        params = [self._param(each) for each in written if each.get("in") in {"path", "query", "header", "cookie"}]
        answers = {
            str(status): self._answer(self.at(each), operation)
            for status, each in self.at(operation.get("responses")).items()
        }
        return Call(method, path, str(operation.get("operationId", "")), tuple(params), bodies, required, answers)

    def _param(self, written: dict[str, Any]) -> Param:
        schema = written.get("schema")
        content = next(iter(self.at(written.get("content")).values()), None)
        if isinstance(content, dict):
            schema = content.get("schema")
        if self.is_old:
            schema = _old_schema(written)
        return Param(
            str(written.get("name")),
            str(written.get("in")),
            bool(written.get("required")) or written.get("in") == "path",
            schema if isinstance(schema, dict) else {},
        )

    def _contents(self, holder: dict[str, Any]) -> tuple[Media, ...]:
        found: list[Media] = []
        for name, written in self.at(holder.get("content")).items():
            media = self.at(written)
            found.append(Media(name.partition(";")[0].strip().lower(), media.get("schema"), media.get("itemSchema")))
        return tuple(found)

    def _answer(self, written: dict[str, Any], operation: dict[str, Any]) -> tuple[Media, ...]:
        if not self.is_old:
            return self._contents(written)
        types = operation.get("produces") or self.root.get("produces") or ["application/json"]
        return tuple(Media(str(each), written["schema"]) for each in types) if "schema" in written else ()

    def _old_body(self, operation: dict[str, Any], written: list[dict[str, Any]]) -> tuple[tuple[Media, ...], bool]:
        """OpenAPI 2.0: a parameter is the body, or several are the fields of a form."""
        types = operation.get("consumes") or self.root.get("consumes") or []
        for each in written:
            if each.get("in") == "body":
                found = tuple(Media(str(name), each.get("schema")) for name in types or ["application/json"])
                return found, bool(each.get("required"))
        fields = {str(each["name"]): each for each in written if each.get("in") == "formData"}
        if not fields:
            return (), False
        required = [name for name, each in fields.items() if each.get("required")]
        properties = {name: _old_schema(each) for name, each in fields.items()}
        schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        forms = [each for each in types if "form" in each] or ["application/x-www-form-urlencoded"]
        return tuple(Media(name, schema) for name in forms), bool(required)

    def successes(self, call: Call) -> dict[str, tuple[Media, ...]]:
        """The answers that a call may succeed with: 2xx."""
        return {status: each for status, each in call.answers.items() if status.startswith("2")}

    def answered(self, call: Call, status: int) -> tuple[Media, ...] | None:
        """What the document says of a status: itself, its class, or ``default``; ``None`` where it says nothing."""
        for wanted in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
            if wanted in call.answers:
                return call.answers[wanted]
        return None


def _old_schema(parameter: dict[str, Any]) -> dict[str, Any]:
    """What OpenAPI 2.0 says of a value beside the parameter's name; a file is binary text, as in OpenAPI 3.0."""
    schema = {key: value for key, value in parameter.items() if key not in {"name", "in", "required"}}
    return {**schema, "type": "string", "format": "binary"} if schema.get("type") == "file" else schema
