"""The one place where Python names are made. The wire name is kept beside the Python name for ever."""

from __future__ import annotations

import keyword
import re
from collections.abc import Container, Iterable
from functools import lru_cache

from codegen import letters

_SYMBOLS = {"+": " plus ", "-": " minus ", "<": " less ", ">": " greater ", "=": " equal ", "!": " not ", "*": " star "}
_COMPARED = re.compile(r"([^<>=!]*\w)\s*(<=?|>=?)\s*")
_COMPARISONS = {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}
_SPELLED = re.compile(r"^\s*([+\-])(?=\d)|^\s*([<>=!*+\-]+)\s*$")
_WORD = re.compile(
    r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_A-Za-z]+",
)

_DIGIT = re.compile(r"\d")

RESERVED_ARGUMENTS = frozenset({"self", "cls", "extra_headers", "extra_query", "extra_body", "timeout"})
"""Names that every generated method uses itself."""

RESERVED_METHODS = frozenset({"with_raw_response", "with_streaming_response", "cached", "overload"})
"""Names on resource classes that are not operations: attributes of all, and decorators in class bodies."""

RESERVED_CLIENT = RESERVED_METHODS | frozenset(
    {
        "base_url", "call", "close", "copy", "download", "draft_request", "is_closed", "options", "paginate",
        "send_request", "stream", "with_options",
    }
)  # fmt: skip
"""Names on the client class that are neither resources nor operations."""

_ANNOTATION_NAMES = frozenset({"str", "int", "float", "bool", "list", "dict", "bytes", "tuple", "builtins"})
"""Names that annotations in class bodies use: a field of that name would shadow them."""

_PYDANTIC = frozenset(
    {
        "construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json",
        "update_forward_refs", "validate", "to_dict", "to_json", "from_dict", "from_json", "request_id", "mro", "register",
    }
)  # fmt: skip
"""Attributes of the response base class that a field would hide."""

_TYPE_NAMES = frozenset(
    {
        "Any", "Annotated", "BinaryResponse", "Body", "Date", "DateTime", "Decimal", "Duration", "FileContent", "FileInput", "Headers",
        "JsonInput", "JsonValue", "List", "Literal", "Mapping", "Model", "Never", "None", "NotGiven", "NotRequired", "Omit",
        "Operation", "Page", "Param", "Query", "Required", "Self", "Sequence", "Stream", "SyncResource", "AsyncResource",
        "AsyncStream", "SyncPage", "AsyncPage", "Time", "Timeout", "TypeAlias", "TypedDict", "TYPE_CHECKING", "UUID", "Union",
        "Client", "AsyncClient", "Field", "Base64", "Discriminated", "Credential", "Api", "Tagged", "RawResponse",
        "False", "True", "Exception", "BaseException", "BaseModel", "Ellipsis", "NotImplemented", "Warning", "ValueError",
        "TypeError", "KeyError", "IndexError", "TimeoutError", "ConnectionError", "PermissionError", "RuntimeError",
        "FileNotFoundError", "FileExistsError", "OSError", "IOError", "AttributeError", "NameError", "ImportError",
    }
)  # fmt: skip
"""Names that generated modules import, or builtins that a class must not shadow."""


# The same few thousand property names come again and again.
_remembered = lru_cache(maxsize=1 << 14)


def words(text: str) -> list[str]:
    """``text`` as lower-case words: ``getHTTPStatus-v2`` is ``get http status v2``.

    Accents are folded away, letters of other scripts stay, everything else separates. ``+1`` and ``-1`` are spelled out,
    and so is a comparison at the end: ``DateSent>=`` is ``date sent gte``.
    """
    return list(_words(text))


@_remembered
def _words(text: str) -> tuple[str, ...]:
    if len(text) < 6 and (match := _SPELLED.match(text)):
        text = "".join(_SYMBOLS[char] for char in match.group().strip()) + text[match.end() :]
    if text[-1:] in {"<", ">", "="} and (compared := _COMPARED.fullmatch(text)):
        text = f"{compared[1]} {_COMPARISONS[compared[2]]}"
    if not text.isascii():
        text = letters.folded(text)
    text = text.replace("OAuth", "Oauth")
    found = _WORD.findall(text)
    if text.isascii() and not _DIGIT.search(text):
        return tuple(" ".join(found).lower().split())
    return tuple(_join_digits([word.lower() for word in found if word.isidentifier() or word.isdecimal()], text))


