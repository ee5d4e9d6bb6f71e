"""Every kind of change there is: its ids, how grave it is by direction, and its words.

The request is contravariant (the server may take more, not less), the response covariant (it may promise more, not
less). Ids are oasdiff's where the meaning is the same; ``{place}`` is body, property, parameter or header.
"""

from __future__ import annotations

from typing import NamedTuple

from codegen.change import Level

B: Level = "breaking"
W: Level = "warning"
I: Level = "info"  # noqa: E741 - three one-letter levels make a table that can be read


class Kind(NamedTuple):
    """One kind of change. A level of ``None`` means that the change cannot be seen in that direction."""

    name: str
    request: Level | None
    response: Level | None
    says: str
    """What happened, after the subject: ``was made required``; may use ``{was}`` and ``{now}``."""
    why: str
    """Whom it concerns and why it is as grave as it is; the text of ``specweld explain``."""
    request_id: str = ""
    """The id in requests, when it is not ``request-{place}-NAME``."""
    response_id: str = ""


WIDER = "The server takes more than before, which harms no sender; an answer may now hold what receivers do not expect."
NARROWER = "Requests that were right may now be refused; answers hold nothing that was not expected before."
EITHER = "Neither version's values are all valid in the other one."

TYPE_KINDS = (
    Kind("type-changed", B, B, "changed from {was} to {now}", EITHER),
    Kind("type-generalized", I, B, "was widened from {was} to {now}", WIDER),
    Kind("type-specialized", B, I, "was narrowed from {was} to {now}", NARROWER),
    Kind("list-of-types-widened", I, B, "may now also be {now}", WIDER),
    Kind("list-of-types-narrowed", B, I, "may no longer be {was}", NARROWER),
    Kind("one-of-added", I, B, "may now also be {now}", WIDER),
    Kind("one-of-removed", B, I, "may no longer be {was}", NARROWER),
    Kind("became-nullable", I, B, "may now be null", WIDER),
    Kind("became-not-nullable", B, I, "may no longer be null", NARROWER),
    Kind("became-enum", B, I, "was restricted from {was} to the values {now}", NARROWER),
    Kind("no-longer-enum", I, W, "is no longer limited to the values {was}, but {now}", WIDER),
    Kind("enum-value-removed", B, I, "no longer has the values {was}", NARROWER),
    Kind("enum-value-added", I, W, "has the new values {now}", WIDER),
    Kind(
        "known-values-changed",
        I,
        I,
        "documents other values: {now} instead of {was}",
        "The list is open: values outside of it were and are accepted.",
    ),
    Kind("const-changed", B, B, "is now always {now}, was always {was}", EITHER),
    Kind("pattern-added", B, I, "must now match {now}", NARROWER),
    Kind(
        "pattern-changed",
        W,
        W,
        "must now match {now}, was {was}",
        "Whether one pattern includes the other cannot be told in general; look at both.",
    ),
    Kind("pattern-generalized", I, W, "now matches everything ({now}), was {was}", WIDER),
    Kind("pattern-removed", I, W, "no longer has to match {was}", WIDER),
    Kind(
        "format-changed",
        I,
        I,
        "has the format {now}, was {was}",
        "The format is an annotation: the same values are valid.",
    ),
    Kind("content-encoding-changed", B, B, "is now encoded as {now}, was {was}", EITHER),
    Kind("content-media-type-changed", B, B, "now holds {now}, was {was}", EITHER),
    Kind("multiple-of-set", B, I, "must now be a multiple of {now}", NARROWER),
    Kind("multiple-of-unset", I, B, "need no longer be a multiple of {was}", WIDER),
    Kind("multiple-of-narrowed", B, I, "must be a multiple of {now}, was {was}", NARROWER),
    Kind("multiple-of-widened", I, B, "may be any multiple of {now}, was {was}", WIDER),
    Kind("multiple-of-changed", B, B, "must be a multiple of {now}, was {was}", EITHER),
    Kind("unique-items-set", B, I, "may no longer repeat items", NARROWER),
    Kind("unique-items-unset", I, B, "may now repeat items", WIDER),
    Kind("prefix-items-changed", B, B, "has {now} leading items with types of their own, was {was}", EITHER),
    Kind("additional-properties-closed", B, I, "no longer takes other keys", NARROWER),
    Kind(
        "additional-properties-opened",
        I,
        I,
        "now takes other keys",
        "Receivers keep unknown keys, so that nothing breaks in either direction.",
    ),
    Kind(
        "discriminator-added",
        I,
        I,
        "is now told apart by {now}",
        "The values themselves are compared; the tag only helps to read them.",
    ),
    Kind(
        "discriminator-removed",
        I,
        W,
        "is no longer told apart by {was}",
        "Receivers that choose by the tag must choose by shape now.",
    ),
    Kind(
        "discriminator-property-name-changed",
        W,
        W,
        "is told apart by {now}, was {was}",
        "Receivers that choose by the old tag no longer find it.",
    ),
    Kind("discriminator-mapping-deleted", B, I, "no longer knows the tags {was}", NARROWER),
    Kind("discriminator-mapping-added", I, W, "has the new tags {now}", WIDER),
    Kind(
        "default-value-added",
        W,
        I,
        "has the documented default {now}",
        "Callers who leave it out get what they got, or something new: the document did not say.",
    ),
    Kind(
        "default-value-changed",
        B,
        I,
        "has the default {now}, was {was}",
        "Callers who leave it out get something else without changing their code.",
    ),
    Kind(
        "default-value-removed",
        W,
        I,
        "no longer has the documented default {was}",
        "Callers who leave it out may get something else.",
    ),
    Kind("deprecated", I, I, "is deprecated", "It still works; plan to do without it."),
    Kind("reactivated", I, I, "is no longer deprecated", "It is here to stay again."),
    Kind(
        "hint-narrowed",
        W,
        I,
        "is limited by its description: {now}, was {was}",
        "Only the prose says so; no schema enforces it, so it is a warning at most.",
    ),
    Kind("hint-widened", I, I, "is limited less by its description: {now}, was {was}", "Only the prose says so."),
    Kind(
        "always-changed",
        I,
        I,
        "is sent as {now} when the caller says nothing, was {was}",
        "Regenerated clients send it; older ones do not.",
    ),
)


