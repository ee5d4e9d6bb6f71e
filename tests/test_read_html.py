"""HTML pages that carry a spec in their scripts, or only name one."""

from __future__ import annotations

import pytest

from codegen.finding import InputError, Location
from codegen.jsontypes import as_object
from codegen.read import locate, read_text

SPEC = '{"openapi":"3.0.0","info":{"title":"T","version":"1"},\n"paths":{"/a":{"get":{"responses":{"200":{"description":"ok"}}}}}}'
HEAD = b"<!DOCTYPE html>\n<html><head><title>API</title></head><body>\n"


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="spec" type="application/json">\n{SPEC}</script>',
        f'<script>\nconst __redoc_state = {{"menu":{{}},"spec":{{"data":{SPEC}}}}}; Redoc.hydrate(__redoc_state);</script>',
        f"<script>\nSwaggerUIBundle({{dom_id: '#ui', spec: {SPEC}, deepLinking: true}});</script>",
    ],
    ids=["json-script", "redoc", "swagger-ui"],
)
def test_embedded(script: str) -> None:
    """The spec is read, and its places are lines of the page."""
    (document,) = read_text("docs.html", HEAD + script.encode() + b"</body></html>")
    assert document.dialect == "html"
    assert list(as_object(document.root["paths"])) == ["/a"]
    assert locate((document,), Location("docs.html", "/paths/~1a")).line == 5


@pytest.mark.parametrize(
    "viewer", ["<redoc spec-url='./openapi.yaml'>", "<script>ui({url: './openapi.yaml'})</script>"]
)
def test_named_only(viewer: str) -> None:
    """A page that loads its spec says which one to name, in one line."""
    with pytest.raises(InputError, match=r"^docs\.html:1: .* shows './openapi\.yaml': name that document"):
        read_text("docs.html", HEAD + viewer.encode())


def test_nothing_to_see() -> None:
    """Any other HTML page is a clear error, however deep the objects in its scripts are."""
    with pytest.raises(InputError, match="HTML page without an OpenAPI document"):
        read_text("docs.html", HEAD + b'<script>x = {"openapi": "3.0.0", "a": ' + b"[" * 100_000 + b"</script>")
