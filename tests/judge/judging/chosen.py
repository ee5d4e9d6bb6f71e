"""Which documents are judged, and what a judge has to be told because it does not read it from the document."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent.parent
CORPUS = ROOT.parent / "shared/corpus"

_BRACKETS = ("--validator-form-object-format=brackets", "--validator-form-array-format=brackets")


class Judged(NamedTuple):
    """A document, and how its judges are started."""

    name: str
    path: Path
    judges: tuple[str, ...] = ("steady", "prism")
    steady: tuple[str, ...] = ()
    """Options that say what the document says, where Steady does not look."""
    why: str = ""
    """Why these options, or why a judge is missing."""


DOCUMENTS = (
    Judged("petstore", CORPUS / "features/3.0/json/petstore.json"),
    Judged("train-travel", CORPUS / "features/3.1/yaml/train-travel.yaml"),
    Judged("asana", CORPUS / "history/asana--asana_oas.yaml/04-2026-06-11-fc9f8dcf.yaml"),
    Judged(
        "openai",
        CORPUS / "big/openai.yaml",
        steady=_BRACKETS,
        why="Its samples write form fields as `timestamp_granularities[]=word` and `expires_after[anchor]=...`; its schemas do not say so.",
    ),
    Judged(
        "stripe",
        CORPUS / "big/stripe.json",
        judges=("steady",),
        steady=(*_BRACKETS, "--validator-query-object-format=brackets", "--validator-query-array-format=brackets"),
        why="Forms and arrays in queries have `style: deepObject`, which Steady reads for objects in queries only. Prism takes more than two minutes to start.",
    ),
    Judged("discord", CORPUS / "history/discord--openapi.json/05-2026-07-18-74fda0fa.json"),
    Judged("vercel", CORPUS / "apis/vercel.com.json"),
    Judged("end-to-end", CORPUS / "nasty/openapi-generators--end_to_end_tests__baseline_openapi_3.1.yaml"),
)


def named(text: str) -> Judged:
    """A document by its name here, or by its path."""
    for each in DOCUMENTS:
        if each.name == text:
            return each
    path = Path(text).resolve()
    stem = path.parent.name if path.stem == "spec" else path.stem
    name = "".join(letter if letter.isalnum() else "_" for letter in stem.lower())
    return Judged(name, path)