def _bound(name: str, words: str, *, upper: bool) -> tuple[Kind, ...]:
    """The four ways in which a limit changes; lowering an upper limit narrows, lowering a lower one widens."""
    lowered: tuple[Level, Level, str] = (B, I, NARROWER) if upper else (I, B, WIDER)
    raised: tuple[Level, Level, str] = (I, B, WIDER) if upper else (B, I, NARROWER)
    return (
        Kind(f"{name}-decreased", lowered[0], lowered[1], f"has the {words} {{now}}, was {{was}}", lowered[2]),
        Kind(f"{name}-increased", raised[0], raised[1], f"has the {words} {{now}}, was {{was}}", raised[2]),
        Kind(f"{name}-set", B, I, f"has the new {words} {{now}}", NARROWER),
        Kind(f"{name}-unset", I, B, f"no longer has the {words} {{was}}", WIDER),
    )


BOUND_KINDS = (
    *_bound("max", "upper limit", upper=True),
    *_bound("min", "lower limit", upper=False),
    *_bound("exclusive-max", "upper limit", upper=True),
    *_bound("exclusive-min", "lower limit", upper=False),
    *_bound("max-length", "maximum length", upper=True),
    *_bound("min-length", "minimum length", upper=False),
    *_bound("max-items", "maximum number of items", upper=True),
    *_bound("min-items", "minimum number of items", upper=False),
)

GONE = "Receivers that read it find nothing there any more."
UNSEEN = "Who sends or receives it in this direction is not concerned."


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

