"""Everything that one output folder holds."""

from __future__ import annotations

from codegen.finding import Noun
from codegen.package.clients import ClientPackage
from codegen.package.groups import GroupPackage


class Project(Noun, frozen=True):
    """What makes an installable project of the packages."""

    name: str
    """Of the distribution (PEP 508)."""
    version: str
    """PEP 440."""
    description: str
    folder: str
    """The import package below ``src``."""
    dependencies: tuple[str, ...]
    extras: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Package(Noun, frozen=True):
    """Everything that one output folder holds."""

    folder: str
    """Its name, for the imports that READMEs show."""
    clients: tuple[ClientPackage, ...]
    groups: tuple[GroupPackage, ...] = ()
    shared_core: bool = True
    """Whether ``_core`` lies beside the clients (one for all) or inside the only one."""
    project: Project | None = None
    """Set where the folder is to be a whole project, with the packages below ``src``."""

    @property
    def top(self) -> str:
        """The import path that names of clients and groups stand below, with its dot; ``""`` if they stand at the top."""
        if self.project is None:
            return f"{self.folder}."
        return f"{self.project.folder}." if self.shared_core else ""
