"""One document before both judges."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from codegen.finding import InputError
from semantics.answering import Answers, Narrow
from semantics.clients import client_of
from semantics.content import Contents
from semantics.judges import Judge
from semantics.probe import Probe, probe, root_of, schemas_of
from semantics.sending import send
from semantics.verdict import Verdict
from semantics.witness import Witness, witness_of


class Effort(NamedTuple):
    """How much is tried."""

    instances: int
    """Instances of each schema, before mutation."""
    seconds: float
    """For the answers of one schema."""
    requests: int
    """Requests of each schema."""
    witness: bool
    """Whether datamodel-code-generator is asked, too."""


def trial(path: Path, folder: Path, effort: Effort, known: Collection[str] = frozenset()) -> Verdict:
    """Tries the schemas of a document whose contents are not ``known`` yet, in a process of its own."""
    verdict = Verdict(str(path))
    root = root_of(path)
    if root is None:
        verdict.error = "no document in one file"
        return verdict
    found, contents = schemas_of(root, path), Contents(root)
    digests = [contents.digest(each) for each in found]
    fresh = [each for each, digest in zip(found, digests, strict=True) if digest not in known]
    verdict.schemas, verdict.again = len(found), len(found) - len(fresh)
    if fresh or not found:
        try:
            _try(verdict, Document(root, path, probe(root, fresh)), folder, effort)
        except InputError as error:
            verdict.error = str(error)
    verdict.contents = sorted({*digests} - {"", *known})
    return verdict


class Document(NamedTuple):
    """One that is tried."""

    root: dict[str, Any]
    path: Path
    probe: Probe


def _try(verdict: Verdict, document: Document, folder: Path, effort: Effort) -> None:
    root, path, probed = document
    made, uri = client_of(probed.document, path, folder), path.as_uri()
    witness = _witness(verdict, probed.document, folder) if effort.witness else None
    answers = Answers(verdict, made, Judge(root, uri, "answer"), Narrow(root, uri, "answer"), witness)
    for route, each in probed.schemas.items():
        answers.run(route, each, effort.instances, effort.seconds)
    if effort.requests:
        judge, narrow = Judge(root, uri, "request"), Narrow(root, uri, "request")
        send(verdict, made, judge, narrow, probed.schemas, effort.requests)


def _witness(verdict: Verdict, document: dict[str, object], folder: Path) -> Witness | None:
    try:
        return witness_of(document, folder)
    except Exception as error:  # noqa: BLE001 - it fails on many documents; that is its own verdict
        verdict.witness[f"cannot say: {type(error).__name__}"] = 1
        return None
