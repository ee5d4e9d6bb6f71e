"""``specweld.toml``: what it may say, and how it is told what it may not."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from codegen.config import Config, GroupTable, ProviderTable, line_of, parse
from codegen.finding import InputError
from conftest import ROOT

FULL = """
output = "clients"
formatter = "black"

[providers.shop]
sources = ["shop.yaml", "extra/*.yaml"]
env_prefix = "STORE"
operations = { "GET /items" = "items.list" }

[providers.mart]
sources = ["https://example.com/openapi.json"]

[groups.trade]
providers = ["shop", "mart"]

[operations]
"POST /orders" = "orders.place"

[decisions]
"shop POST /orders body.count" = "accept"
"server" = { set = "https://api.example.com" }

[fetch]
allow = ["example.com"]
"""


def test_everything_that_a_config_can_say() -> None:
    """Every key of the file arrives in the frozen value."""
    config = parse(FULL)
    assert (config.output, config.formatter, config.models) == ("clients", "black", "templates")
    assert config.providers["shop"] == ProviderTable(
        ("shop.yaml", "extra/*.yaml"), "STORE", {"GET /items": "items.list"}
    )
    assert config.groups == {"trade": GroupTable(("shop", "mart"))}
    assert config.operations == {"POST /orders": "orders.place"}
    assert config.decisions["server"] == {"set": "https://api.example.com"}
    assert config.fetch.allow == ("example.com",)
    with pytest.raises(AttributeError):
        config.output = "other"  # type: ignore[misc]  # a test may try what types forbid


MISTAKES = {
    'outptu = "x"\n[providers.a]\nsources = ["a"]': (1, "unknown key `outptu`; did you mean `output`?"),
    '[providers.a]\nsources = ["a"]\nnaem = 1': (3, "unknown key `naem` in [providers.a]"),
    '[providers.a]\nsources = "a"': (2, "`providers.a.sources`: expected `array`"),
    "[providers.a]\nsources = []": (2, "is empty"),
    '[providers.a]\nenv_prefix = "A"': (1, "it must say `sources = [...]`"),
    '[providers.class]\nsources = ["a"]': (1, "`class` cannot be the name"),
    '[providers._core]\nsources = ["a"]': (1, "`_core` cannot be the name"),
    '[providers."a-b"]\nsources = ["a"]': (1, "`a-b` cannot be the name"),
    '[providers.alpha]\nsources = ["a"]\n\n[groups.g]\nproviders = ["alpah"]': (5, "did you mean `alpha`?"),
    '[providers.a]\nsources = ["a"]\n[groups.a]\nproviders = ["a"]': (3, "is a provider's name too"),
    'formatter = "blue"\n[providers.a]\nsources = ["a"]': (1, "`formatter`: invalid enum value 'blue'"),
    '[providers.a]\nsources = ["a"]\n[operations]\n"/x" = "y"': (4, "`/x` is no operation"),
    '[providers.a]\nsources = ["a"]\n[operations]\n"GET /x" = "import.y"': (4, "`import.y` is no call"),
    '[providers.a]\nsources = ["a"]\n[decisions]\n"auth" = { put = 1 }': (4, "a decision is"),
    '[providers.a]\nsources = ["a"]\n[decisions]\n"auth" = 7': (4, "a decision is"),
    '[providers.a]\nsources = ["a"]\n[fetch]\nallows = []': (
        4,
        "unknown key `allows` in [fetch]; did you mean `allow`?",
    ),
    "providers = 3": (1, "`providers` must be tables"),
    "": (0, "no providers"),
    '[providers.a\nsources = ["a"]': (1, "not valid TOML"),
    'output = "x"\noutput = "y"\n[providers.a]\nsources = ["a"]': (2, "not valid TOML"),
}


@pytest.mark.parametrize(("text", "line", "message"), [(text, *said) for text, said in MISTAKES.items()])
def test_a_mistake_is_one_line_with_its_place(text: str, line: int, message: str) -> None:
    """Nothing is ignored: what is not understood is an error at its line, with what was meant where that is clear."""
    with pytest.raises(InputError) as caught:
        parse(text)
    assert message in caught.value.message
    assert caught.value.location is not None
    assert caught.value.location.line in ({line} if line else {0, 1})
    assert "\n" not in str(caught.value)


def test_lines_of_keys_in_any_spelling() -> None:
    """Quoted keys, dotted keys and tables are found where they stand; a key that is spelled inline, at its parent."""
    text = 'a = 1\n\n[t."x y"]\n# c = 0\nb.c = 2\n\n[t.z]\nq = { r = 1 }\n'
    paths = [("a",), ("t", "x y"), ("t", "x y", "b", "c"), ("t", "z", "q", "r"), ("none",)]
    assert [line_of(text, path) for path in paths] == [1, 3, 5, 8, 1]


def test_docs_tell_every_key() -> None:
    """docs/config.md names each key, and each of its examples is a config."""
    text = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
    tables = [Config, ProviderTable, GroupTable]
    keys = [field.name for table in tables for field in msgspec.structs.fields(table)]
    assert [key for key in keys if f"`{key}`" not in text] == []
    examples = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert len(examples) >= 2
    for example in examples:
        assert parse(example).providers


def test_the_repository_follows_its_own_config() -> None:
    """The three pages, the group and the name of the call are what the config says."""
    config = parse(Path(ROOT, "specweld.toml").read_text(encoding="utf-8"))
    assert list(config.providers) == ["chainhub", "aimlapi", "chatanywhere"]
    assert config.groups["images"].providers == ("chainhub", "aimlapi", "chatanywhere")
    assert config.operations == {"POST /v1/images/generations": "images.generate"}
