"""OAuth 2 for people at a terminal (RFC 8628): they confirm in a browser, and the client gets their token.

``Client(access_token=DeviceLogin(client_id="...", device_url="...", token_url="..."))``: it is a credential function.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import httpx2

from . import oauth
from .attempts import Attempts
from .errors import AuthenticationError, StatusError, TimeoutError  # one is builtin too
from .jsonvalue import is_object
from .options import Options
from .schemes import Api
from .sending import send, send_async
from .state import State
from .tokens import AsyncSecrets, Secrets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .oauth import AccessToken
    from .operation import Operation
    from .requests import Arguments

GRANT = "urn:ietf:params:oauth:grant-type:device_code"
SLOWER = 5.0
"""Seconds by which the server's ``slow_down`` lengthens the time between questions (section 3.5)."""


class Prompt(NamedTuple):
    """What a person is to be shown."""

    url: str
    """Where to go."""
    code: str
    """What to type in there."""
    complete_url: str
    """The same page with the code filled in, where the server knows one; else ``url``."""


def show(prompt: Prompt) -> None:
    """Print where to go, on standard error."""
    import sys

    sys.stderr.write(f"To sign in, open {prompt.url} and enter {prompt.code}\n")


class _Login:
    """What both kinds of login know and decide."""

    def __init__(
        self,
        *,
        client_id: str,
        device_url: str,
        token_url: str,
        client_secret: str = "",
        scopes: Sequence[str] = (),
        show: Callable[[Prompt], None] = show,
        timeout: float = 30.0,
    ) -> None:
        self._client = {"client_id": client_id}
        if client_secret:
            self._client["client_secret"] = client_secret
        self._device_url = device_url
        self._token_url = token_url
        self._scopes = {"scope": " ".join(scopes)} if scopes else {}
        self._show = show
        self._state = State(
            Api(name="login"), Options(timeout=timeout, follow_redirects=False), {}
        ).for_tokens()
        self._token: AccessToken | None = None

    def forget(self) -> None:
        """The token was refused: get another one, with the refresh token where there is one."""
        if self._token is not None:
            self._token.ends = 0.0

    def _known(self) -> str | None:
        return self._token.secret if self._token and self._token.usable() else None

    def _again(self) -> tuple[Operation[object], Arguments] | None:
        """The request that renews the token (RFC 6749 section 6)."""
        if self._token is None or not self._token.again:
            return None
        fields = {"grant_type": "refresh_token", "refresh_token": self._token.again}
        return oauth.form_request(self._token_url, {**self._client, **fields})

    def _asked(self) -> tuple[Operation[object], Arguments]:
        """The request for a code (section 3.1)."""
        return oauth.form_request(self._device_url, {**self._client, **self._scopes})

    def _begun(self, response: httpx2.Response) -> _Waiting:
        waiting = _Waiting(response, self._token_url, self._client)
        self._show(waiting.prompt)
        return waiting

    def _renewed(self, response: httpx2.Response) -> str:
        again = self._token.again if self._token else ""
        self._token = oauth.read_token(response)
        self._token.again = self._token.again or again
        return self._token.secret

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._token_url!r})"


class _Waiting:
    """A sign-in that a person has not confirmed yet (section 3.2)."""

    def __init__(
        self, response: httpx2.Response, token_url: str, client: dict[str, str]
    ) -> None:
        fields = oauth.fields_of(response)
        code, url = fields.get("device_code"), fields.get("verification_uri")
        if not isinstance(code, str) or not isinstance(url, str):
            raise AuthenticationError(
                "the device endpoint gave no code", response=response, body=fields
            )
        complete = fields.get("verification_uri_complete")
        self.prompt = Prompt(
            url,
            str(fields.get("user_code") or ""),
            complete if isinstance(complete, str) else url,
        )
        self.pause = oauth.seconds(fields.get("interval"), 5.0)
        self._ends = time.monotonic() + oauth.seconds(fields.get("expires_in"), 600.0)
        self.request = oauth.form_request(
            token_url, {**client, "grant_type": GRANT, "device_code": code}
        )

    def after(self, error: StatusError) -> None:
        """What a refusal means: wait on, wait longer, or the end (section 3.5). Raises in the last case."""
        said = error.body.get("error") if is_object(error.body) else None
        if said == "slow_down":
            self.pause += SLOWER
        elif said != "authorization_pending":
            raise oauth.refused(error) from error
        if time.monotonic() + self.pause > self._ends:
            raise TimeoutError("nobody confirmed the sign-in in time") from error


class DeviceLogin(_Login):
    """A credential function for ``Client``: asks a person once, then keeps and renews the token."""

    def __call__(self) -> str:
        """The access token. Raises AuthenticationError when it is refused, TimeoutError when nobody confirms."""
        if (known := self._known()) is not None:
            return known
        with httpx2.Client(timeout=None) as http:
            self._state.adopt(http, custom=False)
            if again := self._again():
                try:
                    return self._renewed(self._send(http, *again))
                except StatusError:
                    self._token = None  # a person has to confirm again
            waiting = self._begun(self._send(http, *self._asked()))
            while True:
                time.sleep(waiting.pause)
                try:
                    return self._renewed(self._send(http, *waiting.request))
                except StatusError as error:
                    waiting.after(error)

    def _send(
        self, http: httpx2.Client, op: Operation[object], arguments: Arguments
    ) -> httpx2.Response:
        attempts = Attempts(self._state, op, arguments)
        return send(http, attempts, Secrets(self._state), stream=False)


class AsyncDeviceLogin(_Login):
    """A credential function for ``AsyncClient``."""

    async def __call__(self) -> str:
        """The access token. Raises AuthenticationError when it is refused, TimeoutError when nobody confirms."""
        import anyio  # only here

        if (known := self._known()) is not None:
            return known
        async with httpx2.AsyncClient(timeout=None) as http:
            self._state.adopt(http, custom=False)
            if again := self._again():
                try:
                    return self._renewed(await self._send(http, *again))
                except StatusError:
                    self._token = None  # a person has to confirm again
            waiting = self._begun(await self._send(http, *self._asked()))
            while True:
                await anyio.sleep(waiting.pause)
                try:
                    return self._renewed(await self._send(http, *waiting.request))
                except StatusError as error:
                    waiting.after(error)

    async def _send(
        self, http: httpx2.AsyncClient, op: Operation[object], arguments: Arguments
    ) -> httpx2.Response:
        attempts = Attempts(self._state, op, arguments)
        return await send_async(http, attempts, AsyncSecrets(self._state), stream=False)
