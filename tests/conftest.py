"""What all tests share: where the repository and the shared collection of documents are."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
"""The repository."""
SHARED = ROOT.parent / "shared"
"""Documents of the world, beside the repository; may be missing."""


def shared_path(*parts: str) -> Path:
    """A path in the shared collection; skips the test, with a word, where it is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs ../shared/{'/'.join(parts)}")
    return path


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared collection of documents; skips the test where it is missing."""
    return shared_path()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-cases`` writes what came out as what is expected; read the difference before committing it."""
    parser.addoption("--update-cases", action="store_true", help="write golden output anew")
    parser.addoption("--judge-all", action="store_true", help="all documents before all judges (tests/judge)")
