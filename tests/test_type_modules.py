"""Which module of ``types`` holds what: nothing is lost where modules are split."""

from __future__ import annotations

import json
from typing import Any

import pytest

from codegen.interpret import interpret
from codegen.plan import Options, plan
from codegen.read import read_text
from codegen.reconcile import Settings, reconcile


def _answer(name: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"responses": {"200": {"description": "", "content": content}}}


def _document(first: int, second: int) -> dict[str, Any]:
    """Many types of ``users``, some of them called ``List...``, and a resource ``users_list``."""
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    lists, others = [f"ListThing{number}" for number in range(first)], [f"Other{number}" for number in range(second)]
    paths = {f"/users/{name.lower()}": {"get": _answer(name)} for name in (*lists, *others)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {**paths, "/users-list": {"get": _answer("Summary")}},
        "components": {"schemas": dict.fromkeys((*lists, *others, "Summary"), schema)},
    }


@pytest.mark.parametrize(("first", "second"), [(60, 90), (100, 30)])
def test_a_part_of_one_resource_may_be_called_like_another_resource(first: int, second: int) -> None:
    """``users`` splits into ``users_list``, which is a resource, too: its module holds both."""
    document = _document(first, second)
    provider = interpret(read_text("t.json", json.dumps(document).encode()), "t")
    package = plan(reconcile([provider], Settings()), Options(), {})
    modules = {module.name: module.exports for module in package.clients[0].types}
    assert {"ListThing1", "Summary"} <= set(modules["users_list"])
    held = [name for exports in modules.values() for name in exports]
    assert sorted(held) == sorted(set(held))
    assert set(document["components"]["schemas"]) <= set(held)
