"""The build hook's ``fail-on``: what a project can do about documents that have lost something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.finding import InputError
from codegen.hatch import SpecweldBuildHook, job_of

LOST = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /x: {get: {responses: {'200': {$ref: '#/gone'}}}}\n"


def hook(root: Path, **table: Any) -> SpecweldBuildHook:
    """The hook of a project at ``root`` with one broken document, as hatchling makes it."""
    (root / "lost.yaml").write_text(LOST, encoding="utf-8")
    config = {"output": "made", "providers": {"t": {"sources": ["lost.yaml"]}}, **table}
    metadata: Any = None
    build_config: Any = None
    return SpecweldBuildHook(str(root), config, build_config, metadata, str(root), "wheel")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cache of somebody's own."""
    monkeypatch.setenv("SPECWELD_CACHE_DIR", str(tmp_path / "cache"))


def test_a_broken_document_is_a_warning_of_the_build(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Everything is written all the same."""
    hook(tmp_path).initialize("standard", {})
    assert "[ref-missing]" in "".join(capfd.readouterr())
    assert (tmp_path / "made" / "t" / "_client.py").exists()


def test_fail_on_ends_the_build(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With the first finding's line, and nothing is written."""
    with pytest.raises(SystemExit):
        hook(tmp_path, **{"fail-on": "error"}).initialize("standard", {})
    assert "lost.yaml:4: error: " in "".join(capfd.readouterr())
    assert not (tmp_path / "made").exists()


def test_an_unknown_severity_is_refused(tmp_path: Path) -> None:
    """With those that there are."""
    with pytest.raises(InputError, match="`fail-on` is one of error, warning, note, never; not 'fatal'"):
        job_of({"fail-on": "fatal"}, tmp_path)
