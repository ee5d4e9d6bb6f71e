"""What operations mean: parameters, bodies, responses, servers, security, streaming, paging, several documents."""

from __future__ import annotations

from typing import Any

import pytest
from test_interpret_schemas import OBJECT, provider, rules

from codegen.document import AnswerSample, CallSample, Document, Tree
from codegen.finding import Location
from codegen.interpret import interpret
from codegen.model import (
    AnyType,
    ArrayType,
    BasicScheme,
    BearerScheme,
    BinaryType,
    Encoding,
    IntegerType,
    Operation,
    Paging,
    Provider,
    RefType,
    StringType,
    UnionType,
)
from codegen.read import read_text
from conftest import shared_path

S, INT = StringType(), IntegerType()


def api(paths: Any, **rest: Any) -> Provider:
    """What a document with these paths means."""
    return provider({"openapi": "3.1.0", "paths": paths, **rest})


def one(operation: Any, path: str = "/x", method: str = "post", **rest: Any) -> Operation:
    """The only operation of a document."""
    return api({path: {method: operation}}, **rest).operations[0]


def test_parameters_of_path_and_operation_are_merged() -> None:
    """The operation's declaration wins; order is the document's."""
    found = api(
        {
            "/a/{id}": {
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"$ref": "#/components/parameters/Q"},
                ],
                "get": {"parameters": [{"name": "id", "in": "path", "schema": {"type": "integer"}}]},
            }
        },
        components={"parameters": {"Q": {"name": "q", "in": "query", "style": "deepObject", "schema": {**OBJECT}}}},
    )
    made = [(each.name, each.type, each.required, each.style, each.explode) for each in found.operations[0].parameters]
    assert made == [("id", INT, True, "simple", False), ("q", RefType("Q parameter"), False, "deepObject", True)]


def test_path_parameters_follow_the_template() -> None:
    """What the path names and nobody declares is added; what is declared and not named is left out. Both are told."""
    found = api({"/a/{id}": {"get": {"parameters": [{"name": "other", "in": "path", "schema": {}}]}}})
    assert [(each.name, each.type, each.required) for each in found.operations[0].parameters] == [("id", S, True)]
    assert rules(found) == ["path-parameter-unused", "path-parameter-undeclared"]


@pytest.mark.parametrize(
    ("written", "path", "query", "server", "rule"),
    [
        ("/v1/m?beta=true", "/v1/m", (("beta", "true"),), None, "path-query"),
        ("/v1/m#edit", "/v1/m", (), None, "path-fragment"),
        ("https://h.org/v1/m", "/v1/m", (), "https://h.org", "path-is-url"),
        ("v1/m", "/v1/m", (), None, "path-relative"),
        ("//h.org/v1/m", "/v1/m", (), "https://h.org", "path-is-url"),
    ],
)
def test_path_keys_are_sloppy(written: str, path: str, query: Any, server: str | None, rule: str) -> None:
    """Query strings, fragments, hosts and missing slashes are taken apart."""
    found = api({written: {"get": {}}})
    operation = found.operations[0]
    assert (operation.path, operation.fixed_query, rules(found)) == (path, query, [rule])
    assert [each.url for each in operation.servers] == ([server] if server else [])


@pytest.mark.parametrize(
    ("key", "declared", "expected"),
    [
        ("/x?q={text}", "path", [("q", "query", True)]),
        ("/x?q={q}", "query", [("q", "query", False)]),
        ("/x?q={q}&fixed=1", "", [("q", "query", True)]),
        ("/x{?q,limit*}", "", [("q", "query", False), ("limit", "query", False)]),
        ("/x/{text}?q={q}", "path", [("text", "path", True), ("q", "query", True)]),
    ],
)
def test_templates_in_a_path_keys_query_are_query_parameters(
    key: str, declared: str, expected: list[tuple[str, str, bool]]
) -> None:
    """Whether they are declared as path's, as query's or not at all."""
    name = "text" if "{text}" in key else "q"
    written = [{"name": name, "in": declared, "schema": {"type": "string"}}] if declared else []
    operation = one({"parameters": written}, path=key)
    assert [(each.name, each.location_in, each.required) for each in operation.parameters] == expected
    assert operation.path == key.partition("?")[0].rstrip("{")