BODY_KINDS = (
    Kind(
        "body-added-required",
        B,
        I,
        "takes a body now, which is required",
        "Calls without a body were right and are refused now.",
        "request-body-added-required",
        "webhook-body-added",
    ),
    Kind(
        "body-added-optional",
        I,
        I,
        "takes a body now",
        "Callers may ignore it.",
        "request-body-added-optional",
        "webhook-body-added",
    ),
    Kind(
        "body-removed",
        B,
        B,
        "no longer takes a body",
        "What callers send is ignored or refused.",
        "request-body-removed",
        "webhook-body-removed",
    ),
    Kind(
        "body-became-required",
        B,
        I,
        "needs a body",
        "Calls without a body were right and are refused now.",
        "request-body-became-required",
        "webhook-body-became-required",
    ),
    Kind(
        "body-became-optional",
        I,
        B,
        "may be called without a body",
        "Callers may leave it out.",
        "request-body-became-optional",
        "webhook-body-became-optional",
    ),
    Kind(
        "body-media-type-added",
        I,
        I,
        "also takes {now}",
        "Callers may go on as before.",
        "request-body-media-type-added",
        "webhook-body-media-type-added",
    ),
    Kind(
        "body-media-type-removed",
        B,
        B,
        "no longer takes {was}",
        "Bodies of this media type are refused.",
        "request-body-media-type-removed",
        "webhook-body-media-type-removed",
    ),
    Kind(
        "body-encoding-changed",
        B,
        B,
        "is written as {now}, was {was}",
        "The same value looks different on the wire.",
        "request-body-encoding-changed",
        "webhook-body-encoding-changed",
    ),
    Kind(
        "media-type-added",
        I,
        I,
        "also answers {now}",
        "Receivers ask for what they understand.",
        "webhook-answer-media-type-added",
        "response-media-type-added",
    ),
    Kind(
        "media-type-removed",
        B,
        B,
        "no longer answers {was}",
        "Receivers that ask for this media type get another one or an error.",
        "webhook-answer-media-type-removed",
        "response-media-type-removed",
    ),
    Kind(
        "stream-added",
        I,
        B,
        "answers as a stream of {now}",
        "Receivers that expect one value get many.",
        "webhook-answer-stream-added",
        "response-stream-added",
    ),
    Kind(
        "stream-removed",
        I,
        B,
        "no longer answers as a stream of {was}",
        "Receivers that expect many values get one.",
        "webhook-answer-stream-removed",
        "response-stream-removed",
    ),
    Kind(
        "success-status-added",
        I,
        I,
        "also answers {now}",
        "Receivers take every 2xx as success.",
        "webhook-answer-status-added",
        "response-success-status-added",
    ),
    Kind(
        "success-status-removed",
        B,
        B,
        "no longer answers {was}",
        "Receivers wait for a status that does not come.",
        "webhook-answer-status-removed",
        "response-success-status-removed",
    ),
    Kind(
        "non-success-status-added",
        I,
        I,
        "also answers {now}",
        "Receivers take every 4xx and 5xx as failure.",
        "webhook-answer-error-added",
        "response-non-success-status-added",
    ),
    Kind(
        "non-success-status-removed",
        I,
        I,
        "no longer documents {was}",
        "A failure less, or one that is not documented any more.",
        "webhook-answer-error-removed",
        "response-non-success-status-removed",
    ),
    Kind(
        "header-added",
        I,
        I,
        "is new",
        "Receivers ignore unknown headers.",
        "webhook-answer-header-added",
        "response-header-added",
    ),
    Kind(
        "header-removed",
        I,
        W,
        "was removed",
        "Receivers that read it find nothing there.",
        "webhook-answer-header-removed",
        "optional-response-header-removed",
    ),
)


def _fact(name: str, level: Level, says: str, why: str) -> Kind:
    """A kind that has no direction: its name is its id."""
    return Kind(name, level, level, says, why, name, name)


