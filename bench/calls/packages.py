"""The packages that are measured: made by each generator, kept in the bench's cache, never in the repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

MODELS = Path(__file__).with_name("models.yaml")
NEEDED = ("openai", "httpx", "attrs", "python-dateutil", "urllib3", "aiohttp", "aiohttp-retry", "httpx2", "pydantic")
"""What the clients need at run time."""


class Cache(NamedTuple):
    """Where things are: the generators' environments, the clients' environment and the generated packages."""

    root: Path

    @property
    def python(self) -> Path:
        """The interpreter that all clients run in."""
        return self.root / "clients/bin/python"

    @property
    def packages(self) -> Path:
        """A folder for ``sys.path``."""
        return self.root / "clients/packages"


def install(cache: Cache) -> None:
    """An environment with what the clients need, in the very versions of httpx2 and pydantic that run here."""
    if not cache.python.exists():
        venv.create(cache.root / "clients", with_pip=True)
    subprocess.run([cache.python, "-m", "pip", "install", "--quiet", *NEEDED], check=True)


def make(cache: Cache, documents: dict[str, Path], *, fresh: bool) -> dict[str, str]:
    """Makes all packages that are not there; ours always. What cannot be made is told, by package."""
    cache.packages.mkdir(parents=True, exist_ok=True)
    problems: dict[str, str] = {}
    for name, document in documents.items():
        for package, command in _commands(cache, name, document).items():
            target = cache.packages / package
            if fresh or package.startswith("specweld") or not target.exists():
                shutil.rmtree(target, ignore_errors=True)
                if problem := _run(command, target):
                    problems[package] = problem
    return problems


def _commands(cache: Cache, name: str, document: Path) -> dict[str, list[str]]:
    specweld = str(Path(sys.executable).with_name("specweld"))
    opc = str(cache.root / "openapi-python-client/bin/openapi-python-client")
    og = str(cache.root / "openapi-generator-cli/bin/openapi-generator-cli")
    made = {
        f"specweld_{name}": [specweld, "generate", str(document), "--output", "{parent}", "--name", "{name}", "--quiet"],
        f"opc_{name}": [opc, "generate", "--path", str(document), "--output-path", "{target}", "--meta", "none"],
        f"og_{name}": [og, "generate", "-g", "python", "-i", str(document), "-o", "{target}.whole",
                       "--skip-validate-spec", "--package-name", "{name}"],
    }  # fmt: skip
    if document == MODELS:
        made["og_models_async"] = [*made["og_models"], "--library", "asyncio"]
    return made


def _run(command: list[str], target: Path) -> str:
    """Runs a generator; gives what went wrong, if anything did."""
    scratch = target.with_name(target.name + ".new")
    shutil.rmtree(scratch, ignore_errors=True)
    fields = {"target": str(target), "name": target.name, "parent": str(scratch)}
    try:
        done = subprocess.run(
            [part.format(**fields) if "{" in part else part for part in command],
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    for made in (scratch / target.name, Path(f"{target}.whole") / target.name):
        if made.exists():
            made.replace(target)
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.rmtree(f"{target}.whole", ignore_errors=True)
    return "" if target.exists() else f"exit {done.returncode}: {(done.stderr or done.stdout).strip()[-200:]}"
