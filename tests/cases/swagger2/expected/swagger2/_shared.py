"""One client for a whole process: ``configure`` says what it is made with, ``client`` gives it."""

from __future__ import annotations

from .._core import Shared
from ._client import Client

_shared = Shared(Client)
configure = _shared.configure
client = _shared.client
