"""Every rule, in the order in which they run.

The order has reasons: pages of one operation become one before anything else looks at operations; auth reads the header
parameters that ``transport`` then takes away; whatever adds fields runs before the walk over fields, and the walk's
rules mend a field's type before they read its prose.
"""

from __future__ import annotations

from codegen.reconcile import paging
from codegen.reconcile.answers import EXPIRED
from codegen.reconcile.proposal import ProviderRule
from codegen.reconcile.rules import (
    auth,
    defaults,
    examples,
    identity,
    junk,
    limits,
    nothing,
    numbers,
    outcomes,
    pages,
    peers,
    prose,
    relatives,
    samples,
    schemes,
    servers,
    single,
    suspect,
    transport,
)
from codegen.rules import RuleInfo

PROVIDER_RULES: tuple[ProviderRule, ...] = (
    pages.RULE,
    identity.TITLE,
    identity.STATUS,
    outcomes.MODELS,
    outcomes.ERRORS,
    outcomes.MISSING,
    junk.RULE,
    auth.RULE,
    schemes.DUPLICATES,
    schemes.PARAMETERS,
    transport.RULE,
    servers.RULE,
    servers.MISSING,
    nothing.BINARY,
    nothing.NULLS,
    examples.EMPTY,
    suspect.RULE,
    samples.PRESENCE,
    samples.ADDITIONS,
    examples.ADDITIONS,
    examples.MISSING,
    examples.NEEDED,
    (numbers.RULE, defaults.TYPE, defaults.ENUM, *limits.RULES, prose.ENUM, prose.LIMITS, prose.DEFAULT, single.RULE),
)
"""Rules about one provider."""

RULES: tuple[RuleInfo, ...] = (
    pages.RULE.info,
    identity.TITLE.info,
    identity.STATUS.info,
    outcomes.MODELS.info,
    outcomes.ERRORS.info,
    outcomes.MISSING.info,
    junk.RULE.info,
    *auth.INFOS,
    schemes.DUPLICATES.info,
    schemes.PARAMETERS.info,
    transport.RULE.info,
    *servers.INFOS,
    nothing.BINARY.info,
    nothing.NULLS.info,
    examples.EMPTY.info,
    suspect.RULE.info,
    samples.PRESENCE.info,
    samples.ADDITIONS.info,
    examples.ADDITIONS.info,
    examples.MISSING.info,
    examples.NEEDED.info,
    numbers.RULE.info,
    defaults.TYPE.info,
    defaults.ENUM.info,
    *(rule.info for rule in limits.RULES),
    *prose.INFOS,
    single.RULE.info,
    *peers.INFOS,
    relatives.INFO,
    paging.INFO,
    EXPIRED,
)
"""What each rule is, for ``specweld explain``."""
