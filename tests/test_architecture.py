"""The picture in ARCHITECTURE.md and CONTRIBUTING.md, as a test: who imports whom, who does I/O, how large things get."""

from __future__ import annotations

import ast
import re
import tokenize
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import jinja2
import pytest
from jinja2 import nodes

from conftest import ROOT

CODEGEN = ROOT / "codegen"
TEMPLATES = ROOT / "templates"

NOUNS = ["jsontypes", "media", "finding", "rules", "document", "model", "package", "change"]
"""Each noun imports nouns to its left only."""

STAGES = {
    "read": {"jsontypes", "finding", "rules", "document"},
    "interpret": {"jsontypes", "media", "finding", "rules", "document", "model"},
    "reconcile": {"jsontypes", "media", "finding", "rules", "document", "model"},
    "plan": {"jsontypes", "media", "finding", "rules", "document", "model", "package", "naming", "spelling"},
    "render": {"jsontypes", "finding", "rules", "package", "naming", "spelling", "foreign"},
    "foreign": {"jsontypes", "finding", "package"},
    "diff": {"jsontypes", "media", "finding", "rules", "model", "change"},
    "answer": {"jsontypes", "media", "finding", "document", "model"},
}
"""What each verb may import beside itself: the nouns it turns into one another, and the words."""

WORDS = ("naming", "spelling")
"""Where names are made and texts become Python; nouns and stages hand them values."""

PRIMITIVES = {"letters", "uris"}
"""What any stage may use: total functions over texts."""

RIM = {"disk", "fetch", "cache", "compiled", "resources", "formatting", "cli", "hatch", "serve", "__main__"}
"""Where files, networks and processes are."""

ABOVE = {
    "__init__",
    "__main__",
    "api",
    "cli",
    "config",
    "config_paging",
    "hatch",
    "lock",
    "parallel",
    "pipeline",
    "report",
} | RIM
"""What composes the stages; it may import any of them."""

READERS = {"render": "a template engine reads its templates, and the runtime that it copies beside them"}
"""Other places that read files, and why."""

FORBIDDEN_MODULES = {
    "subprocess",
    "socket",
    "httpx2",
    "urllib.request",
    "http.client",
    "tempfile",
    "shutil",
    "requests",
}
FORBIDDEN_METHODS = {"write_text", "write_bytes", "read_bytes", "unlink", "mkdir", "rmdir", "iterdir", "rglob"}

Edges = dict[str, set[str]]


def sources(folder: Path) -> list[Path]:
    """The Python files below a folder, in a stable order."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def syntax(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_name(path: Path) -> str:
    """``codegen/read/page.py`` is ``codegen.read.page``; a folder's ``__init__`` is the folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def unit(module: str) -> str:
    """The part of the picture that a module belongs to: ``codegen.read.page`` is ``read``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported(path: Path, known: set[str]) -> set[str]:
    """The project's own modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= set(targets(node, path))
    return {module for module in found if module in known} - {module_name(path)}


def targets(node: ast.ImportFrom, path: Path) -> list[str]:
    """What a ``from`` import may import: the module, or modules in it."""
    base = node.module or ""
    if node.level:
        package = list(path.relative_to(ROOT).parent.parts)
        base = ".".join([*package[: len(package) - node.level + 1], *([base] if base else [])])
    return [inner if (inner := f"{base}.{alias.name}") in all_modules() else base for alias in node.names]


@cache
def all_modules() -> frozenset[str]:
    """The names of all modules of the package."""
    return frozenset(module_name(path) for path in sources(CODEGEN))


@cache
def edges() -> Edges:
    """Which module imports which."""
    return {module_name(path): imported(path, set(all_modules())) for path in sources(CODEGEN)}


def allowed(name: str) -> set[str] | None:
    """The units that a unit may import; ``None`` when it may import any."""
    if name in ABOVE:
        return None
    if name in STAGES:
        return STAGES[name] | {name} | PRIMITIVES
    if name in PRIMITIVES:
        return set()
    if name in WORDS:
        return {"jsontypes", *WORDS, *PRIMITIVES}
    return set(NOUNS[: NOUNS.index(name)]) | {name} | (set(WORDS) if name == "package" else set())


def test_every_module_has_its_place() -> None:
    """A new top-level module is put into the picture first."""
    places = {*NOUNS, *STAGES, *ABOVE, *WORDS, *PRIMITIVES}
    assert {unit(module) for module in all_modules()} <= places


def test_verbs_do_not_import_verbs_and_nouns_look_left() -> None:
    """Stages meet in nouns only; the waist keeps OpenAPI on its left and Python on its right."""
    wrong = [
        f"{module} imports {target}"
        for module, found in edges().items()
        for target in sorted(found)
        if (may := allowed(unit(module))) is not None and unit(target) not in may
    ]
    assert wrong == []


def test_no_import_cycles() -> None:
    """No module imports itself through others."""
    graph = {module: set(found) for module, found in edges().items()}
    while leaves := [module for module, found in graph.items() if not found & graph.keys()]:
        for module in leaves:
            del graph[module]
    assert graph == {}


