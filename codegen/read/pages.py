"""Documentation pages -> documents: the specs in fences, the specs pointed to, and the page around them."""

from __future__ import annotations

import re

import msgspec

from codegen.document import CallSample, Document, Sample
from codegen.finding import Finding, InputError
from codegen.jsontypes import as_object
from codegen.read.documents import Spec, document
from codegen.read.load import Loader
from codegen.read.markdown import Fence, Page, scan
from codegen.read.mintlify import convert, is_old_dialect
from codegen.read.parse import parse
from codegen.read.parsed import Parsed, Place
from codegen.read.pointed import pointed
from codegen.read.pointers import Pointer, pointers
from codegen.read.samples import samples
from codegen.read.version import is_spec

_SPEC_SIGN = re.compile(r"(?:\A\s*\{|^)\s*[\"']?(?:openapi|swagger|paths)[\"']?\s*:", re.MULTILINE)
_SPEC_LANGUAGES = frozenset({"", "json", "yaml", "yml", "openapi", "json5", "jsonc", "swagger", "text", "plaintext"})
_INFO_OPERATION = re.compile(
    r"\w+\s+(?:\S.*\s+)?(?:get|put|post|delete|options|head|patch|trace|webhook)\s+/\S*", re.IGNORECASE
)


def read_page(source: str, text: str, findings: tuple[Finding, ...], load: Loader | None) -> tuple[Document, ...]:
    """The documents of a page: one for each spec in a fence, and one for each spec file that it points to."""
    page = scan(text)
    specs, rest = _fenced(source, text, page)
    followed, lost = pointed(source, _pointing_dialect(text), _unanswered(specs, pointers(text, page.front)), load)
    specs += followed
    if not specs:
        raise _no_spec(source, lost)
    witnesses, unread = samples(source, rest)
    made = [
        _on_page(document(_key(source, index), _keyed(spec, index), load), page, _of_section(spec, specs, witnesses))
        for index, spec in enumerate(specs)
    ]
    said = (*findings, *made[0].findings, *lost, *unread)
    return (msgspec.structs.replace(made[0], findings=said), *made[1:])


def _of_section(spec: Spec, specs: list[Spec], witnesses: list[tuple[int, Sample]]) -> tuple[Sample, ...]:
    """The samples that may speak about ``spec``: all of them if it is alone on its page.

    On a page of several operations, code says by its URL which it calls; an answer belongs to its section's spec.
    """
    alone = len(specs) == 1 or sum(each.section == spec.section for each in specs) == len(specs)
    return tuple(
        sample for section, sample in witnesses if alone or isinstance(sample, CallSample) or section == spec.section
    )


def _key(source: str, index: int) -> str:
    return source if not index else f"{source}#{index + 1}"


def _keyed(spec: Spec, index: int) -> Spec:
    """``spec`` with a source that no other spec of the page has."""
    if not index or not spec.place.first_line > 1:
        return spec
    return spec._replace(place=spec.place._replace(source=_key(spec.place.source, index)))


def _no_spec(source: str, lost: list[Finding]) -> InputError:
    if lost:
        return InputError(lost[0].message, lost[0].location)
    return InputError("this page holds no OpenAPI document; name a page or file that does", Place(source).line(0))


def _on_page(document: Document, page: Page, witnesses: tuple[Sample, ...]) -> Document:
    return msgspec.structs.replace(document, title=page.title, prose=page.prose, samples=witnesses)


def _fenced(source: str, text: str, page: Page) -> tuple[list[Spec], list[Fence]]:
    """The specs in fences, and the fences that hold none."""
    specs: list[Spec] = []
    rest: list[Fence] = []
    for fence in page.fences:
        spec = _spec(source, text, fence)
        if spec is None:
            rest.append(fence)
        else:
            specs.append(spec)
    return specs, rest


def _spec(source: str, text: str, fence: Fence) -> Spec | None:
    if fence.language not in _SPEC_LANGUAGES or not _SPEC_SIGN.search(fence.text):
        return None
    place = Place(source, fence.first_line, fence.indent)
    for parsed in _parse(place, fence):
        if is_spec(parsed.root):
            return Spec(place, parsed, _dialect(text, fence), (), fence.section)
        if is_old_dialect(parsed.root):
            return _converted(place, parsed, fence.section)
    return None


def _parse(place: Place, fence: Fence) -> list[Parsed]:
    """The documents in a fence; one that only looks like a spec and cannot be read is a sample."""
    try:
        return parse(place, fence.text)
    except InputError:
        if _claims_to_be_a_spec(fence):
            raise
        return []


def _claims_to_be_a_spec(fence: Fence) -> bool:
    heading = fence.heading.lower()
    head = fence.text.lstrip("{ \n\t\"'")[:8].lower()
    return "openapi" in heading or head.startswith(("openapi", "swagger")) or bool(_INFO_OPERATION.match(fence.info))


def _converted(place: Place, parsed: Parsed, section: int) -> Spec:
    message = "this is Mintlify's older notation and not OpenAPI; converted"
    finding = place.finding("page-old-mintlify", "note", message, 0)
    return Spec(place, parsed._replace(root=convert(as_object(parsed.root))), "mintlify", (finding,), section)


def _unanswered(specs: list[Spec], wanted: tuple[Pointer, ...]) -> tuple[Pointer, ...]:
    """The pointers to operations that no fence of the page describes."""
    if not specs:
        return wanted
    described = {
        (path, method.lower())
        for spec in specs
        for path, item in as_object(as_object(spec.parsed.root).get("paths")).items()
        for method in as_object(item)
    }
    return tuple(pointer for pointer in wanted if (pointer.path, pointer.method) not in described)


def _dialect(text: str, fence: Fence) -> str:
    heading = fence.heading.strip().lower()
    if _INFO_OPERATION.match(fence.info):
        return "mintlify"
    if heading == "openapi specification":
        return "apifox" if "apifox" in text else "fern"
    if heading == "openapi definition":
        return "readme"
    return "gitbook" if "{%" in text or fence.text.startswith('{"openapi"') else "markdown"


def _pointing_dialect(text: str) -> str:
    return "gitbook" if "{%" in text else "mintlify"
