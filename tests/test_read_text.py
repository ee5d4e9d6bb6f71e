"""Reading JSON, YAML and pages: what comes out, what is said about it, and where."""

from __future__ import annotations

import pytest

from codegen.document import AnswerSample, CallSample
from codegen.finding import InputError, Location
from codegen.read import RULES, locate, read_text
from conftest import shared_path

SPEC = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n"


def page(name: str):
    """The documents of a page of the shared collection."""
    return read_text(name, shared_path("corpus", "docs", "pages", name).read_bytes())


def test_core_schema():
    """Plain scalars mean what YAML 1.2 says: no dates, sexagesimal, octal or yes/no; integer keys are texts."""
    text = SPEC + "  x: [no, NO, on, 2020-01-01, 12:30, 1_000, 0o17, 1e3, .inf]\n  200: {}\n"
    paths = read_text("a.yaml", text.encode())[0].root["paths"]
    assert paths == {"x": ["no", "NO", "on", "2020-01-01", "12:30", "1_000", 15, 1000.0, ".inf"], "200": {}}


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        (SPEC + "  /a: {}\n  /a: {}\n", "duplicate-key", 5),
        ('{"openapi": "3.0.0",\n"paths": {"/a": {},\n"/a": {}}}', "duplicate-key", 3),
        ('{"openapi": "3.0.0", "paths": {},}', "json-oddity", 1),
        ('{"openapi": "3.0.0",\n// why\n"paths": {}}', "json-oddity", 2),
        (SPEC + "  /a:\n    description: One of the models: TTS-1\n", "yaml-unquoted", 5),
        (SPEC + "\t/a: {}\n", "yaml-tabs", 4),
        ("openapi: '4'\npaths: {}\n", "version-unknown", 0),
        (SPEC + "  /a: {$ref: 'b.yaml'}\n", "ref-missing", 0),
    ],
)
def test_findings(text, rule, line):
    """Each oddity is read, with one finding at its line."""
    (document,) = read_text("a.yaml", text.encode())
    assert [(each.rule, each.location.line) for each in document.findings] == [(rule, line)]
    assert rule in {each.id for each in RULES}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding):
    """Byte order marks, UTF-16 and Windows-1252 are read; line ends do not matter."""
    text = SPEC.replace("title: T", "title: é").replace("\n", "\r\n") + "  /a: {}\r\n"
    assert read_text("a.yaml", text.encode(encoding))[0].root["info"] == {"title": "é", "version": "1"}


@pytest.mark.parametrize(
    ("source", "text", "message"),
    [
        ("a.yaml", "", "a.yaml:1: this file is empty"),
        ("a.json", '{"a": 1}', "a.json:1: this is not an OpenAPI document"),
        ("a.md", "# Hello\n", "a.md:1: this page holds no OpenAPI document"),
        ("a.yaml", SPEC + "  /a: 'b\n", "invalid YAML"),
        ("a.json", '{"openapi": "3.0.0"\n"paths": {}}', "a.json:2: invalid JSON"),
        ("a.yaml", SPEC + "  " + "[" * 2000 + "]" * 2000, "nested too deeply"),
        ("a.json", '{"openapi": "3.0.0", "paths": ' + "[" * 5000 + "]" * 5000 + "}", "nested too deeply"),
        ("a.yaml", "openapi: 3.0.0\npaths: &a [*a]\n", "alias of itself"),
    ],
)
def test_bad_input(source, text, message):
    """What cannot be read is one clear line with the place."""
    with pytest.raises(InputError) as problem:
        read_text(source, text.encode())
    assert message in str(problem.value)
    assert "\n" not in str(problem.value)


