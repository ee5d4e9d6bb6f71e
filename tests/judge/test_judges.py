"""Independent judges (Steady, Prism) take what generated clients send, and clients read what they answer."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT, shared_path
from support import run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("judge")  # they install the judges, and each keeps a core busy
HERE = ROOT / "tests" / "judge"
OURS = ("auth_kinds", "bodies", "enums_and_unions", "errors", "names", "paging", "parameters", "recursion", "streaming")
"""Documents of ``tests/cases``, which are there where the shared collection is not."""
DOCUMENTS = ("petstore", "train-travel", "asana", "openai", "stripe", "discord", "vercel", "end-to-end")
"""Those of the shared collection that ``run.py`` judges when none is named."""
EXCLUSIONS = [
    line.split("\t")
    for line in (HERE / "exclusions.tsv").read_text().splitlines()
    if line and not line.startswith(("#", "document\t"))
]


def judged(folder: Path, *arguments: str | Path, good: bool = True) -> dict[str, Any]:
    """The verdicts of a run that meets all goals, or of one that does not."""
    report = folder / "verdicts.json"
    done = run(sys.executable, HERE / "run.py", *arguments, "--json", report, cwd=ROOT, check=False)
    if done.returncode == 3:
        pytest.skip(done.stderr.strip())
    assert report.exists(), done.stderr
    assert (done.returncode == 0) is good, f"{done.stderr}\n{done.stdout}"
    found: dict[str, Any] = json.loads(report.read_bytes())
    return found


def test_our_own_documents(tmp_path: Path) -> None:
    """Every kind of parameter, body, answer, stream, page and credential, before both judges."""
    documents = [ROOT / "tests" / "cases" / name / "spec.yaml" for name in OURS]
    sums = judged(tmp_path, *documents)["sums"]
    assert [row["document"] for row in sums] == [name for name in OURS for _ in range(2)]
    assert [(row["document"], row["judge"]) for row in sums if row["refused"]] == [
        ("streaming", "steady")
    ]  # OpenAPI 3.2
    assert sum(row["judged"] for row in sums) > 400


def test_petstore_and_train_travel(tmp_path: Path) -> None:
    """Two well-known documents, whole, before both judges."""
    shared_path("corpus")
    sums = judged(tmp_path, "petstore", "train-travel")["sums"]
    assert [(row["document"], row["judge"], row["operations"]) for row in sums] == [
        ("petstore", "steady", 20),
        ("petstore", "prism", 20),
        ("train-travel", "steady", 7),
        ("train-travel", "prism", 7),
    ]
    assert not any(row["refused"] for row in sums)


def test_openai(tmp_path: Path) -> None:
    """All operations of a large document with the fewest and with all arguments, before one judge."""
    shared_path("corpus")
    (row,) = judged(tmp_path, "openai", "--judge", "steady")["sums"]
    assert (row["operations"], row["refused"]) == (293, "")  # 288, and 5 further kinds of body
    assert row["judged"] > 3000


@pytest.mark.parametrize("document", DOCUMENTS)
def test_everything(tmp_path: Path, document: str, request: pytest.FixtureRequest) -> None:
    """All documents of docs/judges.md before all of their judges; takes a quarter of an hour."""
    if not request.config.getoption("--judge-all"):
        pytest.skip("takes long: --judge-all")
    shared_path("corpus")
    judged(tmp_path, document)


WRONG = """\
openapi: 3.1.0
info: {title: Wrong, version: '1'}
paths:
  /a/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}, {name: q, in: query, required: true, schema: {type: string}}]
      responses: {'200': {description: fine, content: {application/json: {schema: {type: object, required: [n], properties: {n: {type: integer}}}}}}}
"""


def test_a_client_that_is_wrong_is_found_out(tmp_path: Path) -> None:
    """A client for another version of the document: its requests are refused, and arguments are missing."""
    document, older = tmp_path / "wrong.yaml", tmp_path / "older.yaml"
    older.write_text(WRONG.replace("{name: q, in: query, required: true", "{name: r, in: query"))
    document.write_text(WRONG)
    found = judged(tmp_path, document, "--client-of", older, "--judge", "steady", good=False)
    assert found["sums"][0]["generated"] == 0
    assert "no argument for query q" in found["sums"][0]["failing"][0]
    older.write_text(WRONG.replace("/a/{id}", "/b/{id}"))
    found = judged(tmp_path, document, "--client-of", older, "--judge", "steady", good=False)
    assert "has no method" in found["sums"][0]["failing"][0]
    older.write_text(WRONG.replace("n: {type: integer}", "n: {type: array, items: {}}"))
    found = judged(tmp_path, document, "--client-of", older, "--judge", "steady", good=False)
    assert found["sums"][0]["parsed"] < 1


@pytest.mark.parametrize("row", EXCLUSIONS, ids=lambda row: " ".join(row[:3]))
def test_exclusions_are_argued(row: list[str]) -> None:
    """Each is of a kind that docs/judges.md allows, is about one problem, and quotes what it argues with."""
    document, judge, operation, kind, said, reason = row
    assert document
    assert judge in {"steady", "prism"}
    assert operation.split()[0] in {"*", "GET", "POST", "PUT", "PATCH", "DELETE"}
    assert kind in {"judge", "unsatisfiable"}
    assert len(said) > 8
    assert "`" in reason
    assert len(reason) > 40


def test_the_page_has_all_documents() -> None:
    """docs/judges.md shows a row for every document and judge that is named in the list."""
    page = (ROOT / "docs" / "judges.md").read_text()
    assert all(f"| {name} |" in page for name in DOCUMENTS)
