"""What a request wants to be answered with: the ``Prefer`` header (RFC 7240), in Prism's words and a few more."""

from __future__ import annotations

from msgspec.structs import replace

from codegen.answer.checking import Spot
from codegen.answer.exchange import Problem, Request
from codegen.answer.words import shown, suggestion
from codegen.finding import Noun

_NAMES = ("code", "example", "dynamic", "seed", "times", "retry-after", "delay", "fault")
_FAULTS = ("", "close", "cut")
_OTHERS = ("respond-async", "return", "wait", "handling")
"""RFC 7240's own, which say nothing here."""


class Preferences(Noun, frozen=True):
    """What is asked for."""

    code: int = 0
    """The status; 0: the documented success."""
    example: str = ""
    """The name of the example."""
    dynamic: bool = False
    seed: str = ""
    """What random values are made from."""
    times: int = 0
    """How many attempts get ``code`` and ``fault``; later ones go well. 0: all of them."""
    retry_after: float | None = None
    """Seconds."""
    delay: float = 0.0
    """Seconds before the answer."""
    fault: str = ""
    """``close``: the connection ends without an answer; ``cut``: in the middle of it."""

    def at(self, attempt: int) -> Preferences:
        """What is asked for at an attempt, counted from 0."""
        if not self.times or attempt < self.times:
            return self
        return replace(self, code=0, fault="", retry_after=None)

    @property
    def applied(self) -> str:
        """The value of ``Preference-Applied``."""
        said = {
            "code": str(self.code) if self.code else "",
            "times": str(self.times) if self.times else "",
            "example": self.example,
            "dynamic": "true" if self.dynamic else "",
            "delay": f"{self.delay:g}" if self.delay else "",
            "fault": self.fault,
        }
        return ", ".join(f"{name}={value}" for name, value in said.items() if value)


def preferences(request: Request) -> tuple[Preferences, list[Problem]]:
    """What a request asks for, and what of that cannot be understood."""
    said: dict[str, str] = {}
    for part in request.header("prefer").replace(";", ",").split(","):
        name, _, value = part.partition("=")
        if name.strip():
            said.setdefault(name.strip().lower(), value.strip().strip('"'))
    problems = [
        _problem(name, f"there is no such preference{suggestion(name, _NAMES)}")
        for name in said
        if name not in (*_NAMES, *_OTHERS)
    ]
    code, times = _number(said, "code", 200, 599, problems), _number(said, "times", 1, 1000, problems)
    after, delay = _number(said, "retry-after", 0, 3600, problems), _number(said, "delay", 0, 600, problems)
    if said.get("fault", "") not in _FAULTS:
        problems.append(_problem("fault", f"{shown(said['fault'])} is neither close nor cut"))
    found = Preferences(
        code=int(code or 0),
        example=said.get("example", ""),
        dynamic=said.get("dynamic", "false").lower() not in ("false", "0", "no"),
        seed=said.get("seed", "")[:100],
        times=int(times or 0),
        retry_after=after,
        delay=delay or 0.0,
        fault=said.get("fault", ""),
    )
    return found, problems


def _number(said: dict[str, str], name: str, low: int, high: int, problems: list[Problem]) -> float | None:
    if name not in said:
        return None
    try:
        value = float(said[name]) if name in ("retry-after", "delay") else int(said[name])
    except ValueError:
        value = -1
    if low <= value <= high:
        return value
    problems.append(_problem(name, f"{shown(said[name])} is no number from {low} to {high}"))
    return None


def _problem(name: str, message: str) -> Problem:
    return Spot(f"header.Prefer.{name}", None).problem(message)
