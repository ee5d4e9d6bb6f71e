"""What an API sends by itself: the payloads of its webhooks as one type."""

from __future__ import annotations

from codegen.media import is_json
from codegen.model import union
from codegen.package import Annotation, WebhooksModule
from codegen.plan.annotations import Spelling, annotation
from codegen.plan.imports import webhook_imports
from codegen.plan.scope import Scope

_RECEIVED = Spelling("response", prefix="types.")
_DEEPEST = 100
"""Members of a union as ``A | B``: type checkers count each as a level of depth, of which they take some 256."""


def webhooks(scope: Scope, core: str) -> WebhooksModule | None:
    """The module that reads a provider's webhooks; ``None`` when its documents tell of none with a body."""
    bodies = [each.body for each in scope.provider.operations if each.channel == "webhook" and each.body]
    found = [content.type for body in bodies for content in body.contents if is_json(content.media_type)]
    if not found:
        return None
    payload = _shallow(annotation(union(*found), scope, _RECEIVED))
    return WebhooksModule(payload, webhook_imports(payload, core))


def _shallow(payload: Annotation) -> Annotation:
    """A union of very many members as a union of unions."""
    members = payload.members
    if len(members) <= _DEEPEST:
        return payload
    parts = (members[start : start + _DEEPEST] for start in range(0, len(members), _DEEPEST))
    text = " | ".join(f"({' | '.join(part)})" for part in parts)
    return Annotation(text, payload.names, payload.imports, members)
