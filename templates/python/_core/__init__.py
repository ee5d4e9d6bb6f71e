"""The runtime of generated clients. Everything is imported on first use."""

from typing import TYPE_CHECKING

from .lazy import lazy as lazy

if TYPE_CHECKING:
    from .aiohttp_transport import AiohttpTransport as AiohttpTransport
    from .aliases import AsyncCredential as AsyncCredential
    from .aliases import Body as Body
    from .aliases import Credential as Credential
    from .aliases import Headers as Headers
    from .aliases import Query as Query
    from .aliases import Timeout as Timeout
    from .answers import AsyncStreamedResponse as AsyncStreamedResponse
    from .answers import RawResponse as RawResponse
    from .answers import StreamedResponse as StreamedResponse
    from .asynchronous import AsyncAPIClient as AsyncAPIClient
    from .binary import AsyncBinaryResponse as AsyncBinaryResponse
    from .binary import BinaryResponse as BinaryResponse
    from .connection import AsyncOptions as AsyncOptions
    from .connection import SyncOptions as SyncOptions
    from .device import AsyncDeviceLogin as AsyncDeviceLogin
    from .device import DeviceLogin as DeviceLogin
    from .errors import AnswerError as AnswerError
    from .errors import AnswerTooLarge as AnswerTooLarge
    from .errors import ApiError as ApiError
    from .errors import AuthenticationError as AuthenticationError
    from .errors import BadRequestError as BadRequestError
    from .errors import ConflictError as ConflictError
    from .errors import ConnectionError as ConnectionError
    from .errors import DecodeError as DecodeError
    from .errors import InternalServerError as InternalServerError
    from .errors import InvalidArgument as InvalidArgument
    from .errors import MissingCredentials as MissingCredentials
    from .errors import NotFoundError as NotFoundError
    from .errors import PermissionDeniedError as PermissionDeniedError
    from .errors import RateLimitError as RateLimitError
    from .errors import SignatureError as SignatureError
    from .errors import StatusError as StatusError
    from .errors import StreamError as StreamError
    from .errors import TimeoutError as TimeoutError
    from .errors import TransportError as TransportError
    from .errors import UnprocessableEntityError as UnprocessableEntityError
    from .errors import ValidationError as ValidationError
    from .files import FileContent as FileContent
    from .files import FileTypes as FileTypes
    from .jsonvalue import JsonInput as JsonInput
    from .jsonvalue import JsonValue as JsonValue
    from .model import Model as Model
    from .operation import Answer as Answer
    from .operation import Encoding as Encoding
    from .operation import Operation as Operation
    from .operation import Param as Param
    from .pages import AsyncPage as AsyncPage
    from .pages import AsyncPages as AsyncPages
    from .pages import Page as Page
    from .paging import Paging as Paging
    from .resource import AsyncResource as AsyncResource
    from .resource import SyncResource as SyncResource
    from .resource import cached as cached
    from .scalars import UUID as UUID
    from .scalars import Base64 as Base64
    from .scalars import Date as Date
    from .scalars import DateTime as DateTime
    from .scalars import Decimal as Decimal
    from .scalars import Discriminated as Discriminated
    from .scalars import Time as Time
    from .schemes import Api as Api
    from .schemes import ApiKey as ApiKey
    from .schemes import Basic as Basic
    from .schemes import Bearer as Bearer
    from .schemes import HttpAuth as HttpAuth
    from .schemes import MutualTls as MutualTls
    from .schemes import OAuth2 as OAuth2
    from .schemes import OpenIdConnect as OpenIdConnect
    from .schemes import Server as Server
    from .sentinels import NotGiven as NotGiven
    from .sentinels import Omit as Omit
    from .sentinels import not_given as not_given
    from .sentinels import omit as omit
    from .shared import Shared as Shared
    from .sse import ServerSentEvent as ServerSentEvent
    from .stream import AsyncStream as AsyncStream
    from .stream import Stream as Stream
    from .synchronous import SyncAPIClient as SyncAPIClient
    from .views import async_raw as async_raw
    from .views import async_streamed as async_streamed
    from .views import raw as raw
    from .views import streamed as streamed
    from .webhooks import Webhooks as Webhooks
    from .websocket import async_websocket as async_websocket
    from .websocket import websocket as websocket

__getattr__, __dir__ = lazy(
    globals(),
    {
        "aiohttp_transport": "AiohttpTransport",
        "aliases": "AsyncCredential Body Credential Headers Query Timeout",
        "asynchronous": "AsyncAPIClient",
        "connection": "AsyncOptions SyncOptions",
        "binary": "AsyncBinaryResponse BinaryResponse",
        "device": "AsyncDeviceLogin DeviceLogin",
        "errors": "AnswerError AnswerTooLarge ApiError AuthenticationError BadRequestError ConflictError ConnectionError "
        "DecodeError InternalServerError InvalidArgument MissingCredentials NotFoundError PermissionDeniedError "
        "RateLimitError SignatureError StatusError StreamError TimeoutError TransportError UnprocessableEntityError "
        "ValidationError",
        "files": "FileContent FileTypes",
        "jsonvalue": "JsonInput JsonValue",
        "model": "Model",
        "operation": "Answer Encoding Operation Param",
        "pages": "AsyncPage AsyncPages Page",
        "paging": "Paging",
        "answers": "AsyncStreamedResponse RawResponse StreamedResponse",
        "resource": "AsyncResource SyncResource cached",
        "scalars": "Base64 Date DateTime Decimal Discriminated Time UUID",
        "schemes": "Api ApiKey Basic Bearer HttpAuth MutualTls OAuth2 OpenIdConnect Server",
        "sentinels": "NotGiven Omit not_given omit",
        "shared": "Shared",
        "sse": "ServerSentEvent",
        "stream": "AsyncStream Stream",
        "synchronous": "SyncAPIClient",
        "views": "async_raw async_streamed raw streamed",
        "webhooks": "Webhooks",
        "websocket": "async_websocket websocket",
    },
)