def _join_digits(found: list[str], text: str) -> list[str]:
    """Digits stay with the letters they touch in ``text``: ``v2``, ``sha256``, ``1024x1024``, ``b64``."""
    joined: list[str] = []
    position, lowered = 0, text.lower()
    for word in found:
        start = lowered.find(word, position)
        touches = joined and start == position and start > 0
        if touches and (word.isdecimal() or (joined[-1][-1].isdecimal() and text[start] == lowered[start])):
            joined[-1] += word
        else:
            joined.append(word)
        position = start + len(word) if start >= 0 else position
    return joined


@_remembered
def snake(text: str, fallback: str = "value") -> str:
    """``text`` as a lower-case identifier that is no keyword: ``findByStatus`` is ``find_by_status``, ``2x`` is ``value_2x``."""
    name = _capped("_".join(words(text))) or fallback
    if name[:1].isdecimal():
        name = f"{fallback}_{name}"
    if not name.isidentifier():
        name = fallback
    return f"{name}_" if keyword.iskeyword(name) or (keyword.issoftkeyword(name) and name == "_") else name


@_remembered
def pascal(text: str, fallback: str = "Type") -> str:
    """``text`` as a class name: ``chat-completion`` is ``ChatCompletion``; inner capitals of identifiers stay (``OAuthToken``)."""
    name = "".join(map(_capital, _PARTS.findall(text)))
    if not name or not name.isidentifier():
        name = "".join(word.capitalize() for word in words(text)) or fallback
    name = _capped(name)
    if name[0].isdecimal() or not name.isidentifier():
        name = f"{fallback}{name}" if f"{fallback}{name}".isidentifier() else fallback
    return f"{name}_" if name in _TYPE_NAMES or keyword.iskeyword(name) else name


_PARTS = re.compile(r"[^\x00-/:-@\[-`{-\x7f]+")  # letters and digits of ASCII, and whatever is no ASCII


def _capped(name: str) -> str:
    """``name``, cut where it would be too long for a file's name (255 bytes on most systems, with room for suffixes)."""
    return name if len(name) <= 50 else name.encode()[:200].decode(errors="ignore").rstrip("_")


def _capital(part: str) -> str:
    shout = part.isupper() and len(part) > 4
    return part.capitalize() if shout else part[0].upper() + part[1:]


@_remembered
def field(wire: str) -> str:
    """The attribute of a response model for the JSON key ``wire``."""
    name = snake(wire)
    clash = name in _ANNOTATION_NAMES or name in _PYDANTIC or (name.startswith("model_") and name in _MODEL_METHODS)
    return f"{name}_" if clash else name


_MODEL_METHODS = frozenset(
    {
        "model_computed_fields", "model_config", "model_construct", "model_copy", "model_dump", "model_dump_json",
        "model_extra", "model_fields", "model_fields_set", "model_json_schema", "model_parametrized_name",
        "model_post_init", "model_rebuild", "model_validate", "model_validate_json", "model_validate_strings",
    }
)  # fmt: skip


def argument(wire: str) -> str:
    """The keyword argument for the parameter or body field ``wire``."""
    return _clear(snake(wire, "argument"), RESERVED_ARGUMENTS)


def _clear(name: str, reserved: frozenset[str]) -> str:
    """``name``, or another where it is one of ``reserved``, none of which ends as that does."""
    return f"{name}_" if name in reserved else name


def method(text: str) -> str:
    """A method name."""
    return _clear(snake(text, "call"), RESERVED_METHODS)


def client_method(text: str) -> str:
    """A method of the client itself, which has methods of its own."""
    return _clear(snake(text, "call"), RESERVED_CLIENT)


