"""XML answers in their documented types, and XML that means harm."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from .conftest import Answer, Mode

XML = "application/xml; charset=utf-8"


def read(mode: Mode, body: str | bytes, kind: Any, *, media_type: str = XML, **options: Any) -> Any:
    """What an operation with an XML answer returns."""
    content = body if isinstance(body, bytes) else body.encode()
    mode.server.will(Answer(body=content, headers={"content-type": media_type}))
    op = mode.core.Operation("GET", "/x", accept="application/xml", answer="xml", returns=lambda: kind)
    return mode.call(op, mode.client(**options))


def test_elements_and_attributes_are_fields(mode: Mode, shop: Any) -> None:
    """Numbers, dates, models in models, unknown elements and attributes: typed where they are known, kept where not."""
    item = read(
        mode,
        """<?xml version="1.0"?><item xmlns="urn:shop" price="1.5" class="k"><id>007</id>
        <made>2024-01-02T03:04:05Z</made><pet><kind>dog</kind><barks>true</barks><owner><name>O &amp; P</name>
        </owner></pet><size>huge</size><new code="3">x<!-- no --></new><extra><deep>1</deep></extra></item>""",
        shop.types.Item,
        strict=True,
    )
    assert (item.id, item.price, item.class_, item.size) == ("007", 1.5, "k", "huge")
    assert item.made == dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert isinstance(item.pet, shop.types.Dog)
    assert (item.pet.barks, item.pet.owner.name) == (True, "O & P")
    assert item.extra == {"deep": "1"}


@pytest.mark.parametrize(
    ("inner", "ids"),
    [
        ("<data><id>1</id></data><data><id>2</id></data>", ["1", "2"]),
        ("<data><item><id>1</id></item><item><id>2</id></item></data>", ["1", "2"]),
        ("<data><item><id>1</id></item></data>", ["1"]),
        ("<data><id>1</id></data>", ["1"]),
        ("<data/>", []),
    ],
)
def test_arrays_repeat_or_are_wrapped(mode: Mode, shop: Any, inner: str, ids: list[str]) -> None:
    """Both ways of OpenAPI's XML Object, whatever the items are called."""
    found = read(mode, f"<list>{inner}<has_more>false</has_more></list>", shop.types.ItemList)
    assert [item.id for item in found.data] == ids
    assert found.has_more is False


def test_roots_that_are_arrays_dicts_and_scalars(mode: Mode, shop: Any) -> None:
    """The type decides how a root is read."""
    assert [item.text for item in read(mode, "<a><c><text>1</text></c></a>", list[shop.types.Chunk])] == ["1"]
    assert read(mode, "<a><i>1</i><i>2</i></a>", list[int]) == [1, 2]
    assert read(mode, "<a><b>x</b></a>", dict[str, str]) == {"b": "x"}
    assert read(mode, "<n> 12 </n>", int) == 12
    nil = '<list xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><data/><meta xsi:nil="true"/></list>'
    assert read(mode, nil, shop.types.ItemList).meta is None


def test_json_instead_of_xml(mode: Mode, shop: Any) -> None:
    """A server that answers JSON is understood."""
    assert read(mode, b'{"text": "a"}', shop.types.Chunk, media_type="application/json").text == "a"


BOMB = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>'


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        BOMB.encode("utf-16"),
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<a>" * 100_000,
        "<a>" * 300 + "</a>" * 300,
        "<a><b></a>",
        "<a>&nothing;</a>",
        "",
        "no XML",
        '<?xml version="1.0" encoding="hex"?><a/>',
        b"<a>\xff\xfe</a>",
    ],
    ids=range(11),
)
def test_xml_that_cannot_be_read(mode: Mode, shop: Any, body: str | bytes) -> None:
    """Entities, depth, and what is no XML: text for loose clients, a DecodeError with its cause for strict ones."""
    assert not hasattr(read(mode, body, shop.types.Item), "price")
    if body:
        with pytest.raises(mode.core.DecodeError) as caught:
            read(mode, body, shop.types.Item, strict=True)
        assert caught.value.__cause__ is not None
        assert caught.value.response.status_code == 200
