"""``specweld mock`` as users start it, and docs/mock.md with all that it shows."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import httpx2
import pytest

from conftest import ROOT
from support import run, specweld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCS = (ROOT / "docs" / "mock.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The document of docs/mock.md in a folder of its own."""
    (tmp_path / "shop.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    return tmp_path


@contextmanager
def started(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The command on a free port; it must end cleanly when it is interrupted."""
    command = [sys.executable, "-m", "codegen", "mock", *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def lines(stream: IO[str] | None, count: int) -> list[str]:
    """The next lines of a stream."""
    assert stream is not None
    return [stream.readline().rstrip("\n") for _ in range(count)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_start_log_and_end(shop: Path, number: signal.Signals) -> None:
    """It says what docs/mock.md says, logs a line a request, and ends with 0 when it is told to."""
    with started(shop, "shop.yaml", "--port", "0") as process:
        shown = lines(process.stdout, 4)
        url = shown[0].rpartition(" ")[2]
        assert "\n".join(shown).replace(url, "http://127.0.0.1:4010") == blocks("text")[0].rstrip()
        for path in ("/items", "/items/7", "/items?limit=500"):
            httpx2.get(f"{url}{path}", headers={"X-Key": "any"})
        assert lines(process.stdout, 4) == blocks("text")[1].splitlines()
        process.send_signal(number)
        rest, errors = process.communicate(timeout=20)
        assert (process.returncode, rest, errors) == (0, "", "stopped\n")


def test_log_as_json(shop: Path) -> None:
    """One object when it listens, and one for each request; nothing else is printed."""
    with started(shop, "shop.yaml", "-p", "0", "--json") as process:
        listening = json.loads(lines(process.stdout, 1)[0])
        (provider,) = listening["providers"]
        assert (listening["event"], provider["name"], provider["base_url_env"]) == (
            "listening",
            "shop",
            "SHOP_BASE_URL",
        )
        httpx2.get(f"{provider['url']}/items?limit=x%1B", headers={"X-Key": "any"})
        request = json.loads(lines(process.stdout, 1)[0])
        assert (request["event"], request["status"], request["operation"]) == ("request", 422, "GET /items")
        assert request["problems"] == ['query.limit: the string "x\\u001b" is no integer (shop.yaml:9)']
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20) == ("", "")


def test_bad_input(shop: Path) -> None:
    """One line, and 2."""
    for options, words in (
        (["nowhere.yaml"], "nowhere.yaml"),
        ([], "specweld.toml: no such file"),
        (["shop.yaml", "--port", "70000"], "70000"),
        (["shop.yaml", "--host", "no such host"], "cannot listen on no such host"),
        (["shop.yaml", "--provider", "bank"], "no provider `bank`: there are shop"),
        (["shop.yaml", "shop.yaml", "--name", "x"], "a name is for one source"),
    ):
        done = specweld("mock", *options, cwd=shop, check=False)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
        assert words in done.stderr


def test_the_docs_answer_what_they_show(shop: Path) -> None:
    """Every ``curl`` of docs/mock.md prints what stands below it."""
    if shutil.which("curl") is None:
        pytest.skip("needs curl")
    with started(shop, "shop.yaml", "--port", "0") as process:
        url = lines(process.stdout, 1)[0].rpartition(" ")[2]
        for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", blocks("console")[0], re.MULTILINE):
            done = run(*shlex.split(command.replace("http://127.0.0.1:4010", url)), cwd=shop)
            assert done.stdout.strip() == printed.strip(), command


def test_the_docs_python_runs(shop: Path) -> None:
    """The example of a test prints an item."""
    printed = run(sys.executable, "-c", blocks("python")[0], cwd=shop, PYTHONPATH=str(ROOT)).stdout.splitlines()
    assert json.loads(printed[0])["id"] == 7
    assert printed[1] == "GET /items/{id} ()"
