"""The way in: bytes of a file, a page or a download -> documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from codegen.document import Document, Tree
from codegen.finding import Finding, InputError
from codegen.jsontypes import as_object
from codegen.read.decode import decode
from codegen.read.pages import read_page
from codegen.read.parse import parse
from codegen.read.parsed import Parsed, Place
from codegen.read.version import is_spec, version_of

Loader: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a path or URL that is already joined; raises ``OSError`` or ``InputError``."""

_BARE = re.compile(r"\s*(?:(?:#|//)[^\n]*\n\s*)*(?:\{\s*[\"'\n]|---\s*\n[\"']?openapi[\"']?: *[\"']?3|[\"']?(?:openapi|swagger)[\"']?\s*:)")


def read_text(source: str, text: bytes, *, load: Loader | None = None) -> tuple[Document, ...]:
    """The documents in one file: usually one, several when several specs stand on a page.

    ``load`` gives the files that ``$ref``s and pages point to; without it they are findings. Raises ``InputError``
    when there is no OpenAPI document in ``text``, or one that cannot be read.
    """
    content, findings = decode(source, text)
    if not content.strip():
        raise InputError("this file is empty; name a file with an OpenAPI document", Place(source).line(0))
    if _is_page(source, content):
        return read_page(source, content, findings)
    return _read_bare(source, content, findings)


def _is_page(source: str, text: str) -> bool:
    if _BARE.match(text):
        return False
    return not source.lower().endswith((".json", ".yaml", ".yml", ".json5", ".jsonc"))


def _read_bare(source: str, text: str, findings: tuple[Finding, ...]) -> tuple[Document, ...]:
    for parsed in parse(Place(source), text):
        if is_spec(parsed.root):
            return (_document(source, parsed, findings),)
    message = "this is not an OpenAPI document: it has no openapi or swagger version beside paths or components"
    raise InputError(message, Place(source).line(0))


def _document(source: str, parsed: Parsed, findings: tuple[Finding, ...]) -> Document:
    version, guesses = version_of(source, as_object(parsed.root))
    tree = Tree(source, parsed.root, parsed.text, parsed.syntax)
    return Document(source, parsed.syntax, version, (tree,), findings=(*findings, *parsed.findings, *guesses))
