"""Pages that name a spec under another letter case, or the spec of another model."""

from __future__ import annotations

import pytest

from codegen.document import Document
from codegen.finding import InputError
from codegen.jsontypes import as_object
from codegen.read import read_text

SPEC = b'{"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{"/v1/images":{"post":{"responses":{}}}}}'


def _page(src: str, path: str = "/v1/images") -> bytes:
    return f'# Images\n\n{{% openapi src="{src}" path="{path}" method="post" %}}\n{{% endopenapi %}}\n'.encode()


def _read(page: bytes, files: dict[str, bytes]) -> Document:
    def load(source: str) -> bytes:
        if source not in files:
            raise FileNotFoundError(source)
        return files[source]

    (document,) = read_text("docs/page.md", page, load=load)
    return document


def test_letter_case() -> None:
    """A spec whose name differs in letter case is read, with a finding."""
    document = _read(_page("./Dall-E.json"), {"docs/dall-e.json": SPEC})
    assert list(as_object(document.root["paths"])) == ["/v1/images"]
    assert [each.rule for each in document.findings] == ["page-spec-name"]


def test_exact_name() -> None:
    """A spec under its own name is read without a word."""
    assert _read(_page("./dall-e.json"), {"docs/dall-e.json": SPEC}).findings == ()


def test_spec_of_another_model() -> None:
    """A page that asks for a path which its spec does not have gets the one operation that there is, and is told."""
    document = _read(_page("./dall-e.json", "/v2/videos"), {"docs/dall-e.json": SPEC})
    assert list(as_object(document.root["paths"])) == ["/v1/images"]
    assert [each.rule for each in document.findings] == ["page-spec-operation"]
    assert "/v2/videos" in document.findings[0].message


def test_spec_that_does_not_exist() -> None:
    """A page whose spec is nowhere is one clear line."""
    with pytest.raises(InputError, match=r"^docs/page\.md:3: .*dall-e\.json"):
        _read(_page("./dall-e.json"), {})
