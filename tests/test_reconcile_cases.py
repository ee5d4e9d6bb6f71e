"""Each rule on a document of its own: tests/cases/rule_<id>/ holds documents and the decisions and findings they must give.

``spec*`` files are one provider; with other names, each file is a provider of one group. Run with ``UPDATE_CASES=1`` to write
``expected.json`` anew, and read the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from codegen.interpret import interpret
from codegen.model import Model, Provider
from codegen.read import read_text
from codegen.reconcile import RULES, Settings, reconcile

CASES = sorted((Path(__file__).parent / "cases").glob("rule_*"))


def _provider(files: list[Path], name: str) -> Provider:
    documents = [each for file in files for each in read_text(file.name, file.read_bytes())]
    return interpret(documents, name)


def _model(case: Path) -> Model:
    files = sorted(
        file for file in case.iterdir() if file.suffix in (".yaml", ".md", ".json") and file.name != "expected.json"
    )
    if all(file.name.startswith("spec") for file in files):
        return reconcile([_provider(files, "provider")], Settings())
    providers = [_provider([file], file.stem) for file in files]
    return reconcile(providers, Settings(groups={"all": tuple(each.name for each in providers)}))


def _said(case: Path, model: Model) -> dict[str, Any]:
    rule = case.name.removeprefix("rule_").replace("_", "-")
    decisions = [
        (each.name, decision) for each in model.providers for decision in each.decisions if decision.rule == rule
    ]
    findings = [finding for each in model.providers for finding in each.findings if finding.rule == rule]
    return {
        "decisions": [
            {
                "provider": name,
                "subject": each.subject,
                "chosen": each.chosen,
                "confidence": each.confidence,
                "evidence": [
                    f"{e.witness}: {e.claim} @ {e.location.source}#{e.location.pointer}" for e in each.evidence
                ],
            }
            for name, each in decisions
        ],
        "findings": [f"{each.severity}: {each.message}" for each in findings],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """The rule decides what its case expects, with this evidence, and says something at all."""
    said = _said(case, _model(case))
    expected = case / "expected.json"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert said["decisions"] or said["findings"]
    assert said == json.loads(expected.read_text(encoding="utf-8"))


def _undecided(provider: Provider) -> bytes:
    """What a provider means, without what was said about it."""
    facts = msgspec.structs.replace(provider, decisions=(), findings=())
    return msgspec.json.encode(facts, order="deterministic")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rules_are_idempotent(case: Path) -> None:
    """Reconciling what is reconciled changes nothing."""
    once = _model(case)
    settings = Settings(groups={each.name: each.providers for each in once.groups})
    twice = reconcile(once.providers, settings)
    assert [_undecided(each) for each in twice.providers] == [_undecided(each) for each in once.providers]


def test_every_rule_is_explained_once() -> None:
    """Rule ids are unique, kebab-case, and have a title and an explanation."""
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(rule.id == rule.id.lower() and " " not in rule.id and rule.title and rule.explanation for rule in RULES)


def test_every_rule_has_a_case() -> None:
    """No rule goes without a case, unless a test of another file stands for it."""
    elsewhere = {"auth", "same-operation", "decision-expired", "paging"}
    cases = {case.name.removeprefix("rule_").replace("_", "-") for case in CASES}
    assert {rule.id for rule in RULES} - cases <= elsewhere


def test_decisions_name_known_rules() -> None:
    """Every decision of every case is of a rule that ``explain`` knows."""
    known = {rule.id for rule in RULES}
    for case in CASES:
        for provider in _model(case).providers:
            assert {decision.rule for decision in provider.decisions} <= known
