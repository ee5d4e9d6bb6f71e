"""Documentation pages -> documents: finds the spec among the fences, and the dialect that the page is written in."""

from __future__ import annotations

import re

from codegen.document import Document, Tree
from codegen.finding import Finding, InputError
from codegen.jsontypes import JSON, as_object
from codegen.read.markdown import Fence, Page, scan
from codegen.read.parse import parse
from codegen.read.parsed import Parsed, Place
from codegen.read.version import is_spec, version_of

_SPEC_SIGN = re.compile(r"(?:\A\s*\{|^)\s*[\"']?(?:openapi|swagger)[\"']?\s*:", re.MULTILINE)
_SPEC_LANGUAGES = frozenset({"", "json", "yaml", "yml", "openapi", "json5", "jsonc", "swagger"})


def read_page(source: str, text: str, findings: tuple[Finding, ...]) -> tuple[Document, ...]:
    """The documents on a page, one for each spec on it."""
    page = scan(text)
    documents: list[Document] = []
    for fence in page.fences:
        parsed = _spec(source, fence)
        if parsed is not None:
            key = source if not documents else f"{source}#{len(documents) + 1}"
            documents.append(_document(key, text, page, fence, parsed, findings))
    if not documents:
        raise InputError("this page holds no OpenAPI document; name a page or file that does", Place(source).line(0))
    return tuple(documents)


def _spec(source: str, fence: Fence) -> Parsed | None:
    if fence.language not in _SPEC_LANGUAGES or not _SPEC_SIGN.search(fence.text):
        return None
    for parsed in parse(Place(source, fence.first_line, fence.indent), fence.text):
        if is_spec(parsed.root):
            return parsed
    return None


def _document(
    key: str, text: str, page: Page, fence: Fence, parsed: Parsed, findings: tuple[Finding, ...]
) -> Document:
    root: JSON = parsed.root
    version, guesses = version_of(key, as_object(root))
    tree = Tree(key, root, parsed.text, parsed.syntax, fence.first_line, fence.indent)
    return Document(
        source=key,
        dialect=_dialect(text, fence),
        version=version,
        trees=(tree,),
        title=page.title,
        prose=page.prose,
        findings=(*findings, *parsed.findings, *guesses),
    )


def _dialect(text: str, fence: Fence) -> str:
    heading = fence.heading.lower()
    if heading == "openapi specification":
        return "apifox" if "apifox" in text else "fern"
    if heading == "openapi definition":
        return "readme"
    if len(fence.info.split()) >= 4:
        return "mintlify"
    return "gitbook" if "{%" in text or fence.text.startswith('{"') else "markdown"
