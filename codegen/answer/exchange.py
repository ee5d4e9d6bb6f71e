"""What comes in and what goes out: one request, what is wrong with it, one answer. No sockets here."""

from __future__ import annotations

from codegen.finding import Location, Noun


class Request(Noun, frozen=True):
    """A request as it came."""

    method: str
    """Upper case."""
    path: str
    """Still percent-encoded, starting with ``/``, below the place where the API is served."""
    query: str = ""
    """Still percent-encoded, without ``?``."""
    headers: tuple[tuple[str, str], ...] = ()
    """Names in lower case, in the order they came."""
    body: bytes = b""
    base: str = ""
    """Where the API is served, for URLs in answers: ``http://127.0.0.1:4010/shop``."""
    attempt: int = 0
    """How many times the same call was tried before."""

    def header(self, name: str) -> str:
        """The value of a header (lower case); several lines joined by commas (RFC 9110 section 5.3), ``""`` for none."""
        return ", ".join(value for key, value in self.headers if key == name)


class Problem(Noun, frozen=True):
    """Something that a request has wrong."""

    place: str
    """Where in the request: ``body.items[0].n``, ``query.limit``, ``header.X-Key``, ``method``, ``path``."""
    message: str
    """What was expected and what came, in plain words."""
    location: Location | None = None
    """What the document says about it; its line is looked up by whoever shows it."""

    def __str__(self) -> str:
        where = f" ({self.location})" if self.location and self.location.line else ""
        return f"{self.place}: {self.message}{where}"


class Answer(Noun, frozen=True):
    """What is sent back."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    pieces: tuple[bytes, ...] = ()
    """The body; several pieces are written one after the other, as streams are."""
    streamed: bool = False
    delay: float = 0.0
    """Seconds before it is sent."""
    fault: str = ""
    """``close``: the connection ends instead; ``cut``: in the middle of the body."""
    operation: str = ""
    """The operation that answered, by its key; ``""`` when there is none."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the request, where it was refused or would have been."""
    notes: tuple[Problem, ...] = ()
    """What is worth knowing: fields that nobody documents; answers that are not what the document promises, as nothing
    can be."""
