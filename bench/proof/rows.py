"""What became of one document."""

from __future__ import annotations

import msgspec


class Row(msgspec.Struct):
    """One document's way through specweld; errors are empty where all is well."""

    document: str
    package: str
    bytes: int
    refused: str = ""
    """One clear line: specweld says that this is no document that it can use."""
    crashed: str = ""
    """An exception, its last line of code, or the signal that ended the process: always a bug."""
    counted: int = -1
    """Operations by the independent walk; -1 where plain parsers cannot read the document."""
    operations: int = 0
    """Operations in the client."""
    missing: list[str] = []
    """Operations that the walk saw and the client lacks."""
    seconds: float = 0.0
    """From reading to formatted files; without starting Python."""
    megabytes: float = 0.0
    """Peak resident memory, Python and specweld themselves included."""
    modules: int = 0
    models: int = 0
    imports: list[str] = []
    """Modules that do not import."""
    builds: list[str] = []
    """Types whose schema does not build."""
    findings: dict[str, int] = {}
    judged: bool = False
    """Whether the slow judges looked at this package."""
    complaints: dict[str, list[str]] = {}
    """Judge -> what it said about this package."""

    @property
    def complete(self) -> bool:
        """Whether every operation that was counted is in the client."""
        return not self.missing and (self.counted < 0 or self.operations >= self.counted)

    @property
    def works(self) -> bool:
        """Whether the package was made, imports and builds."""
        return not (self.refused or self.crashed or self.imports or self.builds)
