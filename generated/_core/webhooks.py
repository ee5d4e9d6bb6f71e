"""Webhooks: is it from whom it says, and what does it say. Standard Webhooks (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .errors import SignatureError
from .reading import reader_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .aliases import Thunk

T = TypeVar("T")
TOLERANCE = 300.0
"""Seconds by which a webhook's time may differ from ours."""


class Webhooks(Generic[T]):
    """Checks and reads webhooks whose payloads are of type ``T``; ``secret`` is the one that the provider shows."""

    def __init__(
        self,
        secret: str | bytes,
        *,
        returns: Thunk | None = None,
        tolerance: float = TOLERANCE,
    ) -> None:
        self._key = _key(secret)
        self._returns = returns
        self._tolerance = tolerance

    def unwrap(self, payload: str | bytes, headers: Mapping[str, str]) -> T:
        """The payload, when its signature is right. Raises SignatureError otherwise."""
        self.verify(payload, headers)
        return cast(
            "T",
            reader_of(self._returns() if self._returns else object).read(
                payload, strict=False
            ),
        )

    def verify(self, payload: str | bytes, headers: Mapping[str, str]) -> None:
        """Raise SignatureError unless one of the signatures is right and the time is now, give or take the tolerance."""
        found = {name.lower(): value for name, value in headers.items()}
        identifier, timestamp, signatures = (
            _header(found, name) for name in ("id", "timestamp", "signature")
        )
        self._check_time(timestamp)
        body = payload.encode() if isinstance(payload, str) else payload
        expected = hmac.new(
            self._key, f"{identifier}.{timestamp}.".encode() + body, hashlib.sha256
        ).digest()
        if not any(_matches(signature, expected) for signature in signatures.split()):
            raise SignatureError("no signature of the webhook is right")

    def _check_time(self, timestamp: str) -> None:
        if not timestamp.isdigit() or len(timestamp) > 12:
            raise SignatureError("the webhook's timestamp is no time in seconds")
        age = time.time() - int(timestamp)
        if abs(age) > self._tolerance:
            raise SignatureError(
                f"the webhook's timestamp is too {'old' if age > 0 else 'new'}"
            )

    def __repr__(self) -> str:
        return "Webhooks(...)"


def _key(secret: str | bytes) -> bytes:
    """The key: base64 after ``whsec_``, else the text itself."""
    if isinstance(secret, bytes):
        return secret
    if not secret.startswith("whsec_"):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error as error:
        raise SignatureError("the webhook secret is no base64") from error


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(f"webhook-{name}") or headers.get(f"svix-{name}")
    if not value:
        raise SignatureError(f"the webhook has no header webhook-{name}")
    return value


def _matches(signature: str, expected: bytes) -> bool:
    version, _, encoded = signature.partition(",")
    try:
        return version == "v1" and hmac.compare_digest(
            base64.b64decode(encoded, validate=True), expected
        )
    except (binascii.Error, ValueError):
        return False