def test_alias_bomb():
    """A billion laughs are refused, and honest aliases, redefined anchors and merge keys are read."""
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    with pytest.raises(InputError, match="aliases stand for more than"):
        read_text("a.yaml", (SPEC + "  /a: {}\n" + bomb).encode())
    text = SPEC + "  /a: &x {get: 1}\n  /b: {<<: *x, put: 2}\n  /c: &x {post: 3}\n  /d: *x\n"
    paths = read_text("a.yaml", text.encode())[0].root["paths"]
    assert paths == {"/a": {"get": 1}, "/b": {"get": 1, "put": 2}, "/c": {"post": 3}, "/d": {"post": 3}}


def test_references_reach_files():
    """Files are read once, cycles included, in order of first use; relative to the file that names them."""
    files = {"d/m/b.yaml": b"B: {$ref: '../a.yaml#/x'}\nC: {$ref: c.json}\n", "d/m/c.json": b'{"type": "string"}'}
    text = SPEC + "  /a: {$ref: 'm/b.yaml#/B'}\n  /b: {$ref: 'm/b.yaml#/C'}\n"
    (document,) = read_text("d/a.yaml", text.encode(), load=lambda name: files[name])
    assert [tree.source for tree in document.trees] == ["d/a.yaml", "d/m/b.yaml", "d/m/c.json"]
    assert document.findings == ()


def test_gitbook_seed(root):
    """The aimlapi page: its spec, its title after the preamble, its calls, and its JSON5 answer."""
    (document,) = read_text("aimlapi.md", (root / "specs/aimlapi.md").read_bytes())
    assert (document.dialect, document.version, document.title) == ("gitbook", "3.0", "gpt-image-1-5")
    calls = [each for each in document.samples if isinstance(each, CallSample)]
    assert [(each.language, each.method, each.url) for each in calls] == [
        ("python", "POST", "https://api.aimlapi.com/v1/images/generations"),
        ("javascript", "POST", "https://api.aimlapi.com/v1/images/generations"),
    ]
    assert all(dict(each.headers)["Authorization"] == "Bearer <YOUR_AIMLAPI_KEY>" for each in calls)
    (answer,) = [each for each in document.samples if isinstance(each, AnswerSample)]
    assert answer.role == "response"
    assert isinstance(answer.value, dict)
    assert list(answer.value) == ["id", "object", "created", "model", "data", "usage"]


def test_catalogue_pages():
    """Backticks inside of a fence, glued operations, old Mintlify notation, repaired and broken YAML."""
    assert list(page("yunwu-video-query.zh.md")[0].root["paths"]) == ["/v1/video/query"]
    glued = page("kie-midjourney_generate.en.md")
    assert [list(each.root["paths"]) for each in glued] == [["/api/v1/mj/generate"], ["/api/v1/mj/record-info"]]
    assert glued[0].findings[0].rule == "page-old-mintlify"
    repaired = page("chainhub-audio-speech.en.md")[0]
    assert [each.location.line for each in repaired.findings if each.rule == "yaml-unquoted"] == [28, 34, 37]
    with pytest.raises(InputError, match=r"broken-yaml\.zh\.md:84: invalid YAML"):
        page("yunwu-gemini-image-edit.broken-yaml.zh.md")


def test_front_matter_points_to_a_spec():
    """A page that only names its operation is that operation of the site's spec; lines are the spec's."""
    spec = b'{"openapi": "3.0.0",\n"paths": {"/a": {"get": {}, "post": {}},\n"/b": {"get": {}}}}'
    files = {"api/openapi.json": spec}

    def load(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name]

    (document,) = read_text("api/x/b.mdx", b"---\nopenapi: 'GET /b'\n---\n", load=load)
    assert document.root["paths"] == {"/b": {"get": {}}}
    assert locate([document], Location("api/openapi.json", "/paths/~1b")).line == 3


def test_lines(root):
    """A pointer leads to the line of its key, in a fence too."""
    documents = read_text("chainhub.md", (root / "specs/chainhub.md").read_bytes())
    lines = (root / "specs/chainhub.md").read_text().split("\n")
    pointer = "/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema/properties/n"
    found = locate(documents, Location("chainhub.md", pointer))
    assert lines[found.line - 1].strip() == '"n":'