def test_fragments_tell_operations_apart() -> None:
    """AWS documents put the action behind ``#``; each keeps a key of its own."""
    found = api({"/#Target=A": {"post": {}}, "/#Target=B": {"post": {}}})
    assert [(each.key, each.path) for each in found.operations] == [("POST /#Target=A", "/"), ("POST /#Target=B", "/")]


@pytest.mark.parametrize(
    "broken", [None, [], "x", {"parameters": 3, "responses": [], "requestBody": [], "security": 1, "tags": "a"}]
)
def test_every_operation_exists_whatever_is_broken_in_it(broken: Any) -> None:
    """A broken operation is still an operation."""
    assert one(broken, method="get").key == "GET /x"


def test_methods_of_every_kind() -> None:
    """Upper-case keys, QUERY and additional operations (OAS 3.2), a GET with a body."""
    found = api(
        {
            "/x": {
                "GET": {"requestBody": {"content": {"application/json": {"schema": OBJECT}}}},
                "query": {},
                "additionalOperations": {"COPY": {}},
            }
        }
    )
    assert [each.key for each in found.operations] == ["GET /x", "QUERY /x", "COPY /x"]
    assert found.operations[0].body is not None


def test_bodies_prefer_json_and_keep_encodings() -> None:
    """JSON first, then the document's order; one schema for equal nodes; encodings by field."""
    body = one(
        {
            "requestBody": {
                "required": True,
                "content": {
                    "multipart/form-data; boundary=x": {
                        "schema": {**OBJECT},
                        "encoding": {"a": {"contentType": "image/png"}},
                    },
                    "Application/JSON": {"schema": {**OBJECT}, "example": '{"a": "b"}'},
                },
            }
        }
    ).body
    assert body is not None
    assert body.required
    json, form = body.contents
    assert (json.media_type, json.examples) == ("application/json", ({"a": "b"},))
    assert (form.media_type, form.encodings) == ("multipart/form-data", (Encoding("a", "image/png"),))
    assert json.type == form.type == RefType("POST /x body")


def test_parts_without_names_have_places() -> None:
    """OpenAPI 3.2's ``prefixEncoding`` and ``itemEncoding``; items make the body a list of them."""
    found = api(
        {
            "/x": {
                "post": {
                    "requestBody": {
                        "content": {
                            "multipart/mixed": {
                                "itemSchema": {**OBJECT},
                                "prefixEncoding": [{"contentType": "text/csv"}, {}],
                                "itemEncoding": {"contentType": "image/png", "headers": {"X-A": {}}},
                            }
                        }
                    }
                }
            }
        }
    )
    body = found.operations[0].body
    assert body is not None
    assert body.contents[0].encodings == (
        Encoding("[0]", "text/csv"),
        Encoding("[1]"),
        Encoding("[]", "image/png", headers=("X-A",)),
    )
    assert body.contents[0].type == ArrayType(RefType("POST /x body[]"))
    assert rules(found) == ["part-headers"]


def test_bytes_are_bytes_only_outside_of_json() -> None:
    """``format: binary`` is an upload in a form and a string in JSON."""
    file = {"type": "object", "properties": {"f": {"type": "string", "format": "binary"}}}
    found = provider(
        {
            "openapi": "3.0.0",
            "paths": {
                "/up": {"post": {"requestBody": {"content": {"multipart/form-data": {"schema": {**file}}}}}},
                "/js": {"post": {"requestBody": {"content": {"application/json": {"schema": {**file}}}}}},
                "/raw": {"get": {"responses": {"200": {"content": {"audio/mpeg": {}, "text/plain": {}}}}}},
            },
        }
    )
    types = [found.schemas[f"POST {path} body"].shape.fields[0].type for path in ("/up", "/js")]  # type: ignore[union-attr]  # an object, or the test fails
    assert types == [BinaryType(), StringType("binary")]
    assert [each.type for each in found.operations[2].responses[0].contents] == [BinaryType("audio/mpeg"), S]


def test_responses_in_every_spelling() -> None:
    """Ranges, default, references, no content, headers, junk."""
    made = one(
        {
            "responses": {
                "200": {"$ref": "#/components/responses/Ok"},
                "4xx": {"description": "no"},
                "default": {},
                "weird": {},
                "x-a": {},
            }
        },
        components={
            "responses": {
                "Ok": {
                    "description": "yes",
                    "headers": {"Link": {"schema": {"type": "string"}}},
                    "content": {"application/json": {"schema": {**OBJECT}}},
                }
            }
        },
    ).responses
    assert [each.status for each in made] == ["200", "4XX", "default", "default"]
    assert made[0].contents[0].type == RefType("Ok response")
    assert (made[0].headers[0].name, made[1].doc) == ("Link", "no")