def resource(text: str) -> str:
    """An attribute name for a resource below another."""
    return _clear(snake(text, "resource"), RESERVED_METHODS)


def client_resource(text: str) -> str:
    """An attribute name for a resource of the client itself, which has attributes of its own."""
    return _clear(snake(text, "resource"), RESERVED_CLIENT)


def module(text: str) -> str:
    """A module name: ASCII, as file names of every system are."""
    return snake(text if text.isascii() else "".join(_ascii(text)), "module")


_TITLE_WORD = re.compile(r"[a-z0-9]+")
_TITLE_NOISE = frozenset(
    """
    a an and api apis by client docs documentation for from interface of official openapi platform
    public reference rest restful sdk service services spec specification swagger the v0 v1 v2 v3 v4
    version with yaml yml json
    """.split()
)


def package(text: str) -> str:
    """A package name for a provider out of ``info.title`` or a file's stem: its first words that say something.

    ``""`` where there are none, as in titles of another script.
    """
    plain = re.sub(r"'s\b", "", "".join(_ascii(text.replace("\u2019", "'"))).lower())
    kept = [word for word in _TITLE_WORD.findall(plain) if word not in _TITLE_NOISE]
    return snake("_".join(kept[:3]), "client") if kept else ""


def _ascii(text: str) -> list[str]:
    """The characters of ``text`` with accents folded away, those of other scripts as blanks."""
    return [char if char.isascii() else " " for char in letters.folded(text)]


class Taken(set[str]):
    """Names that are taken. It only grows, and remembers how far each name was counted: a thousand equal names are not
    counted through a thousand times.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__(names)
        self.counted: dict[str, int] = {}


def unique(name: str, taken: Container[str], *alternatives: str) -> str:
    """``name`` if it is free, else the first free alternative, else ``name`` with the first free number from 2."""
    if name not in taken:
        return name
    for candidate in alternatives:
        if candidate not in taken:
            return candidate
    counted = taken.counted if isinstance(taken, Taken) else {}
    number = counted.get(name, 2)
    while f"{name}{number}" in taken or f"{name}_{number}" in taken:
        number += 1
    counted[name] = number
    return f"{name}_{number}" if name.islower() else f"{name}{number}"


@_remembered
def natural(text: str) -> list[tuple[int, str]]:
    """A key that sorts names as people (and isort) do: without regard to case, numbers by value."""
    lowered = text.lower()
    if not _DIGIT.search(lowered):
        return [(0, lowered)]
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _NUMBER.split(lowered)]


_NUMBER = re.compile(r"(\d+)")


_IRREGULAR = {
    "people": "person", "children": "child", "data": "data", "media": "media", "news": "news", "series": "series",
    "status": "status", "metadata": "metadata", "indices": "index", "matrices": "matrix", "vertices": "vertex",
    "criteria": "criterion", "analyses": "analysis", "statuses": "status", "aliases": "alias", "addresses": "address",
    "movies": "movie", "cookies": "cookie", "caches": "cache", "databases": "database", "licenses": "license",
    "responses": "response", "phrases": "phrase", "cases": "case", "uses": "use", "purchases": "purchase",
    "expenses": "expense", "houses": "house", "courses": "course", "images": "image", "bases": "base",
    "releases": "release", "leases": "lease", "invoices": "invoice", "bonus": "bonus", "address": "address",
    "canvas": "canvas", "alias": "alias", "bus": "bus", "gas": "gas", "lens": "lens", "sms": "sms", "dns": "dns",
    "https": "https", "tls": "tls", "aws": "aws", "gps": "gps", "css": "css", "js": "js", "os": "os", "ios": "ios",
    "axes": "axis", "https_": "https",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of a plural English word, good enough for names: ``choices`` is ``choice``. Others come back as they are."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) > 2:
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether ``word`` looks like an English plural."""
    return singular(word) != word or word in {"data", "people", "media", "series", "children"}


def singular_phrase(text: str) -> str:
    """``text`` with its last word in the singular: ``image_urls`` is ``image url``."""
    found = words(text)
    return " ".join((*found[:-1], singular(found[-1]))) if found else ""
