"""A document that sends and answers each schema of another one, so that each gets the types of both directions.

Nothing of specweld is used to find the schemas or to say what they mean.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from semantics.documents import parsed
from semantics.values import at, fields, parts

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_CARRIED = ("components", "definitions", "responses", "parameters", "$defs", "x-ext")


class Probed(NamedTuple):
    """One schema."""

    pointer: str
    """Where the original document has it."""
    schema: dict[str, Any]
    examples: list[Any]
    """The document's own."""


class Probe(NamedTuple):
    """The document, and the schema behind each of its paths."""

    document: dict[str, Any]
    schemas: dict[str, Probed]
    """Path -> schema."""


def root_of(path: Path) -> dict[str, Any] | None:
    """The OpenAPI document of a file; ``None`` where the file is no JSON or YAML that holds one."""
    root = fields(parsed(path))
    return root if "openapi" in root or "swagger" in root else None


def schemas_of(root: dict[str, Any], path: Path) -> list[Probed]:
    """The schemas of an OpenAPI document, which is the file at ``path``."""
    return _Finder(root, path).found()


def probe(root: dict[str, Any], wanted: list[Probed]) -> Probe:
    """The probe of some schemas of an OpenAPI document."""
    schemas = {f"/probe{number}": each for number, each in enumerate(wanted)}
    carried = {key: root[key] for key in _CARRIED if key in root}
    paths = {route: _item(each.schema, root) for route, each in schemas.items()}
    if "#/paths/" in repr(root):  # others may refer into the original paths
        paths |= fields(root.get("paths"))
    head: dict[str, Any] = {key: root[key] for key in ("openapi", "swagger") if key in root}
    servers: dict[str, Any] = (
        {"host": "api.example.com"} if "swagger" in root else {"servers": [{"url": "https://a.example"}]}
    )
    info = {"title": "Probe", "version": "1"}
    return Probe({**head, "info": info, **servers, **carried, "paths": paths}, schemas)