def test_security_alternatives_and_vendor_keys() -> None:
    """AND inside, OR between, empty for none; vendors' keys and unknown schemes are left out with a finding."""
    found = api(
        {"/x": {"get": {"security": [{"b": [], "x-apifox": {}}, {"b": ["s"], "c": []}, {}, {"nope": []}]}, "post": {}}},
        components={
            "securitySchemes": {
                "b": {"type": "http", "scheme": "Bearer"},
                "c": {"type": "http", "scheme": "BASIC"},
                "d": {"type": "bearer"},
            }
        },
        security=[{"b": []}],
    )
    assert found.operations[0].security == ((("b", ()),), (("b", ("s",)), ("c", ())), ())
    assert (found.operations[1].security, found.security) == (None, ((("b", ()),),))
    assert [type(each) for each in found.schemes] == [BearerScheme, BasicScheme, BearerScheme]
    assert rules(found) == ["scheme-unknown", "vendor-key-in-security", "scheme-missing"]


def test_servers_at_every_level() -> None:
    """The operation's, else the path's; trailing slashes go, variables stay."""
    found = api(
        {"/x": {"servers": [{"url": "https://p/"}], "get": {"servers": [{"url": "https://o"}]}, "post": {}}},
        servers=[{"url": "https://{r}.h/v1/", "variables": {"r": {"default": "eu", "enum": ["eu", "us"]}}}],
    )
    assert [each.servers[0].url for each in found.operations] == ["https://o", "https://p"]
    assert (found.servers[0].url, found.servers[0].variables[0].enum) == ("https://{r}.h/v1", ("eu", "us"))


def test_webhooks_and_callbacks_are_operations() -> None:
    """Each with its channel."""
    found = api(
        {"/x": {"post": {"callbacks": {"done": {"{$request.body#/url}": {"post": {}}}}}}},
        webhooks={"ping": {"post": {}}},
    )
    assert [each.key for each in found.operations] == [
        "POST /x",
        "callback POST done {$request.body#/url}",
        "webhook POST ping",
    ]


def test_streams_have_items_and_a_flag() -> None:
    """The item of an event stream, and the field that asks for it."""
    made = one(
        {
            "requestBody": {
                "content": {"application/json": {"schema": {"properties": {"stream": {"type": ["boolean", "null"]}}}}}
            },
            "responses": {
                "200": {
                    "content": {
                        "text/event-stream": {"schema": {**OBJECT}},
                        "application/jsonl": {"itemSchema": {"type": "integer"}},
                    }
                }
            },
        }
    )
    assert made.stream_flag == "stream"
    assert [each.item_type for each in made.responses[0].contents] == [RefType("POST /x response.200"), INT]


@pytest.mark.parametrize(
    ("query", "answer", "expected"),
    [
        (
            ["after", "limit"],
            {"data": [], "has_more": True, "last_id": ""},
            Paging("cursor", ("data",), "after", ("last_id",), ("has_more",)),
        ),
        (
            ["starting_after"],
            {"data": [], "has_more": True},
            Paging("cursor", ("data",), "starting_after", ("[-1]", "id"), ("has_more",)),
        ),
        (["offset", "limit"], {"items": []}, Paging("offset", ("items",), "offset")),
        (["page", "limit"], {"results": []}, Paging("page", ("results",), "page")),
        (["page"], {"results": []}, None),
        (["q"], {"data": [], "next": ""}, Paging("link", ("data",), cursor=("next",))),
        (["q"], {"data": []}, None),
        (["page"], {"a": [], "b": []}, None),
    ],
)
def test_paging_is_seen_where_request_and_answer_agree(
    query: list[str], answer: dict[str, Any], expected: Paging | None
) -> None:
    """Cursor, last item, offset, page, link; nothing where the list or the way on is unclear."""
    item = {"type": "object", "properties": {"id": {"type": "string"}}}
    of = {list: {"type": "array", "items": item}, bool: {"type": "boolean"}, str: {"type": "string"}}
    schema = {"type": "object", "properties": {name: of[type(value)] for name, value in answer.items()}}
    counted = ("limit", "offset", "page")
    parameters = [
        {"name": name, "in": "query", "schema": {"type": "integer" if name in counted else "string"}} for name in query
    ]
    made = one(
        {"parameters": parameters, "responses": {"200": {"content": {"application/json": {"schema": schema}}}}},
        method="get",
    )
    assert made.paging == expected


