"""Vendors' extensions that name calls and tell an operation's state.

Stainless (``x-stainless-*``), Fern (``x-fern-sdk-*``), Speakeasy (``x-speakeasy-*``), OpenAI (``x-oaiMeta``), Apifox
(``x-apifox-*``), Microsoft (``x-ms-*``).
"""

from __future__ import annotations

import re

from codegen.interpret.scalars import text
from codegen.jsontypes import JSON, Object, as_list, as_object

_WORDS = re.compile(r"[^\W_]+(?:[_-][^\W_]+)*")


def call(node: Object) -> tuple[str, ...]:
    """The words of the call that the document asks for: ``("images", "generate")``; empty when it does not."""
    group = _words(node.get("x-fern-sdk-group-name"))
    method = text(node, "x-fern-sdk-method-name")
    if method:
        return (*group, method)
    group = _words(node.get("x-speakeasy-group"))
    method = text(node, "x-speakeasy-name-override")
    if group and method:
        return (*group, method)
    return _stainless(node)


def _stainless(node: Object) -> tuple[str, ...]:
    named = text(node, "x-stainless-resource"), text(node, "x-stainless-method")
    return (*_words(named[0]), named[1]) if all(named) else ()


def _words(value: JSON) -> tuple[str, ...]:
    parts = value.split(".") if isinstance(value, str) else as_list(value)
    return tuple(each for each in parts if isinstance(each, str) and _WORDS.fullmatch(each))


def status(node: Object) -> str:
    """The publisher's own word for an operation's state."""
    for key in ("x-apifox-status", "x-status", "x-fern-availability", "x-stability", "x-stability-level"):
        if text(node, key):
            return text(node, key)
    if node.get("x-internal") is True:
        return "internal"
    if text(as_object(node.get("x-oaiMeta")), "beta") or as_object(node.get("x-oaiMeta")).get("beta") is True:
        return "beta"
    return "preview" if node.get("x-ms-preview") is True or node.get("x-beta") is True else ""


_RUN = re.compile(r"/project/(\d+)/apis/api-(\d+)")


def identity(node: Object) -> str:
    """A vendor's stable id of the operation: Apifox's project and interface."""
    url = text(node, "x-run-in-apifox")
    found = _RUN.search(url)
    return f"apifox {found[1]}/{found[2]}" if found else url


def folder(node: Object) -> tuple[str, ...]:
    """The folder that Apifox keeps the operation in, for documents without tags."""
    path = text(node, "x-apifox-folder")
    return (path,) if path else ()
