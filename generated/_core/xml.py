"""XML bodies from fields, as simple as most documents mean them: elements by name, arrays repeated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from .errors import InvalidArgument
from .params import is_given, is_many, is_mapping, plain, spell

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"[A-Za-z_][\w.:-]*")


def xml_bytes(fields: Mapping[str, object], root: str = "root") -> bytes:
    """A document of elements; a single field that is an object is the root itself. Raises InvalidArgument for odd names."""
    items = [(name, plain(value)) for name, value in fields.items() if is_given(value)]
    if len(items) == 1 and is_mapping(items[0][1]):
        root, value = items[0]
        return (
            '<?xml version="1.0" encoding="UTF-8"?>' + _element(root, value)
        ).encode()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>' + _element(root, dict(items))
    ).encode()


def _element(name: str, value: object) -> str:
    if not _NAME.fullmatch(name):
        raise InvalidArgument(f"{name!r} cannot be the name of an XML element")
    value = plain(value)
    if is_mapping(value):
        inner = "".join(
            _element(spell(key), item) for key, item in value.items() if is_given(item)
        )
        return f"<{name}>{inner}</{name}>"
    if is_many(value):
        return "".join(_element(name, item) for item in value)
    return (
        f"<{name}>{escape(spell(value))}</{name}>"
        if value is not None
        else f"<{name}/>"
    )
