"""The table at the end of the reconciliation design: what the three pages must become, each fact with its decision."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from msgspec import UNSET

from codegen.finding import Decision, InputError
from codegen.interpret import interpret
from codegen.model import BearerScheme, Field, LiteralType, Model, ObjectShape, Provider, nullable
from codegen.read import read_text
from codegen.reconcile import Set, Settings, reconcile
from codegen.reconcile.settings import Answer

SPECS = Path(__file__).parent.parent / "specs"
NAMES = ("chainhub", "aimlapi", "chatanywhere")
KEY = "POST /v1/images/generations"
BODY = f"{KEY} body"
ANSWER = f"{KEY} response.200"


def _interpreted(name: str) -> Provider:
    return interpret(read_text(f"specs/{name}.md", (SPECS / f"{name}.md").read_bytes()), name)


def _reconciled(decisions: Mapping[str, Answer] | None = None) -> Model:
    settings = Settings(decisions or {}, {"images": NAMES}, {KEY: "images.generate"})
    return reconcile([_interpreted(name) for name in NAMES], settings)


@cache
def _model() -> Model:
    return _reconciled()


def _provider(name: str, model: Model | None = None) -> Provider:
    return next(each for each in (model or _model()).providers if each.name == name)


def _fields(name: str, id_: str, model: Model | None = None) -> dict[str, Field]:
    shape = _provider(name, model).schemas[id_].shape
    assert isinstance(shape, ObjectShape)
    return {field.name: field for field in shape.fields}


def _decision(name: str, subject: str, rule: str) -> Decision:
    found = [each for each in _provider(name).decisions if (each.subject, each.rule) == (subject, rule)]
    assert len(found) == 1, [(each.subject, each.rule) for each in _provider(name).decisions]
    assert found[0].evidence
    return found[0]


def test_one_operation_in_three_providers() -> None:
    """The group holds one operation, under the config's name, and each provider says so."""
    (group,) = _model().groups
    assert [portable.call for portable in group.operations] == [("images", "generate")]
    assert group.operations[0].operations == tuple((name, KEY) for name in NAMES)
    for name in NAMES:
        _decision(name, KEY, "same-operation")


@pytest.mark.parametrize(
    ("name", "url", "confirmed"),
    [
        ("chainhub", "https://api.chainhub.tech", False),
        ("aimlapi", "https://api.aimlapi.com", True),
        ("chatanywhere", "https://api.chatanywhere.tech", False),
    ],
)
def test_servers(name: str, url: str, confirmed: bool) -> None:
    """Base URLs come from the servers, confirmed by the code sample where there is one."""
    assert [server.url for server in _provider(name).servers] == [url]
    witnesses = [each.witness for each in _decision(name, "server", "server").evidence]
    assert ("code sample" in witnesses) is confirmed


@pytest.mark.parametrize(
    ("name", "rule", "witness"),
    [
        ("chainhub", "auth-empty-security", "security"),
        ("aimlapi", "auth-inferred", "code sample"),
        ("chatanywhere", "auth-inferred", "parameter"),
    ],
)
def test_auth(name: str, rule: str, witness: str) -> None:
    """All three take a bearer token, each for reasons of its own."""
    provider = _provider(name)
    (scheme,) = provider.schemes
    assert isinstance(scheme, BearerScheme)
    assert provider.security == (((scheme.id, ()),),)
    assert provider.operations[0].security is None
    assert _decision(name, "auth", rule).evidence[0].witness == witness


def test_headers_are_no_arguments() -> None:
    """Authorization, Content-Type and Accept are never arguments."""
    assert all(not operation.parameters for name in NAMES for operation in _provider(name).operations)
    _decision("chainhub", f"{KEY} header.Accept", "transport-header")
    _decision("chatanywhere", f"{KEY} header.Authorization", "transport-header")


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("chainhub", ["prompt", "n", "size"]),
        ("aimlapi", ["model", "prompt"]),
        ("chatanywhere", ["prompt", "n", "model", "size"]),
    ],
)
def test_required_arguments(name: str, required: list[str]) -> None:
    """What must be given differs among the three; the body must be there in all of them."""
    fields = _fields(name, BODY)
    assert sorted(field.name for field in fields.values() if field.required) == sorted(required)
    body = _provider(name).operations[0].body
    assert body is not None
    assert body.required


def test_models() -> None:
    """Chainhub's model is inferred and sent, aimlapi's is the only one and takes the other's spelling, the third's is a hint."""
    inferred = _fields("chainhub", BODY)["model"]
    assert (inferred.always, inferred.origin, inferred.required) == ("gpt-image-1.5", "example", False)
    _decision("chainhub", f"{BODY}.model", "example-only-field")
    only = _fields("aimlapi", BODY)["model"]
    assert only.always == "openai/gpt-image-1-5"
    assert only.aliases == (("gpt-image-1.5", "openai/gpt-image-1-5"),)
    hint = _fields("chatanywhere", BODY)["model"].hints[0]
    assert hint.value == ["dall-e-3", "dall-e-2", "gpt-image-1"]


def test_counts() -> None:
    """``n`` is an integer everywhere: a hint of 1..10, or the only value 1."""
    for name in ("chainhub", "chatanywhere"):
        hints = {hint.key: hint.value for hint in _fields(name, BODY)["n"].hints}
        assert hints == {"minimum": 1, "maximum": 10}
    type_ = _fields("aimlapi", BODY)["n"].type
    assert isinstance(type_, LiteralType)
    assert (type_.values, type_.base) == ((1,), "integer")
    assert _decision("aimlapi", f"{BODY}.n", "number-is-integer").chosen == "integer, always 1"


