"""The smallest valid file of a media type."""

from __future__ import annotations

import base64
import struct

_PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
_WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"


def _jpeg() -> bytes:
    """One black pixel (ITU T.81): a quantization table of ones, and Huffman tables with one code each."""
    table = bytes([1, *bytes(15), 0])
    parts = (
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        (0xDB, b"\0" + b"\1" * 64),
        (0xC0, b"\x08\0\1\0\1\1\1\x11\0"),
        (0xC4, b"\0" + table + b"\x10" + table),
        (0xDA, b"\1\1\0\0\x3f\0"),
    )
    segments = b"".join(struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data for mark, data in parts)
    return b"\xff\xd8" + segments + b"\x3f\xff\xd9"


def _pdf() -> bytes:
    """One empty page (ISO 32000-1, 7.5)."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>",
    )
    made, offsets = b"%PDF-1.4\n", list[int]()
    for number, each in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 4\n0000000000 65535 f \n" + rows
    return made + table + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)


def _wav() -> bytes:
    """A millisecond of silence: 8 samples, mono, 8 kHz, 16 bits."""
    sound = bytes(16)
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + len(sound),
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        8000,
        16000,
        2,
        16,
        b"data",
        len(sound),
    )
    return head + sound


_MP3 = b"\xff\xfb\x10\xc4" + bytes(100)
"""A frame of silence: MPEG 1 layer III, 32 kbit/s, 44.1 kHz."""
_MP4 = struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"isom", 0, b"isom", b"mp42") + struct.pack(">I4s", 8, b"mdat")
_GZIP = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x03\x00" + bytes(8)
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
_ZIP = b"PK\x05\x06" + bytes(18)

_FILES: dict[str, bytes] = {
    "image/png": base64.b64decode(_PNG),
    "image/gif": base64.b64decode(_GIF),
    "image/webp": base64.b64decode(_WEBP),
    "image/jpeg": _jpeg(),
    "image/jpg": _jpeg(),
    "image/svg+xml": _SVG,
    "application/pdf": _pdf(),
    "application/zip": _ZIP,
    "application/x-zip-compressed": _ZIP,
    "application/gzip": _GZIP,
    "application/x-gzip": _GZIP,
    "application/x-tar": bytes(1024),
    "audio/wav": _wav(),
    "audio/x-wav": _wav(),
    "audio/wave": _wav(),
    "audio/mpeg": _MP3,
    "audio/mp3": _MP3,
    "video/mp4": _MP4,
    "audio/mp4": _MP4,
}
_RANGES = {"image/*": "image/png", "audio/*": "audio/mpeg", "video/*": "video/mp4"}


def concrete(media_type: str) -> str:
    """A media type that can be sent, for one that may be a range."""
    if media_type == "*/*":
        return "application/octet-stream"
    return _RANGES.get(media_type, media_type.replace("*", "plain"))


def sample(media_type: str) -> bytes:
    """A small file of the type; a line of text for types that have no form of their own."""
    return _FILES.get(concrete(media_type), b"made by specweld mock\n")
