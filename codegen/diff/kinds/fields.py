"""Kinds of changes of properties and parameters."""

from __future__ import annotations

from codegen.change import Level
from codegen.diff.kinds.kind import GONE, B, I, Kind, W


def _visibility(direction: str, what: str, hidden: Level, why: str) -> tuple[Kind, ...]:
    """The kinds of a property that one direction stops or starts to show, by whether it is required."""

    def make(need: str, action: str, level: Level, reason: str) -> Kind:
        id_ = f"{direction}-{need}-property-became-{action}"
        says = f"became {action}" if action == what else f"is no longer {what}"
        request = (level, None, says, reason, id_, "")
        response = (None, level, says, reason, "", id_)
        return Kind(f"became-{action}-{need}", *(request if direction == "request" else response))

    shown = "Requests without it were right and are refused now."
    return (
        make("required", what, hidden, why),
        make("optional", what, hidden, why),
        make(
            "required",
            f"not-{what}",
            "breaking" if direction == "request" else "info",
            shown if direction == "request" else "It may be there now.",
        ),
        make("optional", f"not-{what}", "info", "It may be there now."),
    )


FIELD_KINDS = (
    Kind(
        "field-added-required",
        B,
        I,
        "is new and required",
        "Requests without it were right and are refused now.",
        "new-required-request-property",
        "response-required-property-added",
    ),
    Kind(
        "field-added-default",
        B,
        I,
        "is new and required, with a default",
        "A required property must be sent, whatever its default.",
        "new-required-request-property-with-default",
        "response-required-property-added",
    ),
    Kind(
        "field-added-optional",
        I,
        I,
        "is new",
        "Senders may ignore it, receivers keep unknown keys.",
        "new-optional-request-property",
        "response-optional-property-added",
    ),
    Kind(
        "field-removed-required",
        W,
        B,
        "was removed",
        "The server ignores what callers still send. " + GONE,
        "request-property-removed",
        "response-required-property-removed",
    ),
    Kind(
        "field-removed-optional",
        W,
        B,
        "was removed",
        "The server ignores what callers still send. " + GONE,
        "request-property-removed",
        "response-optional-property-removed",
    ),
    Kind(
        "field-removed-closed",
        B,
        B,
        "was removed, and other keys are refused",
        "Requests that hold it are refused. " + GONE,
        "request-property-removed",
        "response-required-property-removed",
    ),
    Kind(
        "became-required",
        B,
        I,
        "became required",
        "Requests without it were right and are refused now; answers promise more.",
        "request-property-became-required",
        "response-property-became-required",
    ),
    Kind(
        "became-required-default",
        B,
        I,
        "became required, with a default",
        "A required property must be sent, whatever its default.",
        "request-property-became-required-with-default",
        "response-property-became-required",
    ),
    Kind(
        "became-optional",
        I,
        B,
        "became optional",
        "Callers may leave it out; receivers can no longer rely on it.",
        "request-property-became-optional",
        "response-property-became-optional",
    ),
    *_visibility("request", "read-only", W, "The server ignores what callers still send."),
    *_visibility("response", "write-only", B, GONE),
)
"""Properties of objects. A property that one direction never shows (read-only, write-only) counts in the other only."""

PARAMETER_KINDS = (
    Kind(
        "parameter-added-required",
        B,
        I,
        "is new and required",
        "Calls without it were right and are refused now.",
        "new-required-request-parameter",
        "webhook-parameter-added",
    ),
    Kind(
        "parameter-added-default",
        B,
        I,
        "is new and required, with a default",
        "A required parameter must be sent, whatever its default.",
        "new-required-request-default-parameter-to-existing-path",
        "webhook-parameter-added",
    ),
    Kind(
        "parameter-added-optional",
        I,
        I,
        "is new",
        "Callers may ignore it.",
        "new-optional-request-parameter",
        "webhook-parameter-added",
    ),
    Kind(
        "parameter-removed",
        W,
        B,
        "was removed",
        "The server ignores what callers still send, and does not do what they ask for.",
        "request-parameter-removed",
        "webhook-parameter-removed",
    ),
    Kind(
        "parameter-moved",
        B,
        B,
        "moved from {was} to {now}",
        "The server no longer looks where callers put it.",
        "request-parameter-moved",
        "webhook-parameter-moved",
    ),
    Kind(
        "parameter-became-required",
        B,
        I,
        "became required",
        "Calls without it were right and are refused now.",
        "request-parameter-became-required",
        "webhook-parameter-became-required",
    ),
    Kind(
        "parameter-became-optional",
        I,
        B,
        "became optional",
        "Callers may leave it out.",
        "request-parameter-became-optional",
        "webhook-parameter-became-optional",
    ),
    Kind(
        "parameter-style-changed",
        B,
        B,
        "is written as {now}, was {was}",
        "The same value looks different on the wire.",
        "request-parameter-style-changed",
        "webhook-parameter-style-changed",
    ),
)
