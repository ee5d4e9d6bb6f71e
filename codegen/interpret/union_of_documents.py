"""Several documents of one provider as one."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.model import Provider, Schema


def combined(providers: Sequence[Provider], name: str) -> Provider:
    """All operations and schemas of ``providers``, in order."""
    schemas: dict[str, Schema] = {}
    for each in providers:
        schemas.update(each.schemas)
    first = providers[0] if providers else Provider(name, ())
    return Provider(
        name,
        tuple(source for each in providers for source in each.sources),
        title=first.title,
        version=first.version,
        doc=first.doc,
        servers=tuple(dict.fromkeys(server for each in providers for server in each.servers)),
        schemes=tuple({scheme.id: scheme for each in providers for scheme in each.schemes}.values()),
        security=first.security,
        operations=tuple(operation for each in providers for operation in each.operations),
        schemas=schemas,
        findings=tuple(finding for each in providers for finding in each.findings),
    )
