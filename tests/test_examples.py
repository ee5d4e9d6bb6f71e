"""The pre-commit hooks and the GitHub workflow in ``examples/``, run as those services run them."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from support import run

SCRIPTS = Path(sys.executable).parent
WORKFLOW = yaml.safe_load((ROOT / "examples" / "github" / "specweld.yml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


def git(folder: Path, *arguments: str) -> str:
    """What git prints in a folder."""
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.com")
    return run("git", *identity, *arguments, cwd=folder).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A user's repository with fresh clients, and a remote that it can push to."""
    git(tmp_path, "init", "--quiet", "--bare", "origin.git")
    folder = tmp_path / "work"
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "work")
    shutil.copytree(ROOT / "specs", folder / "specs")
    for name in ("specweld.toml", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    shell("specweld generate --quiet", folder)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "clients")
    git(folder, "remote", "add", "origin", str(tmp_path / "origin.git"))
    return folder


def shell(script: str, folder: Path, *, check: bool = True, **environment: str) -> int:
    """Run a script as GitHub does; its exit code."""
    path = f"{folder.parent / 'bin'}:{SCRIPTS}:{os.environ['PATH']}"
    cache = str(folder.parent / "cache")
    settings = {"PATH": path, "SPECWELD_CACHE_DIR": cache, "RUNNER_TEMP": str(folder.parent)}
    return run("bash", "-e", "-c", script, cwd=folder, check=check, **settings, **environment).returncode


def new_version(folder: Path) -> None:
    """A provider publishes a new version of its page."""
    page = folder / "specs" / "aimlapi.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace('["png","jpeg","webp"]', '["png","jpeg"]'), encoding="utf-8"
    )


def test_hooks_hold_and_mend(repository: Path) -> None:
    """The check hook passes on fresh clients and fails on drift; the generate hook mends it."""
    (repo,) = yaml.safe_load((ROOT / "examples/pre-commit/.pre-commit-config.yaml").read_text(encoding="utf-8"))[
        "repos"
    ]
    assert {hook["id"] for hook in repo["hooks"]} <= set(HOOKS)
    entry = {name: hook["entry"] for name, hook in HOOKS.items()}
    assert shell(entry["specweld-check"], repository) == 0
    new_version(repository)
    assert shell(entry["specweld-check"], repository, check=False) == 1
    assert shell(entry["specweld-generate"], repository) == 0
    assert shell(entry["specweld-check"], repository) == 0
    changed = git(repository, "diff", "--name-only").split()
    assert "specs/aimlapi.md" in changed
    assert any(name.startswith("generated/aimlapi/") for name in changed)


def script(job: str, step: str) -> str:
    """A step's script."""
    (found,) = (each["run"] for each in WORKFLOW["jobs"][job]["steps"] if each.get("name") == step)
    return found


def test_workflow_opens_a_pull_request_that_says_what_changed(repository: Path) -> None:
    """The update job pushes a branch with fresh clients, and asks for a pull request with the difference in words."""
    fake_gh(repository.parent / "bin")
    shell(script("update", "Keep the old specs"), repository)
    new_version(repository)
    shell(script("update", "Regenerate"), repository)
    shell(script("update", "Open a pull request with what changed"), repository, GH_TOKEN="t")
    assert "generated/aimlapi" in git(repository, "show", "--stat", "origin/specweld/update")
    asked = (repository.parent / "asked").read_text(encoding="utf-8")
    assert "pr create --head specweld/update" in asked
    body = (repository.parent / "body.md").read_text(encoding="utf-8")
    assert "output_format" in body
    assert "webp" in body


def test_workflow_is_quiet_when_nothing_changed(repository: Path) -> None:
    """Without changes no branch is pushed and nobody is asked."""
    fake_gh(repository.parent / "bin")
    shell(script("update", "Regenerate"), repository)
    shell(script("update", "Open a pull request with what changed"), repository, GH_TOKEN="t")
    assert not (repository.parent / "asked").exists()


def test_workflow_fails_on_drift() -> None:
    """The check job's last step is the check."""
    assert shlex.split(WORKFLOW["jobs"]["check"]["steps"][-1]["run"]) == ["specweld", "check"]


def fake_gh(folder: Path) -> None:
    """GitHub's command, which writes down what it is asked, and knows of no open pull request."""
    folder.mkdir()
    command = folder / "gh"
    command.write_text('#!/bin/sh\n[ "$2" = view ] && exit 1\necho "$@" >> "$RUNNER_TEMP/asked"\n', encoding="utf-8")
    command.chmod(0o755)