def test_swagger_2_says_the_same_in_other_words() -> None:
    """Body and form parameters, consumes, produces, host, file, collectionFormat, definitions."""
    found = provider(
        {
            "swagger": "2.0",
            "host": "h.org",
            "basePath": "/v1",
            "schemes": ["http", "https"],
            "consumes": ["application/json"],
            "produces": ["application/json"],
            "securityDefinitions": {"b": {"type": "basic"}},
            "definitions": {"P": OBJECT},
            "paths": {
                "/p": {
                    "post": {
                        "parameters": [
                            {"in": "body", "name": "b", "required": True, "schema": {"$ref": "#/definitions/P"}}
                        ],
                        "responses": {
                            "200": {"schema": {"type": "array", "items": {"$ref": "#/definitions/P"}}},
                            "201": {"schema": {"type": "file"}},
                        },
                    }
                },
                "/f": {
                    "post": {
                        "consumes": ["multipart/form-data"],
                        "parameters": [
                            {"in": "formData", "name": "f", "type": "file", "required": True},
                            {
                                "in": "formData",
                                "name": "t",
                                "type": "array",
                                "items": {"type": "string"},
                                "collectionFormat": "multi",
                            },
                            {
                                "in": "query",
                                "name": "q",
                                "type": "array",
                                "items": {"type": "integer"},
                                "collectionFormat": "pipes",
                            },
                        ],
                    }
                },
            },
        },
        version="2.0",
    )
    post, form = found.operations
    assert [each.url for each in found.servers] == ["https://h.org/v1", "http://h.org/v1"]
    assert post.body
    assert post.body.required
    assert post.body.contents[0].type == RefType("P")
    assert [each.contents[0].type for each in post.responses] == [
        ArrayType(RefType("P")),
        BinaryType("application/octet-stream"),
    ]
    assert form.body
    assert form.body.contents[0].media_type == "multipart/form-data"
    fields = found.schemas["POST /f body"].shape.fields  # type: ignore[union-attr]  # an object, or the test fails
    assert [(each.name, each.type, each.required) for each in fields] == [
        ("f", BinaryType(), True),
        ("t", ArrayType(S), False),
    ]
    assert form.body.contents[0].encodings == (Encoding("t", style="form", explode=True),)
    assert (form.parameters[0].style, form.parameters[0].explode) == ("pipeDelimited", False)


def test_vendors_name_calls_and_states() -> None:
    """Fern's, Speakeasy's and Apifox's words reach the operation."""
    fern = one({"x-fern-sdk-group-name": ["images", "edits"], "x-fern-sdk-method-name": "create"})
    speakeasy = one({"x-speakeasy-group": "images", "x-speakeasy-name-override": "make"})
    apifox = one(
        {"x-apifox-status": "developing", "x-run-in-apifox": "https://app.apifox.com/web/project/5/apis/api-7-run"}
    )
    assert (fern.call, speakeasy.call) == (("images", "edits", "create"), ("images", "make"))
    assert (apifox.status, apifox.identity) == ("developing", "apifox 5/7")


def test_samples_find_their_operation() -> None:
    """A call belongs to the path that ends its URL; the answer below it to the same operation."""
    here = Location("p.md")
    call = CallSample("curl", "GET", "https://h/v1/b/7", (), None, here)
    answer = AnswerSample("response", "200", {}, here)
    root: dict[str, Any] = {"openapi": "3.0.0", "paths": {"/a/{id}": {"get": {}}, "/b/{id}": {"get": {}}}}
    found = interpret([Document("p.md", "gitbook", "3.0", (Tree("p.md", root),), samples=(call, answer))], "p")
    assert [each.samples for each in found.operations] == [(), (call, answer)]


