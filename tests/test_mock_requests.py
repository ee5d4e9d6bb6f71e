"""What a played API says of wrong requests: every place and style, in plain words, with the line of the document."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

import codegen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPEC = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: https://api.example.com/v2}]
security: [{key: []}, {basic: []}]
paths:
  /items:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 10}}
        - {name: tags, in: query, schema: {type: array, items: {type: string, enum: [a, b]}, maxItems: 2}}
        - {name: ids, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: where, in: query, style: deepObject, schema: {type: object, required: [price], properties: {price: {type: number}, rows: {type: array, items: {type: object, properties: {n: {type: integer}, all: {type: array, items: {type: integer}}}}}}}}
        - {name: since, in: query, schema: {type: string, format: date-time}}
        - {name: X-Trace, in: header, required: true, schema: {type: string, format: uuid}}
        - {name: theme, in: cookie, schema: {type: string, enum: [dark, light]}}
        - {name: filter, in: query, content: {application/json: {schema: {type: object, required: [a], properties: {a: {}}}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Item"}
          multipart/form-data:
            schema: {type: object, required: [file], properties: {file: {type: string, format: binary}, count: {type: integer}}}
          application/x-www-form-urlencoded:
            schema: {type: object, required: [name], properties: {name: {type: string}, sizes: {type: array, items: {type: integer}}}}
      responses: {"201": {description: made}}
  /items/{id}{ext}:
    delete:
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: ext, in: path, required: true, style: label, schema: {type: string, enum: [json, xml]}}
      responses: {"204": {description: gone}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    basic: {type: http, scheme: basic}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: "https://auth.example.com/oauth/token", scopes: {}}}}
  schemas:
    Item:
      type: object
      required: [name, kind]
      additionalProperties: false
      properties:
        name: {type: string, minLength: 2, maxLength: 5, pattern: "^[a-z]+$"}
        kind: {enum: [box, bag]}
        n: {type: [integer, "null"], maximum: 10, multipleOf: 5}
        tags: {type: array, uniqueItems: true, minItems: 1, items: {type: string}}
        id: {type: integer, readOnly: true}
        owner: {oneOf: [{$ref: "#/components/schemas/Person"}, {$ref: "#/components/schemas/Firm"}], discriminator: {propertyName: type}}
    Person: {type: object, required: [type, born], properties: {type: {const: Person}, born: {type: string, format: date}}}
    Firm: {type: object, required: [type], properties: {type: {const: Firm}}}
"""
GOOD = {"X-Key": "k", "X-Trace": "9f0c6f7e-1d2b-4c3a-8f00-0000000000ff"}
ITEM = {"name": "box", "kind": "box"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[codegen.MockServer]:
    """The shop, played."""
    path = tmp_path_factory.mktemp("mock") / "shop.yaml"
    path.write_text(SPEC, encoding="utf-8")
    with codegen.mock(path) as server:
        yield server


def said(answer: httpx2.Response) -> list[str]:
    """The problems of an answer, without the lines of the document."""
    return [f"{each['place']}: {each['message']}" for each in answer.json()["error"]["problems"]]


def ask(server: codegen.MockServer, method: str, path: str, **more: Any) -> httpx2.Response:
    """A request with credentials."""
    headers = {**GOOD, **more.pop("headers", {})}
    return httpx2.request(method, f"{server.url}{path}", headers=headers, **more)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "limit=10",
        "tags=a&tags=b",
        "tags=a,b",
        "tags[]=a",
        "ids=1|2",
        "ids=1%7C2",
        "where[price]=1.5",
        "where[price]=1&where[rows][0][n]=1&where[rows][1][n]=2&where[rows][1][all][]=3",
        "since=2024-01-01T00:00:00Z",
        "filter=%7B%22a%22%3A1%7D",
    ],
)
def test_good_queries_are_answered(server: codegen.MockServer, query: str) -> None:
    """Every style that the document names, and its usual other spellings."""
    answer = ask(server, "GET", f"/items?{query}", headers={"Cookie": "theme=dark"})
    assert (answer.status_code, answer.json()) == (200, answer.json())
    assert server.requests[-1].problems == ()


