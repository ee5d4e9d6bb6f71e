"""What an API sends by itself, through a generated client: typed payloads, proven by their signatures."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import codegen
from support import run

SPEC = Path(__file__).with_name("webhooks.yaml")
SECRET = "whsec_" + base64.b64encode(b"k" * 24).decode()
USER = """
from typing import assert_type

from hooks_out.order_api import WebhookPayload, webhooks
from hooks_out.order_api.types import OrderCreated, OrderGoneWebhook

hooks = webhooks("whsec_a2V5")
payload = hooks.unwrap(b"{}", {})
assert_type(payload, OrderCreated | OrderGoneWebhook)


def handle(payload: WebhookPayload) -> str:
    return payload.order.id if isinstance(payload, OrderCreated) else payload.at.isoformat()


payload.nothing  # planted
webhooks(3)  # planted
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder with the client and code that uses it."""
    made = tmp_path_factory.mktemp("webhooks")
    codegen.generate(SPEC, made / "hooks_out", name="order_api")
    (made / "user.py").write_text(USER, encoding="utf-8")
    return made


@pytest.fixture
def package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The client's package."""
    monkeypatch.syspath_prepend(str(folder))
    yield import_module("hooks_out.order_api")
    for name in [each for each in sys.modules if each.partition(".")[0] == "hooks_out"]:
        del sys.modules[name]


def signed(body: str) -> dict[str, str]:
    """The headers with which the API would send a body."""
    now = str(int(time.time()))
    proof = hmac.new(b"k" * 24, f"m1.{now}.{body}".encode(), hashlib.sha256).digest()
    return {
        "webhook-id": "m1",
        "webhook-timestamp": now,
        "webhook-signature": "v1," + base64.b64encode(proof).decode(),
    }


def test_payloads_are_typed(package: Any) -> None:
    """Each payload is of the type of its webhook, unknown ones are kept, wrong signatures are refused."""
    hooks = package.webhooks(SECRET)
    body = json.dumps({"type": "order.created", "order": {"id": "7"}})
    made = hooks.unwrap(body, signed(body))
    assert (type(made).__name__, made.order.id) == ("OrderCreated", "7")
    body = json.dumps({"type": "order.gone", "at": "2024-01-02T03:04:05Z"})
    gone = hooks.unwrap(body.encode(), signed(body))
    assert (type(gone).__name__, gone.at) == ("OrderGoneWebhook", dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC))
    body = json.dumps({"type": "order.new", "more": 1})
    assert hooks.unwrap(body, signed(body)).to_dict() == {"type": "order.new", "more": 1}
    with pytest.raises(package.SignatureError):
        hooks.unwrap(body + " ", signed(body))


@pytest.mark.parametrize("checker", ["pyright", "mypy"])
def test_type_checkers_know_payloads(folder: Path, checker: str) -> None:
    """Both find the planted mistakes in the user's code and nothing else, there or in the client."""
    options = ["--strict"] if checker == "mypy" else ["--pythonpath", sys.executable]
    done = run(sys.executable, "-m", checker, *options, "user.py", cwd=folder, check=False)
    errors = [line for line in done.stdout.splitlines() if " error" in line and "user.py:" in line]
    planted = [str(number) for number, line in enumerate(USER.splitlines(), 1) if "# planted" in line]
    assert sorted({line.split("user.py:")[1].split(":")[0] for line in errors}) == sorted(planted), done.stdout
    assert done.returncode == 1
