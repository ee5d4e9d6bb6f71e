"""URIs as documents write them, which is to say any text: what is no URI is taken as it stands, never an exception."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def join(base: str, reference: str) -> str:
    """``reference`` as seen from ``base`` (RFC 3986 section 5); itself where one of them is no URI (``http://[x``)."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def split(uri: str) -> SplitResult:
    """The parts of ``uri`` (RFC 3986 section 3); all of it is the path where it is no URI."""
    try:
        return urlsplit(uri)
    except ValueError:
        return SplitResult("", "", uri, "", "")