def _item(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    done = {"204": {"description": "done"}}
    if "swagger" in root:
        body: dict[str, Any] = {"in": "body", "name": "body", "required": True, "schema": schema}
        answer: dict[str, Any] = {"description": "fine", "schema": schema}
        get = {"produces": ["application/json"], "responses": {"200": answer}}
        return {"get": get, "post": {"consumes": ["application/json"], "parameters": [body], "responses": done}}
    content = {"application/json": {"schema": schema}}
    post = {"requestBody": {"required": True, "content": content}, "responses": done}
    return {"get": {"responses": {"200": {"description": "fine", "content": content}}}, "post": post}


class _Finder:
    """Looks through a document, and through files that its paths refer to."""

    def __init__(self, root: dict[str, Any], path: Path) -> None:
        self.root, self.path = root, path
        self.files: dict[Path, Any] = {path: root}
        self.examples: dict[str, list[Any]] = {}
        """The examples of a schema, as text, at the places that use it."""

    def found(self) -> list[Probed]:
        """Component schemas, and those of JSON bodies and answers that are not just one of these."""
        used = list(self._used())
        listed = [*self._components(), *used]
        listed += [Probed(each, {"$ref": each}, []) for each in _elsewhere(used)]
        unique = {_key(each.schema): each for each in listed}
        return [each._replace(examples=self._examples(key, each)) for key, each in unique.items()]

    def _examples(self, key: str, probed: Probed) -> list[Any]:
        """Those of the schema itself, and those at the places that use it."""
        own: list[Any] = []
        for node, _ in self._steps(probed.schema, self.path):
            own += [*([node["example"]] if "example" in node else []), *parts(node.get("examples"))]
        return [*own, *self.examples.get(key, [])]

    def _components(self) -> Iterator[Probed]:
        is_old = "swagger" in self.root
        holder = self.root.get("definitions") if is_old else fields(self.root.get("components")).get("schemas")
        for name, schema in fields(holder).items():
            if isinstance(schema, dict):
                place = "#/definitions/" if is_old else "#/components/schemas/"
                pointer = place + str(name).replace("~", "~0").replace("/", "~1")
                yield Probed(pointer, {"$ref": pointer.replace("%", "%25").replace(" ", "%20")}, [])

    def _used(self) -> Iterator[Probed]:
        for route, each in fields(self.root.get("paths")).items():
            item, file = self._reached(each, self.path)
            for method in _METHODS:
                operation, where = self._reached(item.get(method), file)
                yield from self._of_operation(f"{method.upper()} {route}", operation, where)

    def _of_operation(self, name: str, operation: dict[str, Any], file: Path) -> Iterator[Probed]:
        bodies = [("body", operation.get("requestBody"))]
        bodies += [("body", each) for each in parts(operation.get("parameters")) if fields(each).get("in") == "body"]
        for what, each in (*bodies, *fields(operation.get("responses")).items()):
            holder, where = self._reached(each, file)
            content = fields(holder.get("content"))
            media = next((fields(value) for key, value in content.items() if "json" in key), holder)
            schema = fields(_rebased(fields(media.get("schema")), where, self.path))
            if schema:
                self.examples.setdefault(_key(schema), []).extend(self._shown(media, where))
                yield Probed(f"{name} {what}", schema, [])

    def _shown(self, media: dict[str, Any], file: Path) -> Iterator[Any]:
        """The examples of a media type; Swagger lists them by media type."""
        if "example" in media:
            yield media["example"]
        for name, each in fields(media.get("examples")).items():
            example, _ = self._reached(each, file)
            if "json" in name:
                yield each
            elif "value" in example:
                yield example["value"]

    def _reached(self, node: object, file: Path) -> tuple[dict[str, Any], Path]:
        """What a node is, or what its ``$ref`` leads to, and in which file."""
        return list(self._steps(node, file))[-1]

    def _steps(self, node: object, file: Path) -> Iterator[tuple[dict[str, Any], Path]]:
        """A node, and what each ``$ref`` on the way leads to."""
        for _ in range(9):
            yield fields(node), file
            reference = fields(node).get("$ref")
            if not isinstance(reference, str):
                break
            name, _, pointer = reference.partition("#")
            file = (file.parent / name).resolve() if name else file
            node = at(self._file(file), pointer)

    def _file(self, path: Path) -> Any:
        if path not in self.files:
            self.files[path] = parsed(path) if path.is_file() else None
        return self.files[path]


def _key(schema: dict[str, Any]) -> str:
    return json.dumps(schema, sort_keys=True)


def _elsewhere(probed: list[Probed]) -> list[str]:
    """The other files that schemas refer to."""
    return sorted({each for one in probed for each in _references(one.schema) if not each.startswith(("#", "http"))})


def _references(value: object) -> Iterator[str]:
    if isinstance(reference := fields(value).get("$ref"), str):
        yield reference
    for each in (*fields(value).values(), *parts(value)):
        yield from _references(each)


def _rebased(value: Any, file: Path, home: Path) -> Any:
    """A part of a file with its references as the root document would write them."""
    if file == home:
        return value
    if isinstance(value, list):
        return [_rebased(each, file, home) for each in parts(value)]
    if not isinstance(value, dict):
        return value
    made = {key: _rebased(each, file, home) for key, each in fields(value).items()}
    if isinstance(reference := made.get("$ref"), str):
        made["$ref"] = _moved(reference, file, home)
    mapping = fields(made.get("mapping")) if isinstance(made.get("propertyName"), str) else {}
    targets = {tag: _moved(str(to), file, home) if {"/", "."} & {*str(to)} else to for tag, to in mapping.items()}
    return {**made, "mapping": targets} if targets else made


def _moved(reference: str, file: Path, home: Path) -> str:
    name, mark, pointer = reference.partition("#")
    target = (file.parent / name).resolve() if name else file
    return quote(Path(os.path.relpath(target, home.parent)).as_posix()) + mark + pointer
