"""Bodies of several kinds: a call for each, and files go where files can go."""

from __future__ import annotations

import json
from typing import Any

from codegen.interpret import interpret
from codegen.plan import Options, plan
from codegen.read import read_text
from codegen.reconcile import Settings, reconcile
from codegen.report.inspection import all_methods

JSON_BODY = {"type": "object", "properties": {"url": {"type": "string"}}, "required": ["url"]}
FORM = {"type": "object", "properties": {"image": {"type": "string", "format": "binary"}}, "required": ["image"]}
BOTH = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}, "id": {"type": "string"}}}


def _methods(content: dict[str, Any], known: dict[str, dict[str, str]] | None = None) -> dict[str, Any]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/edits": {
                "post": {
                    "requestBody": {"required": True, "content": content},
                    "responses": {"200": {"description": "fine"}},
                }
            }
        },
        "components": {"schemas": {"Both": BOTH}},
    }
    provider = interpret(read_text("t.json", json.dumps(document).encode()), "t")
    package = plan(reconcile([provider], Settings()), Options(), known or {})
    return {method.call: method for method in all_methods(package.clients[0].root)}


def _body(method: Any) -> str:
    return json.loads(dict(method.plain.arguments)["body"].replace("'", '"'))


def test_each_kind_of_body_has_a_call() -> None:
    """JSON and a form of other fields: both can be sent, with their own arguments, and each names the other."""
    found = _methods({"application/json": {"schema": JSON_BODY}, "multipart/form-data": {"schema": FORM}})
    assert list(found) == ["edits.create", "edits.create_multipart"]
    first, second = found.values()
    assert (_body(first), _body(second)) == ("application/json", "multipart/form-data")
    assert [each.python for each in first.arguments] == ["url"]
    assert [each.python for each in second.arguments] == ["image"]
    assert "create_multipart" in "\n".join(first.doc)
    assert "multipart/form-data" in "\n".join(second.doc)


def test_one_type_needs_one_call() -> None:
    """Media types of one schema share a call; with a file in it, the form is what is sent."""
    reference = {"schema": {"$ref": "#/components/schemas/Both"}}
    found = _methods({"application/json": reference, "multipart/form-data": reference})
    assert list(found) == ["edits.create"]
    assert _body(found["edits.create"]) == "multipart/form-data"


def test_forms_without_files_need_no_call() -> None:
    """What a URL-encoded form says, JSON beside it says as well."""
    found = _methods({"application/json": {"schema": JSON_BODY}, "application/x-www-form-urlencoded": {"schema": BOTH}})
    assert list(found) == ["edits.create"]


def test_the_lock_keeps_their_names() -> None:
    """A name in the lock stays."""
    content = {"application/json": {"schema": JSON_BODY}, "multipart/form-data": {"schema": FORM}}
    found = _methods(content, {"t": {"POST /edits multipart/form-data": "edits.upload"}})
    assert list(found) == ["edits.create", "edits.upload"]
