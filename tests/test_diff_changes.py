"""What changes on the wire is told once, with its direction and level."""

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec
import pytest
from diff_documents import BASE, Doc, changes, edited, get, model, pet

from codegen.diff import diff, rules
from conftest import ROOT, SHARED

GET, PUT = "GET /pets/{petId}", "PUT /pets/{petId}"

Found = set[tuple[str, str]]


def set_(*path: str | int) -> Callable[[object], Callable[[Doc], None]]:
    """An edit that sets the value at ``path``."""

    def to(value: object) -> Callable[[Doc], None]:
        def edit(document: Doc) -> None:
            place: object = document
            for key in path[:-1]:
                place = place[key]  # type: ignore[index]  # a document that the test made
            place[path[-1]] = value  # type: ignore[index]

        return edit

    return to


PROPERTIES = ("components", "schemas", "Pet", "properties")
LIMIT = ("paths", "/pets/{petId}", "get", "parameters", 2)

CASES: list[tuple[Callable[[Doc], object], Found]] = [
    (
        set_(*PROPERTIES, "age")({"type": "integer"}),
        {("new-optional-request-property", "info"), ("response-optional-property-added", "info")},
    ),
    (
        lambda d: pet(d)["properties"].pop("kind"),
        {("request-property-removed", "warning"), ("response-optional-property-removed", "breaking")},
    ),
    (
        set_("components", "schemas", "Pet", "required")(["name", "kind"]),
        {("request-property-became-required", "breaking"), ("response-property-became-required", "info")},
    ),
    (
        set_("components", "schemas", "Pet", "required")([]),
        {("request-property-became-optional", "info"), ("response-property-became-optional", "breaking")},
    ),
    (
        set_(*PROPERTIES, "kind")({"enum": ["cat"]}),
        {("request-property-enum-value-removed", "breaking"), ("response-property-enum-value-removed", "info")},
    ),
    (
        set_(*PROPERTIES, "kind")({"enum": ["cat", "dog", "cow"]}),
        {("request-property-enum-value-added", "info"), ("response-property-enum-value-added", "warning")},
    ),
    (
        set_(*PROPERTIES, "name")({"type": "integer"}),
        {("request-property-type-changed", "breaking"), ("response-property-type-changed", "breaking")},
    ),
    (
        set_(*PROPERTIES, "name")({"type": "string", "maxLength": 9}),
        {("request-property-max-length-set", "breaking"), ("response-property-max-length-set", "info")},
    ),
    (
        set_(*PROPERTIES, "note")({"type": "string"}),
        {("request-property-became-not-nullable", "breaking"), ("response-property-became-not-nullable", "info")},
    ),
    (
        set_(*PROPERTIES, "tags")({"type": "string"}),
        {("request-property-type-changed", "breaking"), ("response-property-type-changed", "breaking")},
    ),
    (
        set_("components", "schemas", "Pet", "additionalProperties")(False),
        {
            ("request-property-additional-properties-closed", "breaking"),
            ("response-property-additional-properties-closed", "info"),
            ("request-body-additional-properties-closed", "breaking"),
            ("response-body-additional-properties-closed", "info"),
        },
    ),
    (set_(*LIMIT, "schema", "maximum")(50), {("request-parameter-max-decreased", "breaking")}),
    (set_(*LIMIT, "schema", "maximum")(200), {("request-parameter-max-increased", "info")}),
    (set_(*LIMIT, "required")(True), {("request-parameter-became-required", "breaking")}),
    (set_(*LIMIT, "in")("header"), {("request-parameter-moved", "breaking")}),
    (lambda d: get(d)["parameters"].pop(2), {("request-parameter-removed", "warning")}),
    (
        set_("paths", "/pets/{petId}", "get", "parameters", 1, "explode")(False),
        {("request-parameter-style-changed", "breaking")},
    ),
    (lambda d: d["paths"]["/pets/{petId}"].pop("put"), {("api-removed-without-deprecation", "breaking")}),
    (set_("paths", "/new")({"get": {"responses": {"200": {"description": "ok"}}}}), {("endpoint-added", "info")}),
    (set_("security")([]), {("api-security-lifted", "info")}),
    (
        set_("components", "securitySchemes", "key")({"type": "apiKey", "in": "header", "name": "X-Key"}),
        {("api-security-component-type-changed", "breaking")},
    ),
    (
        set_("servers")([{"url": "https://other.example.com/v1"}]),
        {("api-server-removed", "breaking"), ("api-server-added", "info")},
    ),
    (
        set_("paths", "/pets/{petId}", "put", "requestBody", "required")(True),
        {("request-body-became-required", "breaking")},
    ),
    (set_("paths", "/pets/{petId}", "get", "deprecated")(True), {("endpoint-deprecated", "info")}),
]


@pytest.mark.parametrize(("edit", "expected"), CASES)
def test_a_change_has_its_ids_and_levels(edit: Callable[[Doc], object], expected: Found) -> None:
    """Each edit gives exactly the changes that it means, by direction."""
    assert {(each.id, each.level) for each in changes(edit)} == expected


