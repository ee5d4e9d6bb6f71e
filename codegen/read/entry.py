"""The way in: bytes of a file, a page or a download -> documents."""

from __future__ import annotations

import re

from codegen.document import Document
from codegen.finding import Finding, InputError
from codegen.jsontypes import JSON
from codegen.read.decode import decode
from codegen.read.documents import Spec, document
from codegen.read.jsontext import plain_json
from codegen.read.load import Loader
from codegen.read.parse import parse
from codegen.read.parsed import Parsed, Place
from codegen.read.version import is_spec, looks_partial

_BARE = re.compile(
    r"\s*(?:(?:#|//)[^\n]*\n\s*|/\*.*?\*/\s*)*"
    r"(?:\{\s*[\"'\n}]|---\s*\n(?:#[^\n]*\n|\s)*[\"']?openapi[\"']?: *[\"']?3|[\"']?(?:openapi|swagger)[\"']?\s*:)",
    re.DOTALL,
)
_BARE_SUFFIXES = (".json", ".yaml", ".yml", ".json5", ".jsonc")


def read_text(source: str, text: bytes, *, load: Loader | None = None) -> tuple[Document, ...]:
    """The documents in one file: usually one, several when several specs stand on a page or in a YAML stream.

    Args:
        source: the file as the user named it; relative references are joined to it.
        text: its bytes.
        load: gives the files that ``$ref``s and pages point to; without it, each of them is a finding.

    Raises:
        InputError: there is no OpenAPI document in ``text``, or none that can be read; with the line at fault.
    """
    plain = plain_json(Place(source), text)
    if plain is not None:
        return _documents(source, [plain], (), load)
    content, findings = decode(source, text)
    if not content.strip():
        raise InputError("this file is empty; name a file with an OpenAPI document", Place(source).line(0))
    if _BARE.match(content) or source.lower().endswith(_BARE_SUFFIXES):
        return _documents(source, parse(Place(source), content), findings, load)
    # What only pages need is imported for pages only: it takes longer than reading many a document.
    from codegen.read.html import embedded, is_html  # noqa: PLC0415
    from codegen.read.pages import read_page  # noqa: PLC0415

    if is_html(content):
        place, parsed = embedded(source, content)
        return (document(source, Spec(place, parsed, "html"), load, findings),)
    return read_page(source, content, findings, load)


def _documents(
    source: str, parsed: list[Parsed], findings: tuple[Finding, ...], load: Loader | None
) -> tuple[Document, ...]:
    specs = [each for each in parsed if is_spec(each.root)] or [each for each in parsed if looks_partial(each.root)]
    if not specs:
        raise InputError(_not_a_spec(parsed[0].root if parsed else None), Place(source).line(0))
    return tuple(
        document(key, Spec(Place(key), each, each.syntax), load, findings) for key, each in _keyed(source, specs)
    )


def _keyed(source: str, specs: list[Parsed]) -> list[tuple[str, Parsed]]:
    """Each spec with a name of its own: the file's, then the file's with ``#2`` and so on."""
    return [(source if not index else f"{source}#{index + 1}", spec) for index, spec in enumerate(specs)]


def _not_a_spec(root: JSON) -> str:
    if isinstance(root, dict) and "openapi" not in root and "swagger" not in root:
        if root.get("kind") == "discovery#restDescription":
            return "this is a Google discovery document and not OpenAPI; convert it first"
        if "overlay" in root:
            return "this is an OpenAPI Overlay; name it as an overlay of its document"
        if "asyncapi" in root:
            return "this is an AsyncAPI document; only OpenAPI is read"
        return "this is not an OpenAPI document: neither 'openapi' nor 'swagger' says which version it is of"
    return "this is not an OpenAPI document: it has neither paths nor components nor webhooks"
