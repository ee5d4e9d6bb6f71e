"""One document before both judges."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from codegen.finding import InputError
from semantics.answering import Answers, Narrow
from semantics.clients import client_of
from semantics.judges import Judge
from semantics.probe import probe, root_of
from semantics.sending import send
from semantics.verdict import Verdict
from semantics.witness import Witness, witness_of


class Effort(NamedTuple):
    """How much is tried."""

    instances: int
    """Instances of each schema, before mutation."""
    seconds: float
    """For the answers of one document."""
    requests: int
    """Schemas of which requests are sent."""
    witness: bool
    """Whether datamodel-code-generator is asked, too."""


def trial(path: Path, folder: Path, effort: Effort) -> Verdict:
    """Tries a document in a process of its own."""
    verdict = Verdict(str(path))
    root = root_of(path)
    if root is None:
        verdict.error = "no document in one file"
        return verdict
    probed = probe(root, path)
    verdict.schemas = len(probed.schemas)
    try:
        made = client_of(probed.document, path, folder)
    except InputError as error:
        verdict.error = str(error)
        return verdict
    uri = path.as_uri()
    witness = _witness(verdict, probed.document, folder) if effort.witness else None
    answers = Answers(verdict, made, Judge(root, uri, "answer"), Narrow(root, uri, "answer"), witness)
    ends = time.monotonic() + effort.seconds
    for route, each in probed.schemas.items():
        if time.monotonic() < ends:
            answers.run(route, each, effort.instances, ends)
    if effort.requests:
        step = max(1, len(probed.schemas) // effort.requests)
        some = dict(islice(probed.schemas.items(), 0, None, step))
        send(verdict, made, Judge(root, uri, "request"), Narrow(root, uri, "request"), some)
    return verdict


def _witness(verdict: Verdict, document: dict[str, object], folder: Path) -> Witness | None:
    try:
        return witness_of(document, folder)
    except Exception as error:  # noqa: BLE001 - it fails on many documents; that is its own verdict
        verdict.witness[f"cannot say: {type(error).__name__}"] = 1
        return None
