"""Package + templates -> files. Templates speak, they do not think: each gets one value of the plan, and nothing is escaped by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2

from codegen.foreign import written
from codegen.package import ClientPackage, GroupPackage, Package, Resource, TypesModule
from codegen.spelling import docstring, literal, one_line

_CORE = "python/_core/"

_ERRORS = [
    "AnswerError",
    "ApiError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "ConnectionError",
    "DecodeError",
    "InternalServerError",
    "InvalidArgument",
    "MissingCredentials",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "StatusError",
    "StreamError",
    "TimeoutError",
    "TransportError",
    "UnprocessableEntityError",
    "ValidationError",
]
EXPORTS = tuple(sorted([*_ERRORS, "Omit", "RawResponse", "not_given", "omit"]))
"""What a provider's package offers of the runtime beside its clients and types."""


def render(package: Package, templates: Path) -> dict[str, str]:
    """The files of ``package``: relative path -> text, not yet formatted. ``templates`` is the folder of the template tree."""
    write = _writer(templates)
    runtime = _runtime(templates)
    files: dict[str, str] = {"__init__.py": write("root.py", package=package)}
    if package.shared_core:
        files.update({f"_core/{name}": text for name, text in runtime.items()})
    for client in package.clients:
        files.update({f"{client.name}/{name}": text for name, text in _client(client, package.folder, write)})
        if not package.shared_core:
            files.update({f"{client.name}/_core/{name}": text for name, text in runtime.items()})
    clients = {client.name: client for client in package.clients}
    for group in package.groups:
        files.update({f"{group.name}/{name}": text for name, text in _group(group, package.folder, clients, write)})
    return dict(sorted(files.items()))


def _writer(templates: Path) -> Callable[..., str]:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Python, not HTML: texts enter through ``literal`` and ``docstring``
    )
    filters: dict[str, Callable[..., str]] = {"literal": literal, "docstring": _docstring, "one_line": one_line}
    environment.filters.update(filters)

    def write(template: str, **values: Any) -> str:
        return environment.get_template(f"python/{template}.jinja").render(values)

    return write


def _docstring(paragraphs: str | Iterable[str], indent: int) -> str:
    """The ``docstring`` door for one text or for paragraphs."""
    text = paragraphs if isinstance(paragraphs, str) else "\n\n".join(paragraphs)
    return docstring(text, indent)


def _runtime(templates: Path) -> dict[str, str]:
    folder = templates / _CORE
    names = sorted(path.name for path in folder.iterdir() if path.suffix == ".py")
    return {name: (folder / name).read_text("utf-8") for name in names}


def _client(client: ClientPackage, folder: str, write: Callable[..., str]) -> list[tuple[str, str]]:
    files = [
        ("__init__.py", write("provider/init.py", client=client, exports=EXPORTS)),
        ("_client.py", write("provider/client.py", client=client)),
        ("py.typed", ""),
        ("README.md", write("provider/README.md", client=client, folder=folder, resources=_resources(client.root))),
        ("resources/__init__.py", f"{docstring('Resources: one module each.', 0)}\n"),
        ("types/__init__.py", write("provider/types.py", client=client)),
    ]
    files += [
        (f"resources/{resource.module}.py", write("provider/resource.py", resource=resource))
        for resource in _resources(client.root)
    ]
    files += [(f"types/{module.name}.py", _types(module, write)) for module in client.types]
    return files


def _types(module: TypesModule, write: Callable[..., str]) -> str:
    return written(module.foreign) if module.foreign else write("provider/types_module.py", module=module)


def _resources(root: Resource) -> list[Resource]:
    """All resources below the client itself, parents first."""
    return [each for child in root.children for each in (child, *_resources(child))]


def _group(
    group: GroupPackage, folder: str, clients: Mapping[str, ClientPackage], write: Callable[..., str]
) -> list[tuple[str, str]]:
    members = [clients[name] for name in group.providers if name in clients]
    return [
        ("__init__.py", write("group/init.py", group=group, clients=members)),
        ("capabilities.py", write("group/capabilities.py", group=group)),
        ("portable.py", write("group/portable.py", group=group)),
        ("README.md", write("group/README.md", group=group, folder=folder)),
    ]
