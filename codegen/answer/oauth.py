"""The token endpoint that a document's OAuth 2 schemes name, where it is asked for here (RFC 6749, 3.2 and 5)."""

from __future__ import annotations

from codegen import uris
from codegen.answer.exchange import Answer, Request
from codegen.answer.parameters import pairs_of
from codegen.answer.writing import json_bytes
from codegen.jsontypes import JSON
from codegen.model import OAuth2Scheme, Provider

_HEADERS = (("Content-Type", "application/json"), ("Cache-Control", "no-store"))


def token_paths(provider: Provider) -> frozenset[str]:
    """The paths of all token URLs."""
    flows = [flow for scheme in provider.schemes if isinstance(scheme, OAuth2Scheme) for flow in scheme.flows]
    return frozenset(_path(url) for flow in flows for url in (flow.token_url, flow.refresh_url) if url)


def _path(url: str) -> str:
    return uris.split(url).path or "/"


def token(request: Request) -> Answer:
    """A token for whoever asks in the right form."""
    fields = dict(pairs_of(request.body.decode("utf-8", "replace")))
    if "grant_type" not in fields:
        error: JSON = {"error": "invalid_request", "error_description": "grant_type is missing from the form"}
        return Answer(400, _HEADERS, (json_bytes(error),))
    found: dict[str, JSON] = {"access_token": "mock-token", "token_type": "Bearer", "expires_in": 3600}
    found |= {"scope": fields["scope"]} if "scope" in fields else {}
    return Answer(200, _HEADERS, (json_bytes(found),))
