"""``catalogue.tsv``: for each of the 117 behaviours that clients are held to, the tests that prove it."""

from __future__ import annotations

import ast
import csv
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROWS = list(csv.DictReader((HERE / "catalogue.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"))
BOTH = {"mode"}
"""The fixture that runs a test with the synchronous and with the asynchronous client."""


@cache
def proofs_of(path: Path) -> dict[str, set[str]]:
    """The tests of a file that assert something, with their arguments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name: {argument.arg for argument in node.args.args}
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_behaviour_is_listed_once() -> None:
    """1 to 117, in order, and each with a word and a proof."""
    assert [int(row["number"]) for row in ROWS] == list(range(1, 118))
    assert all(row["behaviour"] and row["tests"] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["number"])
def test_its_proof_exists_for_both_clients(row: dict[str, str]) -> None:
    """Each named test is there; it runs with both clients, or the note says why one is enough."""
    proofs = [proof.split("::") for proof in row["tests"].split()]
    found = [proofs_of(HERE / file).get(name) for file, name in proofs]
    assert None not in found, [proof for proof, each in zip(proofs, found, strict=True) if each is None]
    assert row["note"] or all(each and each >= BOTH for each in found), "runs with one client only"