def test_sizes() -> None:
    """Sizes out of prose: by model family, or out of scrambled Chinese."""
    (chainhub,) = (hint for hint in _fields("chainhub", BODY)["size"].hints if hint.key == "enum")
    assert isinstance(chainhub.value, list)
    assert len(chainhub.value) == 8
    assert "auto" in chainhub.value
    assert [case.when for case in chainhub.conditions] == ["GPT image models", "dall-e-2", "dall-e-3"]
    (scrambled,) = _fields("chatanywhere", BODY)["size"].hints
    assert scrambled.value == ["256x256", "512x512", "1024x1024", "1024x1792"]
    assert not scrambled.conditions


def test_prompts() -> None:
    """Prose limits of two, the schema's of the third."""
    for name in ("chainhub", "chatanywhere"):
        (hint,) = _fields(name, BODY)["prompt"].hints
        assert (hint.key, hint.value) == ("max_length", 1000)
    assert not _fields("aimlapi", BODY)["prompt"].hints


def test_aimlapi_answer() -> None:
    """What schema and sample share is present; what one of them has alone is optional and marked."""
    fields = _fields("aimlapi", ANSWER)
    assert fields["data"].required
    assert not nullable(fields["data"].type)
    assert not fields["meta"].required
    for name in ("id", "object", "created", "model", "usage"):
        assert (fields[name].required, fields[name].origin) == (False, "sample response")
    items = _fields("aimlapi", f"{ANSWER}.data[]")
    assert [(field.name, field.required) for field in items.values()] == [
        ("url", True),
        ("b64_json", False),
        ("revised_prompt", False),
    ]


def test_chainhub_answer_is_suspect() -> None:
    """The copied chat completion stays, all optional, and what all peers answer is added as present."""
    assert _provider("chainhub").schemas[ANSWER].suspect
    fields = _fields("chainhub", ANSWER)
    for name in ("id", "object", "created", "choices", "usage"):
        assert not fields[name].required
    assert (fields["data"].required, fields["data"].origin) == (True, "peer")
    assert _fields("chainhub", f"{ANSWER}.data[]")["url"].required
    assert not fields["meta"].required


def test_chatanywhere_answer() -> None:
    """Schema and example agree: nothing to decide."""
    assert all(field.required for field in _fields("chatanywhere", ANSWER).values())
    assert not any(each.subject.startswith(ANSWER) for each in _provider("chatanywhere").decisions)


# --- answers of people -----------------------------------------------------------------------------------------------


def test_accepted_hint_becomes_a_type() -> None:
    """Accepting an enum out of prose closes the argument's type, for the provider that is named."""
    subject = f"{BODY}.size"
    model = _reconciled({f"chatanywhere {subject}": "accept"})
    assert isinstance(_fields("chatanywhere", BODY, model)["size"].type, LiteralType)
    assert not isinstance(_fields("chainhub", BODY, model)["size"].type, LiteralType)
    decision = next(each for each in _provider("chatanywhere", model).decisions if each.subject == subject)
    assert (decision.confidence, decision.evidence[-1].witness) == ("certain", "config")


def test_rejected_decision_changes_nothing() -> None:
    """Rejecting leaves the document as it is, and says so."""
    model = _reconciled({f"{BODY}.model [example-only-field]": "reject", f"{KEY} header.Accept": "reject"})
    assert "model" not in _fields("chainhub", BODY, model)
    operation = _provider("chainhub", model).operations[0]
    assert [parameter.name for parameter in operation.parameters] == ["Accept"]


def test_set_values() -> None:
    """A value replaces what the rule chose: limits of a field, the server, the auth."""
    model = _reconciled(
        {
            f"chainhub {BODY}.n": Set({"type": "integer", "maximum": 4, "required": False, "default": 1}),
            "aimlapi server": Set("https://gateway.example.org/"),
            "aimlapi auth": Set({"kind": "apiKey", "name": "X-Key"}),
        }
    )
    n = _fields("chainhub", BODY, model)["n"]
    assert (n.required, n.default) == (False, 1)
    assert "maximum=4" in repr(n.type)
    assert [server.url for server in _provider("aimlapi", model).servers] == ["https://gateway.example.org"]
    assert "X-Key" in repr(_provider("aimlapi", model).schemes)


def test_answer_that_answers_nothing_is_an_error() -> None:
    """A subject that does not exist is an error that names the key and a close one."""
    with pytest.raises(InputError, match=r"body\.sise.*did you mean.*body\.size"):
        _reconciled({f"{BODY}.sise": "accept"})


def test_expired_answer_is_a_finding() -> None:
    """A fact that exists and leaves nothing open makes the answer expire."""
    model = _reconciled({f"aimlapi {BODY}.prompt": "accept"})
    findings = [each for provider in model.providers for each in provider.findings if each.rule == "decision-expired"]
    assert len(findings) == 1
    assert "prompt" in findings[0].message


def test_unknown_names_are_errors() -> None:
    """A call, a group's provider or a value that does not exist is one clear error."""
    provider = _interpreted("aimlapi")
    with pytest.raises(InputError, match="is no operation"):
        reconcile([provider], Settings(calls={"POST /nowhere": "a.b"}))
    with pytest.raises(InputError, match="does not exist"):
        reconcile([provider], Settings(groups={"g": ("aimlapi", "nobody")}))
    with pytest.raises(InputError, match="it takes an object of"):
        reconcile([provider], Settings({f"{BODY}.n": Set({"colour": "red"})}))


def test_nothing_to_always_send_in_clean_fields() -> None:
    """Optional arguments with one value are not sent by themselves."""
    assert _fields("aimlapi", BODY)["n"].always is UNSET
