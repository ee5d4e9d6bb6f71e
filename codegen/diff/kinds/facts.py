"""Kinds of changes without a direction: operations, credentials, servers."""

from __future__ import annotations

from codegen.change import Level
from codegen.diff.kinds.kind import Kind


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
