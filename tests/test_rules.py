"""``specweld explain`` knows every rule that a finding, a decision or a change can name: the sources are asked."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from codegen.interpret.rules import RULES as INTERPRET_RULES
from codegen.read import RULES as READ_RULES
from codegen.read.parsed import Place
from codegen.read.yamltext import parse_yaml
from codegen.reconcile import RULES as RECONCILE_RULES
from codegen.report.rules import all_rules
from codegen.rules import RuleInfo

CODEGEN = Path(__file__).parent.parent / "codegen"
TREES = {
    path.relative_to(CODEGEN).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(CODEGEN.rglob("*.py"))
}
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LINE = re.compile(r"\S.*\S")
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def _takers() -> dict[str, int]:
    """Names of what takes a rule's id, and at which place: Finding, Decision, and functions with a ``rule: str``."""
    takers = {"Finding": 0, "Decision": 0}
    for function in (each for name, tree in TREES.items() if not name.startswith("cli/") for each in _functions(tree)):
        names = [argument.arg for argument in function.args.args]
        texts = {each.arg for each in function.args.args if each.annotation and ast.unparse(each.annotation) == "str"}
        if "rule" in texts:
            takers[function.name] = names.index("rule") - (names[0] == "self")
    return takers


def _emitted(tree: ast.Module, takers: dict[str, int]) -> Iterator[ast.expr]:
    """What stands for the rule in every call of a taker."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
        if name in takers:
            named = [each.value for each in call.keywords if each.arg == "rule"]
            yield named[0] if named else call.args[takers[name]]


def _ids(expression: ast.expr, constants: dict[str, str]) -> Iterator[str | None]:
    """The ids that ``expression`` can be; ``None`` where that cannot be told."""
    match expression:
        case ast.Constant(value=str(id_)):
            yield id_
        case ast.IfExp():
            yield from _ids(expression.body, constants)
            yield from _ids(expression.orelse, constants)
        case ast.Attribute(value=ast.Name(id=name), attr="id") if name in constants:
            yield constants[name]
        case ast.Name(id="rule"):
            return
        case _:
            yield None


def _constants() -> dict[str, dict[str, str]]:
    """Ids of the ``RuleInfo``s by the names they are assigned to, for each file; imported ones count too."""
    own: dict[str, dict[str, str]] = {}
    for file, tree in TREES.items():
        own[file] = {}
        for node in tree.body:
            match node:
                case ast.Assign(
                    targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="RuleInfo"), args=[id_, *_])
                ) if isinstance(id_, ast.Constant):
                    own[file][name] = str(id_.value)
                case _:
                    pass
    return own


def _all_emitted() -> list[tuple[str, int, str | None]]:
    takers, constants = _takers(), _constants()
    return [
        (file, expression.lineno, id_)
        for file, tree in TREES.items()
        for expression in _emitted(tree, takers)
        for id_ in _ids(expression, constants[file])
    ]


def test_sources_name_their_rules() -> None:
    """Each finding and decision is made with an id that can be read off the source, so that the next test sees it."""
    assert [(file, line) for file, line, id_ in _all_emitted() if id_ is None] == []


def test_every_emitted_rule_is_explained() -> None:
    """No stage says a rule's id that ``explain`` does not know."""
    known = {rule.id for rule in all_rules()}
    emitted = _all_emitted()
    assert len({id_ for _, _, id_ in emitted}) > 90
    assert [each for each in emitted if each[2] not in known] == []


def test_no_rule_is_explained_in_vain() -> None:
    """Each rule of the first three stages is said somewhere."""
    emitted = {id_ for _, _, id_ in _all_emitted()}
    explained = {rule.id for rule in (*READ_RULES, *INTERPRET_RULES, *RECONCILE_RULES)}
    assert sorted(explained - emitted) == []


def _told() -> list[RuleInfo]:
    return list(all_rules())


def test_explanations_are_complete() -> None:
    """Each rule has a kebab-case id of its own, a title of one line, and an explanation of whole sentences."""
    rules = _told()
    assert len({rule.id for rule in rules}) == len(rules)
    assert [rule.id for rule in rules if not _KEBAB.fullmatch(rule.id)] == []
    assert [rule.id for rule in rules if not _LINE.fullmatch(rule.title)] == []
    assert [rule.id for rule in rules if not rule.explanation.strip().endswith(".")] == []


_NO_YAML = {"unquoted-placeholder", "yaml-unquoted", "json-oddity", "page-spec-missing"}
"""Rules about text that is not YAML, whose examples cannot be."""


@pytest.mark.parametrize("rule", [each for each in _told() if each.example], ids=lambda rule: rule.id)
def test_examples_parse(rule: RuleInfo) -> None:
    """An example is YAML as a document could hold it, TOML as a config could, or what its rule says is neither."""
    if rule.id in _NO_YAML:
        return
    if rule.example.startswith("["):
        tomllib.loads(rule.example)
        return
    findings = [
        finding.rule for parsed in parse_yaml(Place("example.yaml"), rule.example) for finding in parsed.findings
    ]
    assert set(findings) <= {rule.id}
