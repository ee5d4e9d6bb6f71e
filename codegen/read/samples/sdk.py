"""Calls through OpenAI's SDK, which pages of compatible providers show: which HTTP call each method makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from codegen.jsontypes import as_object
from codegen.read.samples.call import UNKNOWN, Call, call

_BASES = {"OpenAI": "https://api.openai.com/v1", "AsyncOpenAI": "https://api.openai.com/v1"}
_CALLS = {
    "audio.speech.create": ("POST", "/audio/speech"),
    "audio.transcriptions.create": ("POST", "/audio/transcriptions"),
    "audio.translations.create": ("POST", "/audio/translations"),
    "beta.chat.completions.parse": ("POST", "/chat/completions"),
    "chat.completions.create": ("POST", "/chat/completions"),
    "chat.completions.parse": ("POST", "/chat/completions"),
    "completions.create": ("POST", "/completions"),
    "embeddings.create": ("POST", "/embeddings"),
    "files.create": ("POST", "/files"),
    "images.createVariation": ("POST", "/images/variations"),
    "images.create_variation": ("POST", "/images/variations"),
    "images.edit": ("POST", "/images/edits"),
    "images.generate": ("POST", "/images/generations"),
    "models.list": ("GET", "/models"),
    "moderations.create": ("POST", "/moderations"),
    "responses.create": ("POST", "/responses"),
    "videos.create": ("POST", "/videos"),
}
_NOT_SENT = frozenset({"extra_headers", "extra_query", "extra_body", "timeout"})


def client_arguments(name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What a client of the class ``name`` was made with, its class's own base URL included."""
    base = {"base_url": _BASES[name]} if name in _BASES and "baseURL" not in arguments else {}
    return {**base, **arguments}


def sdk_call(chain: Sequence[str], client: Mapping[str, Any], arguments: Mapping[str, Any]) -> Call | None:
    """The call of the method at the end of ``chain`` (``["images", "generate"]``) of an SDK client.

    ``client`` holds what the client was made with: ``base_url`` or ``baseURL``, ``api_key`` or ``apiKey``.
    """
    made = _CALLS.get(".".join(chain))
    if made is None:
        return None
    base = client.get("base_url", client.get("baseURL", ""))
    key = client.get("api_key", client.get("apiKey", "<API_KEY>"))
    headers = {"Authorization": f"Bearer {'<API_KEY>' if key is UNKNOWN else key}"}
    body = {name: value for name, value in arguments.items() if name not in _NOT_SENT}
    body.update(as_object(arguments.get("extra_body")))
    url = f"{base.rstrip('/')}{made[1]}" if isinstance(base, str) else made[1]
    return call(made[0], url, headers, body or None)