def test_only_the_command_prints_and_exits() -> None:
    """No print, sys.stdout, sys.stderr or sys.exit outside of the command."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources(CODEGEN)
        if unit(module_name(path)) not in {"cli", "__main__"}
        for node in ast.walk(syntax(path))
        if speaks(node)
    ]
    assert wrong == []


def speaks(node: ast.AST) -> bool:
    """Whether a node prints or exits."""
    match node:
        case ast.Call(func=ast.Name(id="print" | "exit" | "quit")):
            return True
        case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr" | "exit"):
            return True
        case _:
            return False


def test_io_happens_at_the_rim() -> None:
    """Stages are functions over values: files, networks and processes are for the rim."""
    wrong = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for path in sources(CODEGEN)
        if unit(module_name(path)) not in RIM | READERS.keys()
        for node in ast.walk(syntax(path))
        if touches_world(node)
    ]
    assert wrong == []


def touches_world(node: ast.AST) -> bool:
    """Whether a node opens, writes, lists, starts or connects something."""
    match node:
        case ast.Call(func=ast.Name(id="open")):
            return True
        case ast.Call(func=ast.Attribute(attr=attribute)) if attribute in FORBIDDEN_METHODS:
            return True
        case ast.Import(names=names):
            return any(alias.name in FORBIDDEN_MODULES for alias in names)
        case ast.ImportFrom(module=module):
            return module in FORBIDDEN_MODULES
        case _:
            return False


def function_lines(folder: Path) -> dict[str, int]:
    """The length of every function in lines, without its docstring and decorators."""
    return {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": length(node)
        for path in sources(folder)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end, without the docstring."""
    first = node.body[0]
    doc = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if doc else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


@pytest.mark.parametrize("folder", [CODEGEN, TEMPLATES / "python" / "_core"], ids=["codegen", "runtime"])
def test_functions_stay_small(folder: Path) -> None:
    """Half of all functions have 8 lines or fewer, nine in ten have 30 or fewer."""
    lines = function_lines(folder)
    assert median(lines.values()) <= 8, sorted(lines, key=lines.__getitem__)[-10:]
    assert quantiles(lines.values(), n=10)[-1] <= 30, sorted(lines, key=lines.__getitem__)[-10:]


@pytest.mark.parametrize("folder", [CODEGEN, TEMPLATES], ids=["codegen", "templates"])
def test_files_stay_small(folder: Path) -> None:
    """About 300 lines, or a folder of the same name."""
    long = {
        str(path.relative_to(ROOT)): count
        for path in sources(folder)
        if (count := path.read_text(encoding="utf-8").count("\n")) > 320
    }
    assert long == {}


SUPPRESSION = re.compile(
    r"#\s*(noqa|type:\s*ignore|pyright:\s*ignore)\b(?P<codes>(\[[^\]]*\]|:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?)"
)


@pytest.mark.parametrize("folder", ["codegen", "templates", "tests", "bench", "examples"])
def test_every_suppression_says_what_and_why(folder: str) -> None:
    """A suppression names its codes, and says why on its line or in a comment above."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line} {text}"
        for path in sources(ROOT / folder)
        for line, text, above in comments(path)
        if (found := SUPPRESSION.search(text)) and not (found["codes"] and (above or reason(text)))
    ]
    assert wrong == []


def reason(comment: str) -> bool:
    """Whether anything is said beside the suppressions."""
    return len(re.findall(r"[a-zA-Z]{2,}", SUPPRESSION.sub("", comment))) >= 1


def comments(path: Path) -> list[tuple[int, str, bool]]:
    """Every comment: its line, its text, and whether a comment stands on the line above."""
    with path.open("rb") as file:
        found = {
            token.start[0]: token.string for token in tokenize.tokenize(file.readline) if token.type == tokenize.COMMENT
        }
    return [(line, text, line - 1 in found) for line, text in found.items()]


def jinja_templates() -> list[Path]:
    """Every template."""
    return sorted(TEMPLATES.rglob("*.j2")) + sorted(TEMPLATES.rglob("*.jinja"))


CONTROL = (nodes.For, nodes.If, nodes.CallBlock, nodes.FilterBlock)
"""Blocks that decide, repeat or wrap; a macro merely names what is in it."""


def depth(node: nodes.Node) -> int:
    """How deep control blocks nest below a node; an ``elif`` nests no deeper than its ``if``."""
    inner = max((depth(child) for child in below(node)), default=0)
    return inner + isinstance(node, CONTROL)


def below(node: nodes.Node) -> list[nodes.Node]:
    """A node's children, with those of its ``elif`` branches in their place."""
    branches = node.elif_ if isinstance(node, nodes.If) else []
    inner = [child for branch in branches for child in branch.iter_child_nodes()]
    return [child for child in node.iter_child_nodes() if child not in branches] + inner


def test_templates_speak_and_do_not_think() -> None:
    """Blocks nest three deep at most; what needs more is decided in plan."""
    environment = jinja2.Environment(autoescape=False, extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    deep = {
        str(path.relative_to(ROOT)): nesting
        for path in jinja_templates()
        if (nesting := depth(environment.parse(path.read_text(encoding="utf-8")))) > 3
    }
    assert deep == {}


def test_templates_are_strict() -> None:
    """A name that a template misspells is an error, not an empty string."""
    makers = [path for path in sources(CODEGEN) if "jinja2" in path.read_text(encoding="utf-8")]
    assert any("StrictUndefined" in path.read_text(encoding="utf-8") for path in makers)