def test_documents_of_one_provider_are_one() -> None:
    """Equal schemas are one, different ones keep apart with all who use them; operations all stay."""

    def page(source: str, inner: Any) -> Document:
        schemas = {
            "Same": {**OBJECT},
            "Other": inner,
            "User": {"properties": {"o": {"$ref": "#/components/schemas/Other"}}},
        }
        body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}}
        return Document(
            source,
            "yaml",
            "3.0",
            (
                Tree(
                    source,
                    {
                        "openapi": "3.0.0",
                        "paths": {"/x": {"post": {"requestBody": body}}},
                        "components": {"schemas": schemas},
                    },
                ),
            ),
        )

    found = interpret([page("a.md", {"type": "string"}), page("b.md", {"type": "integer"})], "p")
    assert list(found.schemas) == ["Same", "Other", "User", "b.md#Other", "b.md#User"]
    assert [each.key for each in found.operations] == ["POST /x", "POST /x"]
    assert [each.body.contents[0].type for each in found.operations if each.body] == [
        RefType("User"),
        RefType("b.md#User"),
    ]
    assert found.schemas["b.md#User"].shape.fields[0].type == RefType("b.md#Other")  # type: ignore[union-attr]  # an object, or the test fails


def test_one_document_twice_is_that_document() -> None:
    """Nothing is renamed where nothing differs."""
    root = {"openapi": "3.0.0", "paths": {}, "components": {"schemas": {"A": {"properties": {"b": {**OBJECT}}}}}}
    documents = [Document(source, "yaml", "3.0", (Tree(source, root),)) for source in ("a", "b")]
    assert list(interpret(documents, "p").schemas) == ["A", "A.b"]


@pytest.mark.parametrize("name", ["chainhub", "aimlapi", "chatanywhere"])
def test_the_seeds_mean_one_operation(name: str) -> None:
    """The three pages, at their word."""
    path = shared_path("seeds", f"{name}.md")
    found = interpret(read_text(f"{name}.md", path.read_bytes()), name)
    assert [each.key for each in found.operations] == ["POST /v1/images/generations"]
    assert found.operations[0].body is not None
    assert not isinstance(found.operations[0].responses[0].contents[0].type, (AnyType, UnionType))


@pytest.mark.parametrize("name", ["openai.yaml", "github.json", "stripe.json", "kubernetes.json"])
def test_large_documents_lose_nothing(name: str) -> None:
    """Operations are as many as an independent walk counts, and no reference dangles."""
    path = shared_path("corpus", "big", name)
    documents = read_text(name, path.read_bytes())
    found = interpret(documents, "x")
    methods = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
    wanted = sum(key in methods for item in documents[0].root["paths"].values() for key in item)  # type: ignore[union-attr]  # an object, or the test fails
    assert sum(each.channel == "path" for each in found.operations) == wanted
    assert not [each for each in found.findings if each.severity == "error"]


def test_links_name_the_next_call() -> None:
    """By ``operationId``, by ``operationRef``, through a component; one that leads nowhere is left out and told."""
    table = {
        "byId": {"operationId": "getPet", "parameters": {"id": "$response.body#/id", "x": 1}, "description": "d"},
        "byRef": {"operationRef": "#/paths/~1pets~1{id}/get", "requestBody": {"a": [1]}},
        "shared": {"$ref": "#/components/links/Shared"},
        "lost": {"operationId": "nope"},
        "none": {},
    }
    found = api(
        {
            "/pets": {"post": {"responses": {"201": {"links": table}}}},
            "/pets/{id}": {"get": {"operationId": "getPet", "parameters": [{"name": "id", "in": "path"}]}},
        },
        components={"links": {"Shared": {"operationId": "getPet"}}},
    )
    links = found.operations[0].responses[0].links
    assert [(each.name, each.operation) for each in links] == [
        (name, "GET /pets/{id}") for name in ("byId", "byRef", "shared")
    ]
    assert (links[0].parameters, links[0].doc) == ((("id", "$response.body#/id"), ("x", "1")), "d")
    assert links[1].body == '{"a": [1]}'
    assert rules(found).count("link-invalid") == 2