def test_a_credential_newly_required_is_breaking() -> None:
    """Calls without a credential were right and are refused now: one change for all operations."""
    free = edited(set_("security")([]))
    found = diff(model(free), model(BASE))
    assert [(each.id, each.level, each.operations) for each in found] == [
        ("api-security-required", "breaking", (GET, PUT))
    ]


def test_a_shared_schema_changes_once() -> None:
    """A change inside a shared, recursive schema is one change with all operations, and names its place."""
    many = edited(lambda d: d["paths"].update({f"/p{n}": {"get": get(d)} for n in range(5)}))
    found = changes(lambda d: (pet(d)["properties"].pop("name"), pet(d).pop("required")), many)
    gone = [each for each in found if each.id == "response-required-property-removed"]
    assert len(gone) == 1
    assert gone[0].operations == (GET, *(f"GET /p{n}" for n in range(5)))
    assert gone[0].subject == "Pet.name"
    assert gone[0].old is not None
    assert gone[0].old.pointer.startswith("/components/schemas/Pet")


def test_a_read_only_property_is_no_concern_of_requests() -> None:
    """What only responses show counts in responses only."""
    base = edited(lambda d: pet(d)["properties"]["kind"].update(readOnly=True))
    found = changes(lambda d: pet(d)["properties"]["kind"].update(enum=["cat"]), base)
    assert {each.id for each in found} == {"response-property-enum-value-removed"}


def test_cycles_out_of_step_terminate() -> None:
    """Recursive arrays whose cycles never meet at the same depth are compared in finite time."""
    old = {"A": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}}}
    new = {"D": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/components/schemas/D"}}}}
    body = {"type": "array", "items": {"$ref": "#/components/schemas/D"}}

    def rewrite(d: Doc) -> None:
        d["components"]["schemas"].update(new)
        get(d)["responses"]["200"]["content"]["application/json"]["schema"] = body

    base = edited(lambda d: d["components"]["schemas"].update(old))
    get(base)["responses"]["200"]["content"]["application/json"]["schema"] = {"$ref": "#/components/schemas/A"}
    assert changes(rewrite, base) == ()


def test_every_id_is_explained() -> None:
    """``specweld explain`` knows each id that a change can have."""
    known = {rule.id for rule in rules()}
    for edit, expected in CASES:
        assert {each.id for each in changes(edit)} <= known
        assert {id_ for id_, _ in expected} <= known


def test_a_change_is_data() -> None:
    """A change survives JSON and reads as one line."""
    change = changes(set_(*LIMIT, "required")(True))[0]
    assert msgspec.json.decode(msgspec.json.encode(change), type=type(change)) == change
    assert (
        str(change)
        == "new.json: breaking: request parameter `GET /pets/{petId} query.limit` became required [request-parameter-became-required]"
    )


@pytest.mark.skipif(not (SHARED / "corpus" / "diff-cases").is_dir(), reason="the shared corpus is not here")
def test_breaking_as_others_say_it_where_they_are_right() -> None:
    """On the published cases, ids of plain contract breaks agree with the published answers."""
    wanted = {"request-property-became-required", "response-required-property-removed", "new-required-request-property",
              "response-success-status-removed", "request-body-became-required", "request-parameter-enum-value-removed",
              "request-property-became-not-nullable", "response-property-became-optional"}  # fmt: skip
    argued = {line.split("\t")[0] for line in (ROOT / "tests" / "diff_argued.tsv").read_text().splitlines()}
    seen = 0
    for folder in sorted((SHARED / "corpus" / "diff-cases").glob("[0-9]*")):
        expected = {each["id"] for each in json.loads((folder / "expect.json").read_text())["expect"]} & wanted
        if expected and folder.name not in argued:
            sides = [model((folder / f"{name}.json").read_text()) for name in ("base", "revision")]
            found = {each.id: each.level for each in diff(*sides)}
            assert {id_ for id_ in expected if found.get(id_) != "breaking"} == set(), folder.name
            seen += 1
    assert seen > 15


MISSES = 28
"""Published breaks that ``diff`` does not see. The number may only shrink."""


@pytest.mark.skipif(not (SHARED / "corpus" / "diff-cases").is_dir(), reason="the shared corpus is not here")
def test_the_table_of_differences_is_true() -> None:
    """Each row of ``diff_argued.tsv`` says what ``diff`` says today, with a reason; misses are called so, and are few."""
    rows = [line.split("\t") for line in (ROOT / "tests" / "diff_argued.tsv").read_text().splitlines()[1:]]
    wrong: list[tuple[str, str, str]] = []
    for case, _, ours, _ in rows:
        folder = SHARED / "corpus" / "diff-cases" / case
        sides = [model((folder / f"{name}.json").read_text()) for name in ("base", "revision")]
        levels = {each.level for each in diff(*sides)}
        gravest = "breaking" if "breaking" in levels else "warning" if "warning" in levels else "info or nothing"
        if gravest != ours:
            wrong.append((case, ours, gravest))
    assert wrong == []
    assert all(why for *_, why in rows)
    assert sum(why.startswith("miss: ") for *_, why in rows) <= MISSES