FACT_KINDS = (
    _fact("provider-added", "info", "is new", "A provider that the old side does not have."),
    _fact("provider-removed", "breaking", "was removed", "Every operation of the provider is gone."),
    _fact("endpoint-added", "info", "is new", "Nobody calls it yet."),
    _fact("api-path-removed-without-deprecation", "breaking", "was removed with its whole path", "Calls fail."),
    _fact("api-removed-without-deprecation", "breaking", "was removed", "Calls fail."),
    _fact(
        "api-path-removed-with-deprecation",
        "breaking",
        "was removed with its whole path, as its deprecation announced",
        "Calls fail: who still makes them must stop.",
    ),
    _fact(
        "api-removed-with-deprecation",
        "breaking",
        "was removed, as its deprecation announced",
        "Calls fail: who still makes them must stop.",
    ),
    _fact(
        "api-moved",
        "breaking",
        "moved to {now}",
        "The operation id is the same, the method or path is not: calls to the old one fail.",
    ),
    _fact("endpoint-deprecated", "info", "is deprecated", "It still works; plan to do without it."),
    _fact("endpoint-reactivated", "info", "is no longer deprecated", "It is here to stay again."),
    _fact(
        "api-operation-id-added", "info", "has the operation id {now}", "Names in generated code may be made from it."
    ),
    _fact(
        "api-operation-id-removed",
        "info",
        "has the operation id {now}, was {was}",
        "Names in generated code may be made from it; nothing changes on the wire.",
    ),
    _fact(
        "api-tag-added",
        "info",
        "has the tags {now}",
        "Resources in generated code may be named after it; nothing changes on the wire.",
    ),
    _fact(
        "api-tag-removed",
        "info",
        "no longer has the tags {was}",
        "Resources in generated code may be named after it; nothing changes on the wire.",
    ),
    _fact(
        "api-fixed-query-changed",
        "breaking",
        "is called with the query {now}, was {was}",
        "The query is part of the path.",
    ),
    _fact("webhook-added", "info", "is new", "Receivers that do not know it ignore it."),
    _fact("webhook-removed", "breaking", "was removed", "Receivers wait for what does not come."),
    _fact("callback-added", "info", "is new", "Receivers that do not know it ignore it."),
    _fact("callback-removed", "breaking", "was removed", "Receivers wait for what does not come."),
    _fact("stream-flag-added", "info", "can stream its answer with {now}", "Callers must ask for it."),
    _fact(
        "stream-flag-removed",
        "breaking",
        "can no longer stream its answer with {was}",
        "Callers that ask for a stream get something else.",
    ),
    _fact("paging-added", "info", "has pages: {now}", "Lists may be longer than one answer."),
    _fact("paging-removed", "warning", "no longer has pages: {was}", "Callers that go on to the next page find none."),
    _fact(
        "paging-changed",
        "warning",
        "has other pages: {now}, was {was}",
        "Callers that go on to the next page do it in another way.",
    ),
    _fact(
        "api-security-required",
        "breaking",
        "needs a credential now: {now}",
        "Calls without one were right and are refused now.",
    ),
    _fact("api-security-lifted", "info", "no longer needs a credential ({was})", "Calls with one go on working."),
    _fact("api-security-added", "info", "also takes the credential {now}", "Callers may go on with the one they have."),
    _fact(
        "api-security-removed", "breaking", "no longer takes the credential {was}", "Callers that use it are refused."
    ),
    _fact("api-security-scope-added", "breaking", "needs more scopes: {now}", "Tokens without them are refused."),
    _fact("api-security-scope-removed", "info", "needs fewer scopes: no more {was}", "Tokens with them go on working."),
    _fact(
        "api-security-component-type-changed",
        "breaking",
        "is {now}, was {was}",
        "Callers put their credential where the server no longer looks.",
    ),
    _fact(
        "api-security-component-retyped",
        "warning",
        "is {now}, was {was}",
        "The credential goes into the same header; how to get one may have changed.",
    ),
    _fact(
        "api-security-component-oauth-url-changed",
        "warning",
        "has the authorization URL {now}, was {was}",
        "Users are sent to another page.",
    ),
    _fact(
        "api-security-component-oauth-token-url-changed",
        "breaking",
        "has the token URL {now}, was {was}",
        "Clients that fetch tokens ask the wrong server.",
    ),
    _fact(
        "api-security-component-oauth-flow-removed",
        "breaking",
        "no longer has the flow {was}",
        "Clients that get their token that way cannot any more.",
    ),
    _fact(
        "api-security-component-oauth-flow-added",
        "info",
        "has the new flow {now}",
        "Clients may go on with the flow they use.",
    ),
    _fact(
        "api-security-component-oauth-scope-removed",
        "breaking",
        "no longer knows the scopes {was}",
        "Clients that ask for them are refused.",
    ),
    _fact(
        "api-security-component-oauth-scope-added", "info", "has the new scopes {now}", "Nobody has to ask for them."
    ),
    _fact(
        "api-server-removed", "breaking", "is no longer a server", "Clients with this base URL may lose their server."
    ),
    _fact("api-server-added", "info", "is a new server", "Clients may go on with the one they use."),
    _fact(
        "api-server-variable-changed",
        "breaking",
        "takes {now}, was {was}",
        "URLs made with the old values may lead nowhere.",
    ),
    _fact(
        "api-server-variable-default-changed",
        "warning",
        "has the default {now}, was {was}",
        "Clients that do not set it call another server.",
    ),
)

BARE = frozenset(kind.name for kind in (*BODY_KINDS, *FACT_KINDS))
"""Kinds whose words speak of the operation or thing as a whole."""

KINDS = {
    kind.name: kind for kind in (*TYPE_KINDS, *BOUND_KINDS, *FIELD_KINDS, *PARAMETER_KINDS, *BODY_KINDS, *FACT_KINDS)
}
"""All kinds by name."""