@pytest.mark.parametrize(
    ("sample", "shown"),
    [
        ("curl https://a.example/x -F file=@a.png -F 'tags[]=a'", True),
        ('curl --form expires_after[anchor]="now" https://a.example/x', True),
        ("curl -F 'tags=a' -F 'tags=b' https://a.example/x", False),
        ("print(tags[0])", False),
    ],
)
def test_samples_show_how_forms_are_written(sample: str, *, shown: bool) -> None:
    """One sample with brackets speaks for all forms of a document; what has an encoding keeps it."""
    fields = {
        "tags": {"type": "array", "items": {"type": "string"}},
        "meta": {**OBJECT},
        "name": {"type": "string"},
        "own": {**OBJECT},
    }
    media = {
        "schema": {"type": "object", "properties": fields},
        "encoding": {"own": {"contentType": "application/json"}},
    }
    upload = {"requestBody": {"content": {"multipart/form-data": media}}}
    found = api({"/x": {"post": upload}, "/y": {"get": {"x-codeSamples": [{"lang": "curl", "source": sample}]}}})
    assert found.operations[0].body is not None
    brackets = (Encoding("tags", style="deepObject"), Encoding("meta", style="deepObject")) if shown else ()
    assert found.operations[0].body.contents[0].encodings == (Encoding("own", "application/json"), *brackets)
    assert ("form-brackets" in rules(found)) is shown


def test_paths_that_mean_the_same_keep_their_operations() -> None:
    """Templates of other names are other paths; equal ones after reading are told apart by a number, with a finding."""
    found = api(
        {
            "/x": {"get": {}, "GET": {}},
            "https://h.org/x": {"get": {}},
            "x": {"get": {}},
            "/x#2": {"get": {}},
            "/a/{id}": {"get": {}},
            "/a/{name}": {"get": {}},
            "/x/": {"get": {}},
        }
    )
    assert [each.key for each in found.operations] == [
        "GET /x",
        "GET /x#3",
        "GET /x#4",
        "GET /x#5",
        "GET /x#2",
        "GET /a/{id}",
        "GET /a/{name}",
        "GET /x/",
    ]
    assert {each.path for each in found.operations} == {"/x", "/a/{id}", "/a/{name}", "/x/"}
    assert rules(found).count("operation-duplicate") == 3


@pytest.mark.parametrize(
    ("media_type", "expected", "told"),
    [
        ("application/x-www-form-urlencoded", RefType("GET /x querystring.q"), []),
        ("application/jsonpath", S, ["querystring-raw"]),
        ("application/json", S, ["querystring-raw"]),
    ],
)
def test_the_whole_query_string_is_one_argument(media_type: str, expected: Any, told: list[str]) -> None:
    """``in: querystring``: an object's fields as a form; of any other media type the text itself."""
    parameter = {"name": "q", "in": "querystring", "content": {media_type: {"schema": {**OBJECT}}}}
    found = api({"/x": {"get": {"parameters": [parameter]}}})
    made = found.operations[0].parameters[0]
    assert (made.location_in, made.type) == ("querystring", expected)
    assert rules(found) == told


@pytest.mark.parametrize(
    ("written", "style", "explode"),
    [
        ({"type": "array", "items": {"type": "string"}}, "form", False),
        ({"type": "array", "items": {}, "collectionFormat": "csv"}, "form", False),
        ({"type": "array", "items": {}, "collectionFormat": "ssv"}, "spaceDelimited", False),
        ({"type": "array", "items": {}, "collectionFormat": "tsv"}, "tabDelimited", False),
        ({"type": "array", "items": {}, "collectionFormat": "pipes"}, "pipeDelimited", False),
        ({"type": "array", "items": {}, "collectionFormat": "multi"}, "form", True),
        ({"type": "string"}, "form", True),
    ],
)
def test_every_collection_format_is_a_style(written: dict[str, Any], style: str, explode: bool) -> None:
    """Swagger 2.0's list formats as the styles that write the same; lists in lists are told."""
    table = [{"name": "q", "in": "query", **written}]
    found = provider({"swagger": "2.0", "paths": {"/x": {"get": {"parameters": table}}}}, version="2.0")
    made = found.operations[0].parameters[0]
    assert (made.style, made.explode) == (style, explode)
    assert rules(found) == []
    nested = {"name": "q", "in": "query", "type": "array", "items": {"type": "array", "collectionFormat": "pipes"}}
    found = provider({"swagger": "2.0", "paths": {"/x": {"get": {"parameters": [nested]}}}}, version="2.0")
    assert rules(found) == ["style-nested"]
