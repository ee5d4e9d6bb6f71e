"""The stage: providers in, the reconciled model out."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.model import Model, Provider
from codegen.reconcile.answers import Answers
from codegen.reconcile.catalogue import PROVIDER_RULES
from codegen.reconcile.run import run
from codegen.reconcile.settings import Settings


def reconcile(providers: Sequence[Provider], settings: Settings) -> Model:
    used: set[str] = set()
    done: list[Provider] = []
    for provider in providers:
        answers = Answers(settings, provider.name)
        done.append(run(provider, PROVIDER_RULES, answers))
        used |= answers.used
    return Model(tuple(done))
