"""Media types: one reading of them for documents, plans, mock answers and the runtime."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, get_args

import pytest
from mocking import package

import codegen
from codegen import media
from codegen.answer.accepting import wanted
from codegen.finding import Location
from codegen.model import AnyType, Content
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

JSON = (
    "application/json",
    "text/json",
    "Application/JSON; charset=utf-8",
    "application/json;odata=verbose",
    "application/problem+json",
    "application/vnd.github.v3+json",
    "application/json-patch+json",
    "application/x-json",
    "application/hal-json",
    "application/vnd.api.json",
    "application/geojson",
    "application/json+fhir",
    "application/*+json",
    "application/*",
    "*/*",
    "*",
    "",
)
"""Bodies that are one JSON value."""

OTHER = (
    "application/jsonp",
    "application/ubjson",
    "application/octet-stream",
    "application/vnd.ms-excel",
    "multipart/mixed",
    "image/*",
    "text/*",
    "text/plain",
    "application/xml; note=json",
)

FRAMINGS = {
    "text/event-stream": "events",
    "Text/Event-Stream; charset=utf-8": "events",
    "application/x-ndjson": "lines",
    "application/ndjson": "lines",
    "application/jsonl": "lines",
    "application/x-jsonl": "lines",
    "application/x-jsonlines": "lines",
    "application/json-lines": "lines",
    "application/x-json-stream": "lines",
    "application/stream+json": "lines",
    "application/x-ldjson": "lines",
    "application/json-seq": "sequence",
    "application/geo+json-seq": "sequence",
}


@pytest.fixture(scope="module")
def runtime() -> ModuleType:
    """The runtime's own reading of media types."""
    spec = importlib.util.spec_from_file_location("_runtime_media", ROOT / "templates/python/_core/media.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", JSON)
def test_one_json_value(name: str, runtime: ModuleType) -> None:
    """JSON by its name, its suffix or its subtype's end; types that say nothing are taken for it."""
    assert media.is_json(name)
    assert runtime.is_json(name)
    assert media.framing(name) == ""


@pytest.mark.parametrize("name", [*OTHER, *FRAMINGS])
def test_no_json_value(name: str, runtime: ModuleType) -> None:
    """Other formats, and several values in a row, are not one JSON value."""
    assert not media.is_json(name)
    assert not runtime.is_json(name)


@pytest.mark.parametrize(("name", "framing"), FRAMINGS.items())
def test_framings(name: str, framing: str, runtime: ModuleType) -> None:
    """How items stand in a body; the runtime reads lines and sequences alike."""
    assert framing in get_args(media.Framing)
    assert media.framing(name) == framing
    assert runtime.is_lines(name) == (framing in {"lines", "sequence"})


@pytest.mark.parametrize("name", [*JSON, *OTHER, *FRAMINGS, "image/svg+xml", "text/xml;q=1", "application/rss-xml"])
def test_the_runtime_agrees(name: str, runtime: ModuleType) -> None:
    """What both read, they read alike."""
    for word in ("essence", "is_json", "is_range", "is_xml"):
        assert getattr(media, word)(name) == getattr(runtime, word)(name), word


def test_xml_is_known_by_its_subtype() -> None:
    """``+xml`` is XML; an office file is not, though its name has the letters."""
    assert media.is_xml("image/svg+xml")
    assert media.is_xml("Text/XML; charset=utf-8")
    assert not media.is_xml("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    assert media.is_text("application/vnd.oai.openapi+yaml")
    assert not media.is_text("application/pdf")


@pytest.mark.parametrize(
    ("name", "range_", "within"),
    [
        ("image/png", "image/*", True),
        ("IMAGE/PNG", "image/*; q=0.5", True),
        ("image/png", "*/*", True),
        ("image/png", "*", True),
        ("image/png", "image/png", True),
        ("application/hal+json", "application/*+json", True),
        ("application/json", "application/*+json", False),
        ("image/png", "audio/*", False),
        ("imagery/png", "image*", False),
        ("image/png", "image/", False),
    ],
)
def test_ranges(name: str, range_: str, within: bool) -> None:
    """A type is within a range of the same top type, or of the same suffix."""
    assert media.is_within(name, range_) is within


def test_parameters_are_read_with_their_quotes() -> None:
    """Quoted values may hold what separates others (RFC 9110, 5.6.6)."""
    assert media.parameters('multipart/mixed; Boundary="a;b\\"c" ; q = 0.5') == {"boundary": 'a;b"c', "q": "0.5"}
    assert media.parameters("text/plain") == {}


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ('application/json;profile="a,b";q=0.1, text/csv', "text/csv"),
        ("text/*;q=0.2, application/hal+json", "application/json"),
        ("*/*;q=0.1, text/csv", "text/csv"),
        ("image/*", None),
        ("text/csv;q=0, application/json;q=nonsense", "application/json"),
        ("", "application/json"),
    ],
)
def test_what_a_client_wants(accept: str, best: str | None) -> None:
    """The most specific range decides; a comma within quotes separates nothing; ``q=0`` refuses."""
    at = Location("doc", "", 1)
    contents = [Content(each, AnyType(), at) for each in ("application/json", "text/csv")]
    found = wanted(contents, accept)
    assert (found.media_type if found else None) == best


DOCUMENT = """\
openapi: 3.1.0
info: {title: Media, version: "1"}
servers: [{url: "https://example.com"}]
paths:
  /lines: {get: {responses: {"200": {description: ok, content: {application/x-jsonl: {schema: {type: string, format: binary},
    example: {a: 1}}}}}}}
  /stream: {get: {responses: {"200": {description: ok, content: {application/stream+json: {schema: &A {type: object,
    required: [a], properties: {a: {type: integer}}}}}}}}}
  /anything: {post: {requestBody: {content: {"*/*": {schema: *A}}}, responses: {"204": {description: ok}}}}
  /image: {put: {requestBody: {content: {"image/*": {schema: {}}}}, responses: {"204": {description: ok}}}}
  /suffix: {post: {requestBody: {content: {"application/*+json": {schema: *A}}}, responses: {"204": {description: ok}}}}
  /old: {post: {requestBody: {content: {application/x-json: {schema: *A}}}, responses: {"200": {description: ok, content: {
    application/x-json: {schema: {}, example: {b: 2}}}}}}}
  /yaml: {get: {responses: {"200": {description: ok, content: {application/yaml: {schema: {type: string}, example: "a: 1"}}}}}}
"""


def test_what_goes_over_the_wire(tmp_path: Path) -> None:
    """A client and a server of one document, with media types at the edges; no request says a range."""
    document = tmp_path / "media.yaml"
    document.write_text(DOCUMENT, encoding="utf-8")
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"...")
    with package(document, tmp_path) as api, codegen.mock(document, name="api") as server:
        with api.Client(base_url=server.url, max_retries=0, strict=True) as client:
            assert next(iter(client.lines.retrieve())) == {"a": 1}
            assert all(isinstance(each.a, int) for each in client.stream_.retrieve())
            assert client.yaml.retrieve() == "a: 1"
            client.anything.create(a=1)
            client.image.update(body=picture)
            client.suffix.create(a=1)
            assert client.old.create(a=1).b == 2
        sent = {each.path: dict(each.headers).get("content-type") for each in server.requests if each.method != "GET"}
        problems = [each.problems for each in server.requests if each.problems]
    assert sent == {
        "/anything": "application/json",
        "/image": "image/png",
        "/suffix": "application/json",
        "/old": "application/x-json",
    }
    assert problems == []
