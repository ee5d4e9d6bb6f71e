"""Bytes -> text: byte order marks, encodings, line ends."""

from __future__ import annotations

import codecs
import re

from codegen.finding import Finding, InputError
from codegen.read.parsed import Place

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text has; escape sequences of terminals may have come along."""


def decode(source: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text of ``data`` with line feeds as line ends and no byte order mark.

    UTF-8 unless a byte order mark or zero bytes say otherwise (YAML 1.2 section 5.2); what is not valid UTF-8 is read
    as Windows-1252, the superset of Latin-1 that such files are in, with a finding. Raises ``InputError`` for an
    encoding that contradicts its own mark, and for what is no text at all.
    """
    encoding, skip = _encoding(data)
    try:
        return _line_ends(data[skip:].decode(encoding)), ()
    except UnicodeDecodeError as problem:
        if encoding != "utf-8":
            raise InputError(f"this is not valid {encoding.upper()}; save it as UTF-8", Place(source).line(0)) from None
        text, findings = _western(source, data[skip:], problem.start)
    return _line_ends(text), findings


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if len(data) >= 2 and not data[0] and data[1]:
        return "utf-16-be", 0
    if len(data) >= 2 and data[0] and not data[1]:
        return "utf-16-le", 0
    return "utf-8", 0


def _western(source: str, data: bytes, start: int) -> tuple[str, tuple[Finding, ...]]:
    if _BINARY.search(data):
        raise InputError("this is binary data, not text; name a file with an OpenAPI document", Place(source).line(0))
    line = data.count(b"\n", 0, start)
    finding = Place(source).finding("encoding", "warning", "this is not UTF-8; read as Windows-1252", line)
    try:
        return data.decode("cp1252"), (finding,)
    except UnicodeDecodeError:
        return data.decode("latin-1"), (finding,)


def _line_ends(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff")
