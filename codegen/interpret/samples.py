"""Which operation the samples on a page belong to."""

from __future__ import annotations

import re

import msgspec

from codegen import uris
from codegen.document import AnswerSample, CallSample, Document
from codegen.model import Operation


def with_samples(document: Document, operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """``operations`` with the samples of their page: calls by method and path, answers with the call before them."""
    if not document.samples or not operations:
        return operations
    taken: dict[int, list[CallSample | AnswerSample]] = {}
    only = 0 if len(operations) == 1 else None
    current = only
    for sample in document.samples:
        if isinstance(sample, CallSample):
            current = best(sample, operations, only)
        if current is not None:
            taken.setdefault(current, []).append(sample)
    return tuple(
        msgspec.structs.replace(each, samples=tuple(taken[index])) if index in taken else each
        for index, each in enumerate(operations)
    )


def best(sample: CallSample, operations: tuple[Operation, ...], only: int | None) -> int | None:
    """The operation whose path ends the sample's URL, longest first; the page's only one if the URL does not tell."""
    path = uris.split(sample.url).path.rstrip("/")
    found = [
        (len(each.path), -index)
        for index, each in enumerate(operations)
        if each.channel == "path" and each.method == sample.method and _ends(path, each.path)
    ]
    return -max(found)[1] if found else only if not path else None


def _ends(path: str, template: str) -> bool:
    parts = re.split(r"\{[^{}]*\}", template.rstrip("/"))
    return re.search("[^/]+".join(re.escape(each) for each in parts) + "$", path) is not None
