"""Client of Every kind of credential 1.

Credentials: ``api_key`` or the environment variable AUTH_KINDS_API_KEY; ``username`` and ``password`` or the environment variables AUTH_KINDS_USERNAME and AUTH_KINDS_PASSWORD; ``in_query`` or the environment variable AUTH_KINDS_IN_QUERY; ``in_header`` or the environment variable AUTH_KINDS_IN_HEADER; ``in_cookie`` or the environment variable AUTH_KINDS_IN_COOKIE; ``access_token`` or the environment variable AUTH_KINDS_ACCESS_TOKEN. Base URL: ``base_url`` or AUTH_KINDS_BASE_URL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core import lazy

if TYPE_CHECKING:
    from .._core import AiohttpTransport as AiohttpTransport
    from .._core import AnswerError as AnswerError
    from .._core import ApiError as ApiError
    from .._core import AsyncDeviceLogin as AsyncDeviceLogin
    from .._core import AuthenticationError as AuthenticationError
    from .._core import BadRequestError as BadRequestError
    from .._core import ConflictError as ConflictError
    from .._core import ConnectionError as ConnectionError
    from .._core import DecodeError as DecodeError
    from .._core import DeviceLogin as DeviceLogin
    from .._core import InternalServerError as InternalServerError
    from .._core import InvalidArgument as InvalidArgument
    from .._core import MissingCredentials as MissingCredentials
    from .._core import NotFoundError as NotFoundError
    from .._core import Omit as Omit
    from .._core import PermissionDeniedError as PermissionDeniedError
    from .._core import RateLimitError as RateLimitError
    from .._core import RawResponse as RawResponse
    from .._core import SignatureError as SignatureError
    from .._core import StatusError as StatusError
    from .._core import StreamError as StreamError
    from .._core import TimeoutError as TimeoutError
    from .._core import TransportError as TransportError
    from .._core import UnprocessableEntityError as UnprocessableEntityError
    from .._core import ValidationError as ValidationError
    from .._core import Webhooks as Webhooks
    from .._core import async_websocket as async_websocket
    from .._core import not_given as not_given
    from .._core import omit as omit
    from .._core import websocket as websocket
    from . import types as types
    from ._client import AsyncClient as AsyncClient
    from ._client import Client as Client
    from ._shared import client as client
    from ._shared import configure as configure

__version__ = "1"

__getattr__, __dir__ = lazy(
    globals(),
    {
        "_client": "AsyncClient Client",
        "_shared": "client configure",
        "types": "",
        ".._core": "AiohttpTransport AnswerError ApiError AsyncDeviceLogin AuthenticationError BadRequestError ConflictError ConnectionError DecodeError DeviceLogin InternalServerError InvalidArgument MissingCredentials NotFoundError Omit PermissionDeniedError RateLimitError RawResponse SignatureError StatusError StreamError TimeoutError TransportError UnprocessableEntityError ValidationError Webhooks async_websocket not_given omit websocket",
    },
)
