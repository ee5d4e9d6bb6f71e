"""What is known of an answer before its body is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .failures import request_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2


class Received:
    """An answer whose status and headers are here."""

    response: httpx2.Response

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, found whatever the case of their names."""
        return self.response.headers

    @property
    def request_id(self) -> str | None:
        """The id under which the server knows the request."""
        return request_id(self.response.headers)
