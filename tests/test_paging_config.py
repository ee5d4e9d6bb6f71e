"""``[providers.NAME.paging]``: people have the last word on how lists go on, as far as the document knows what they name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from codegen import api
from codegen.config import parse
from codegen.config_paging import PagingTable
from codegen.finding import InputError
from conftest import ROOT
from support import specweld

if TYPE_CHECKING:
    from pathlib import Path

SPEC = ROOT / "tests" / "behaviour" / "paging.yaml"
HEAD = '[providers.shop]\nsources = ["shop.yaml"]\n\n[providers.shop.paging]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the document."""
    (tmp_path / "shop.yaml").write_bytes(SPEC.read_bytes())
    return tmp_path


def paging(folder: Path, *lines: str) -> dict[str, Any]:
    """How each list goes on, as ``inspect`` says it, with these settings."""
    (folder / "specweld.toml").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    done = specweld("inspect", "--json", cwd=folder)
    (provider,) = json.loads(done.stdout)["providers"]
    return {f"{each['method']} {each['path']}": each["paging"] for each in provider["operations"]}


def test_settings_replace_what_was_recognized(folder: Path) -> None:
    """Another style, no pages where some were seen, and pages where none were; the rest stays as it is."""
    found = paging(
        folder,
        '"GET /items" = { style = "url", items = "items", cursor = "next_cursor" }',
        '"GET /offsets" = false',
        '"GET /tags" = { style = "link", items = ["tags"] }',
    )
    assert found["GET /items"] == {"style": "url", "items": "items", "parameter": ""}
    assert found["GET /offsets"] is None
    assert found["GET /tags"] == {"style": "link", "items": "tags", "parameter": ""}
    assert found["GET /skips"] == {"style": "offset", "items": "", "parameter": "skip"}


def test_the_client_does_as_it_is_told(folder: Path) -> None:
    """The methods return pages or plain answers as the settings say, with every word of them."""
    lines = (
        '"GET /tails" = { style = "cursor", items = "data", parameter = "starting_after", cursor = "[-1].id" }',
        '"GET /pages" = { style = "page", items = "results", parameter = "page", total = "meta.total_pages", start = 0 }',
        '"GET /offsets" = false',
    )
    (folder / "specweld.toml").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    specweld("generate", cwd=folder)
    resources = folder / "generated" / "shop" / "resources"
    tails = (resources / "tails.py").read_text(encoding="utf-8")
    assert 'last="id",\n)' in tails
    assert "has_more" not in tails.partition("class ")[0]
    assert "start=0,\n" in (resources / "pages.py").read_text(encoding="utf-8")
    offsets = (resources / "offsets.py").read_text(encoding="utf-8")
    assert ") -> OffsetsListResponse:" in offsets
    assert "Paging" not in offsets


def test_the_decision_says_who_took_it(folder: Path) -> None:
    """``why`` and the lock know what was recognized, what the config says, and on which line."""
    paging(folder, "# a comment", '"GET /items" = false')
    (provider,) = api.inspect_config(folder / "specweld.toml")
    (decision,) = (each for each in provider.decisions if each.rule == "paging")
    assert (decision.subject, decision.chosen) == ("GET /items paging", "no pages")
    recognized, said = decision.evidence
    assert (recognized.witness, recognized.claim) == ("schema", "cursor cursor from next_cursor")
    assert (said.witness, said.claim, said.line) == ("config", "no pages", 6)


MISTAKES = {
    '"GET /itmes" = false': "'GET /itmes' is no operation of shop; did you mean 'GET /items'?",
    '"GET /items" = { style = "cursor", items = "items", parameter = "cursr", cursor = "next_cursor" }': (
        "GET /items has no parameter 'cursr'; did you mean 'cursor'?"
    ),
    '"GET /items" = { style = "cursor", items = "itms", parameter = "cursor", cursor = "next_cursor" }': (
        "the answer of GET /items has no field 'itms'; did you mean 'items'?"
    ),
    '"GET /items" = { style = "cursor", items = "next_cursor", parameter = "cursor", cursor = "next_cursor" }': (
        "GET /items: 'next_cursor' of its answer is no list, so it cannot be the items"
    ),
    '"GET /items" = { style = "cursor", items = "items", parameter = "cursor", cursor = "meta.next" }': (
        "the answer of GET /items has no field 'meta'"
    ),
    '"GET /tails" = { style = "cursor", items = "data", parameter = "starting_after", cursor = "[-1].name" }': (
        "the answer of GET /tails has no field 'name'"
    ),
    '"GET /items" = true': "`GET /items` is false, or a table",
    '"GET /items" = { style = "cursr" }': "invalid enum value 'cursr'",
    '"GET /items" = { style = "cursor", parameter = "cursor" }': 'style = "cursor" needs `cursor`',
    '"GET /items" = { style = "link", total = "a" }': 'style = "link" takes no `total`',
    '"GET /items" = { style = "link", itmes = "a" }': "unknown field `itmes`",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_mistakes_are_named_with_their_line(folder: Path, line: str) -> None:
    """One line: file, line, what is wrong; nothing is ignored."""
    (folder / "specweld.toml").write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    done = specweld("generate", cwd=folder, check=False)
    assert done.returncode == 2
    (said,) = (each for each in done.stderr.splitlines() if each.strip())
    assert "specweld.toml:6: " in said
    assert MISTAKES[line] in said


def test_settings_arrive_as_values() -> None:
    """Paths may be lists of names; ``false`` is ``None``."""
    config = parse(f'{HEAD}"GET /a" = {{ style = "url", items = ["a.b", "c"], cursor = "n" }}\n"GET /b" = false\n')
    assert config.providers["shop"].paging == {
        "GET /a": PagingTable("url", items=("a.b", "c"), cursor="n"),
        "GET /b": None,
    }
    with pytest.raises(InputError, match="must be a table"):
        parse('[providers.shop]\nsources = ["a"]\npaging = false\n')
