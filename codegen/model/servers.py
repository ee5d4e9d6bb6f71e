"""Where an API is reached."""

from __future__ import annotations

from codegen.finding import Location, Noun


class ServerVariable(Noun, frozen=True):
    """A ``{variable}`` of a server's URL."""

    name: str
    default: str
    enum: tuple[str, ...] = ()
    doc: str = ""


class Server(Noun, frozen=True):
    """A base URL, absolute wherever the document or a witness allows, without trailing slash."""

    url: str
    location: Location
    doc: str = ""
    variables: tuple[ServerVariable, ...] = ()