@pytest.mark.parametrize(
    ("query", "headers", "problem"),
    [
        ("limit=11", {}, "query.limit: 11 is more than 10"),
        ("limit=0", {}, "query.limit: 0 is less than 1"),
        ("limit=many", {}, 'query.limit: the string "many" is no integer'),
        ("limt=3", {}, 'query.limt: there is no such parameter; did you mean "limit"?'),
        ("tags=c", {}, 'query.tags[0]: "c" is none of "a", "b"'),
        ("tags=a&tags=b&tags=a", {}, "query.tags: has 3 items, more than 2"),
        ("ids=1|x", {}, 'query.ids[1]: the string "x" is no integer'),
        ("where[cost]=1", {}, "query.where.price: is missing"),
        ("where[price]=1&where[rows][0][n]=x", {}, 'query.where.rows[0].n: the string "x" is no integer'),
        ("where[price]=cheap", {}, 'query.where.price: the string "cheap" is no number'),
        ("since=yesterday", {}, 'query.since: "yesterday" is no date-time'),
        ("filter=%7B", {}, "query.filter: is no application/json: "),
        ("filter=%7B%7D", {}, "query.filter.a: is missing"),
        ("", {"X-Trace": "1"}, 'header.X-Trace: "1" is no uuid'),
        ("", {"X-Trace": ""}, 'header.X-Trace: "" is no uuid'),
        ("", {"Cookie": "theme=blue"}, 'cookie.theme: "blue" is none of "dark", "light"'),
    ],
)
def test_wrong_parameters(server: codegen.MockServer, query: str, headers: dict[str, str], problem: str) -> None:
    """Each is refused with its place, what was expected and what came."""
    answer = ask(server, "GET", f"/items?{query}", headers=headers)
    assert answer.status_code == 422
    assert [each[: len(problem)] for each in said(answer)] == [problem]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({**ITEM, "n": 11}, "body.n: 11 is more than 10"),
        ({**ITEM, "n": 7}, "body.n: 7 is no multiple of 5"),
        ({**ITEM, "n": "7"}, 'body.n: the string "7" is not an integer or null'),
        ({**ITEM, "n": True}, "body.n: true is not an integer or null"),
        ({"kind": "box"}, "body.name: is missing"),
        ({**ITEM, "name": "x"}, 'body.name: "x" has 1 character, fewer than 2'),
        ({**ITEM, "name": "abcdef"}, 'body.name: "abcdef" has 6 characters, more than 5'),
        ({**ITEM, "name": "A1"}, 'body.name: "A1" does not match ^[a-z]+$'),
        ({**ITEM, "kind": "bax"}, 'body.kind: "bax" is none of "box", "bag"; did you mean "box"?'),
        ({**ITEM, "knd": 1}, 'body.knd: there is no such field; did you mean "kind"?'),
        ({**ITEM, "tags": []}, "body.tags: has 0 items, fewer than 1"),
        ({**ITEM, "tags": ["a", "b", "a"]}, 'body.tags: item 2 repeats item 0: "a"'),
        ({**ITEM, "owner": {"type": "Person"}}, "body.owner.born: is missing"),
        ({**ITEM, "owner": {"type": "Person", "born": "May"}}, 'body.owner.born: "May" is no date'),
        (
            {**ITEM, "owner": {"type": "Persn"}},
            'body.owner.type: "Persn" is none of "Person", "Firm"; did you mean "Person"?',
        ),
        ([], "body: an array of 0 items is no object"),
        (None, "body: null is no object"),
    ],
)
def test_wrong_bodies(server: codegen.MockServer, body: Any, problem: str) -> None:
    """Each is refused with its place, what was expected and what came."""
    answer = ask(server, "POST", "/items", content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert said(answer) == [problem]


def test_the_line_is_that_of_the_document(server: codegen.MockServer) -> None:
    """The message ends with the file and the line that says so; the log says the same."""
    answer = ask(server, "POST", "/items", json={**ITEM, "n": 11})
    line = next(number for number, text in enumerate(SPEC.splitlines(), 1) if text.startswith("        n: {"))
    message = answer.json()["error"]["message"]
    assert message.startswith("body.n: 11 is more than 10 (")
    assert message.endswith(f"shop.yaml:{line})")
    assert server.requests[-1].problems == (message,)


def test_good_bodies_are_answered(server: codegen.MockServer) -> None:
    """JSON, forms and multipart; what is read-only is neither missed nor refused."""
    owner = {"type": "Person", "born": "2000-02-29"}
    for body in (ITEM, {**ITEM, "n": None}, {**ITEM, "n": 5.0}, {**ITEM, "owner": owner}, {**ITEM, "id": 3}):
        assert ask(server, "POST", "/items", json=body).status_code == 201, body
    assert ask(server, "POST", "/items", data={"name": "x", "sizes": ["1", "2"]}).status_code == 201
    assert ask(server, "POST", "/items", data={"count": "3"}, files={"file": b"\r\n\x00"}).status_code == 201


def test_wrong_forms(server: codegen.MockServer) -> None:
    """Their fields are read as the types that they should have."""
    assert said(ask(server, "POST", "/items", data={"sizes": ["1", "x"]})) == [
        "body.name: is missing",
        'body.sizes[1]: the string "x" is no integer',
    ]
    wrong = ask(server, "POST", "/items", data={"count": "few"}, files={"other": b"x"})
    assert said(wrong) == ["body.file: is missing", 'body.count: the string "few" is no integer']


@pytest.mark.parametrize(
    ("headers", "content", "status", "problem"),
    [
        ({"Content-Type": "text/csv"}, b"a", 415, "header.Content-Type: should be one of"),
        ({}, b"a", 415, "header.Content-Type: should be one of"),
        (
            {"Content-Type": "application/json", "Content-Encoding": "br"},
            b"a",
            415,
            "header.Content-Encoding: br is not",
        ),
        ({"Content-Type": "application/json"}, b"", 422, "body: is missing"),
        ({"Content-Type": "application/json"}, b'{"a": 1,}', 422, "body: is no JSON: "),
        ({"Content-Type": "application/json"}, b'{"n": NaN}', 422, "body: is no JSON: NaN is no JSON number"),
        ({"Content-Type": "application/json"}, b"\xff", 422, "body: is no JSON: "),
        ({"Content-Type": "application/json"}, b"[" * 100_000, 422, "body: is nested too deeply"),
        ({"Content-Type": "multipart/form-data"}, b"x", 422, "body: is no multipart body"),
    ],
)
def test_broken_bodies(
    server: codegen.MockServer, headers: dict[str, str], content: bytes, status: int, problem: str
) -> None:
    """What cannot be read is refused, and the server stays."""
    answer = ask(server, "POST", "/items", content=content, headers=headers)
    assert (answer.status_code, said(answer)[0][: len(problem)]) == (status, problem)


@pytest.mark.parametrize(
    ("headers", "problems"),
    [
        ({"X-Key": "k"}, None),
        ({"Authorization": "Basic " + b64encode(b"me:secret").decode()}, None),
        ({}, ["header.X-Key: is missing: it holds the API key"]),
        ({"Authorization": "Bearer x"}, ["header.X-Key: is missing: it holds the API key"]),
    ],
)
def test_credentials(server: codegen.MockServer, headers: dict[str, str], problems: list[str] | None) -> None:
    """Any of the alternatives, of the right form, will do; without one it is 401 with a challenge."""
    answer = httpx2.delete(f"{server.url}/items/1.json", headers=headers)
    if problems is None:
        assert answer.status_code == 204
    else:
        assert (answer.status_code, said(answer)) == (401, problems)
        assert answer.headers["www-authenticate"] == 'ApiKey realm="mock"'


def test_token_endpoints(server: codegen.MockServer) -> None:
    """The document's token URL is played, too, on its path: a token for whoever asks in the right form."""
    form = {"grant_type": "client_credentials", "scope": "read"}
    answer = httpx2.post(f"{server.url}/oauth/token", data=form)
    assert answer.json() == {"access_token": "mock-token", "token_type": "Bearer", "expires_in": 3600, "scope": "read"}
    assert httpx2.post(f"{server.url}/oauth/token", data={"scope": "read"}).json()["error"] == "invalid_request"
    assert httpx2.get(f"{server.url}/oauth/token").status_code == 404


def test_paths(server: codegen.MockServer) -> None:
    """With and without the server's own path; literal before template; nearest ones are named."""
    assert ask(server, "DELETE", "/items/7.json").status_code == 204
    assert ask(server, "DELETE", "/v2/items/7.xml").status_code == 204
    assert said(ask(server, "DELETE", "/items/x.jsn"))[0] == 'path.id: the string "x" is no integer'
    missing = ask(server, "GET", "/itmes")
    assert (missing.status_code, said(missing)) == (
        404,
        ["path: there is no GET /itmes; nearest: GET /items, POST /items"],
    )
    wrong = ask(server, "PUT", "/items")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, POST")
    assert said(wrong) == ["method: /items has GET, POST, not PUT"]


def test_wrong_preferences_and_types(server: codegen.MockServer) -> None:
    """What a request asks for and cannot have."""
    assert said(ask(server, "GET", "/items", headers={"Prefer": "cod=429"})) == [
        'header.Prefer.cod: there is no such preference; did you mean "code"?'
    ]
    assert ask(server, "GET", "/items", headers={"Prefer": "code=42"}).status_code == 400
    unwanted = ask(server, "GET", "/items", headers={"Accept": "image/png"})
    assert (unwanted.status_code, said(unwanted)) == (
        406,
        ['header.Accept: takes none of what is answered: "application/json"'],
    )


def test_wrong_requests_can_be_answered(tmp_path: Path) -> None:
    """Without ``strict`` they are, and what is wrong is told all the same."""
    path = tmp_path / "shop.yaml"
    path.write_text(SPEC, encoding="utf-8")
    with codegen.mock(path, strict=False) as server:
        answer = httpx2.get(f"{server.url}/items?limit=11")
        assert answer.status_code == 200
        assert isinstance(answer.json(), list)
        assert [each.partition(" (")[0] for each in server.requests[-1].problems] == [
            "header.X-Key: is missing: it holds the API key",
            "query.limit: 11 is more than 10",
            "header.X-Trace: is missing; it should be a string",
        ]


def test_notes_are_about_the_kind_of_body_that_came(server: codegen.MockServer) -> None:
    """A form's own fields are documented, though the JSON beside it has none of them; a misspelled one is noted."""
    before = len(server.requests)
    answer = ask(server, "POST", "/items", files={"file": b"1"}, data={"count": "2", "cuont": "3"})
    assert answer.status_code == 201, answer.text
    notes = [note.partition(" (")[0] for note in server.requests[before].notes]
    assert notes == ['body.cuont: is no documented field; did you mean "count"?']
