"""The clients of Every kind of body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import (
    Api,
    AsyncAPIClient,
    Encoding,
    Operation,
    SyncAPIClient,
    async_raw,
    async_streamed,
    cached,
    not_given,
    omit,
    raw,
    streamed,
)
from . import types

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._core import (
        AsyncOptions,
        Body,
        FileTypes,
        Headers,
        NotGiven,
        Omit,
        Query,
        SyncOptions,
        Timeout,
    )
    from .resources.form import (
        AsyncFormResource,
        AsyncRawFormResource,
        AsyncStreamedFormResource,
        FormResource,
        RawFormResource,
        StreamedFormResource,
    )
    from .resources.raw import (
        AsyncRawRawResource,
        AsyncRawResource,
        AsyncStreamedRawResource,
        RawRawResource,
        RawResource,
        StreamedRawResource,
    )
    from .resources.text import (
        AsyncRawTextResource,
        AsyncStreamedTextResource,
        AsyncTextResource,
        RawTextResource,
        StreamedTextResource,
        TextResource,
    )
    from .types import Thing, ThingParam, UploadMetaParam, UploadResponse

_API = Api(
    name="bodies",
    title="Every kind of body",
    version="1",
    servers=(),
    base_url_env="BODIES_BASE_URL",
    schemes=(),
    security=(),
)

_UPLOAD: Operation[UploadResponse] = Operation(
    "POST",
    "/upload",
    returns=lambda: types.UploadResponse,
    body="multipart/form-data",
    encodings=(Encoding("meta", content_type="application/json"),),
)

_LIST: Operation[Thing] = Operation(
    "POST",
    "/list",
    returns=lambda: types.Thing,
    body="application/json",
)


class Client(SyncAPIClient):
    """Client of Every kind of body 1."""

    _api = _API

    def __init__(
        self,
        **options: Unpack[SyncOptions],
    ) -> None:
        super().__init__(
            credentials={},
            **options,
        )

    @cached
    def with_raw_response(self) -> RawClient:
        """The same calls, each giving the whole HTTP response."""
        return RawClient(self)

    @cached
    def with_streaming_response(self) -> StreamedClient:
        """The same calls, each giving a response whose body is read on demand."""
        return StreamedClient(self)

    @cached
    def form(self) -> FormResource:
        """Calls of ``form``."""
        from .resources.form import FormResource

        return FormResource(self)

    @cached
    def raw(self) -> RawResource:
        """Calls of ``raw``."""
        from .resources.raw import RawResource

        return RawResource(self)

    @cached
    def text(self) -> TextResource:
        """Calls of ``text``."""
        from .resources.text import TextResource

        return TextResource(self)

    def upload(
        self,
        *,
        file: FileTypes,
        purpose: Literal["train", "test"],
        more: Sequence[FileTypes] | Omit = omit,
        meta: UploadMetaParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> UploadResponse:
        """``POST /upload``"""
        return self.call(
            _UPLOAD,
            body={"file": file, "purpose": purpose, "more": more, "meta": meta},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def list(
        self,
        *,
        body: Sequence[ThingParam | Thing],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Thing:
        """``POST /list``"""
        return self.call(
            _LIST,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncClient(AsyncAPIClient):
    """Client of Every kind of body 1."""

    _api = _API

    def __init__(
        self,
        **options: Unpack[AsyncOptions],
    ) -> None:
        super().__init__(
            credentials={},
            **options,
        )

    @cached
    def with_raw_response(self) -> AsyncRawClient:
        """The same calls, each giving the whole HTTP response."""
        return AsyncRawClient(self)

    @cached
    def with_streaming_response(self) -> AsyncStreamedClient:
        """The same calls, each giving a response whose body is read on demand."""
        return AsyncStreamedClient(self)

    @cached
    def form(self) -> AsyncFormResource:
        """Calls of ``form``."""
        from .resources.form import AsyncFormResource

        return AsyncFormResource(self)

    @cached
    def raw(self) -> AsyncRawResource:
        """Calls of ``raw``."""
        from .resources.raw import AsyncRawResource

        return AsyncRawResource(self)

    @cached
    def text(self) -> AsyncTextResource:
        """Calls of ``text``."""
        from .resources.text import AsyncTextResource

        return AsyncTextResource(self)

    async def upload(
        self,
        *,
        file: FileTypes,
        purpose: Literal["train", "test"],
        more: Sequence[FileTypes] | Omit = omit,
        meta: UploadMetaParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> UploadResponse:
        """``POST /upload``"""
        return await self.call(
            _UPLOAD,
            body={"file": file, "purpose": purpose, "more": more, "meta": meta},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    async def list(
        self,
        *,
        body: Sequence[ThingParam | Thing],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Thing:
        """``POST /list``"""
        return await self.call(
            _LIST,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.upload = raw(client.upload)
        self.list = raw(client.list)

    @cached
    def form(self) -> RawFormResource:
        """Calls of ``form``."""
        from .resources.form import RawFormResource

        return RawFormResource(self._client.form)

    @cached
    def raw(self) -> RawRawResource:
        """Calls of ``raw``."""
        from .resources.raw import RawRawResource

        return RawRawResource(self._client.raw)

    @cached
    def text(self) -> RawTextResource:
        """Calls of ``text``."""
        from .resources.text import RawTextResource

        return RawTextResource(self._client.text)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self.upload = async_raw(client.upload)
        self.list = async_raw(client.list)

    @cached
    def form(self) -> AsyncRawFormResource:
        """Calls of ``form``."""
        from .resources.form import AsyncRawFormResource

        return AsyncRawFormResource(self._client.form)

    @cached
    def raw(self) -> AsyncRawRawResource:
        """Calls of ``raw``."""
        from .resources.raw import AsyncRawRawResource

        return AsyncRawRawResource(self._client.raw)

    @cached
    def text(self) -> AsyncRawTextResource:
        """Calls of ``text``."""
        from .resources.text import AsyncRawTextResource

        return AsyncRawTextResource(self._client.text)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.upload = streamed(client.upload)
        self.list = streamed(client.list)

    @cached
    def form(self) -> StreamedFormResource:
        """Calls of ``form``."""
        from .resources.form import StreamedFormResource

        return StreamedFormResource(self._client.form)

    @cached
    def raw(self) -> StreamedRawResource:
        """Calls of ``raw``."""
        from .resources.raw import StreamedRawResource

        return StreamedRawResource(self._client.raw)

    @cached
    def text(self) -> StreamedTextResource:
        """Calls of ``text``."""
        from .resources.text import StreamedTextResource

        return StreamedTextResource(self._client.text)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self.upload = async_streamed(client.upload)
        self.list = async_streamed(client.list)

    @cached
    def form(self) -> AsyncStreamedFormResource:
        """Calls of ``form``."""
        from .resources.form import AsyncStreamedFormResource

        return AsyncStreamedFormResource(self._client.form)

    @cached
    def raw(self) -> AsyncStreamedRawResource:
        """Calls of ``raw``."""
        from .resources.raw import AsyncStreamedRawResource

        return AsyncStreamedRawResource(self._client.raw)

    @cached
    def text(self) -> AsyncStreamedTextResource:
        """Calls of ``text``."""
        from .resources.text import AsyncStreamedTextResource

        return AsyncStreamedTextResource(self._client.text)
