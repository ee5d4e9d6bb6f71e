"""``inspect``, ``why`` and ``compare``: the model of a job, looked at and not written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from codegen.api import make
from codegen.api.job import Job
from codegen.api.results import Progress
from codegen.change import Change
from codegen.diff import diff
from codegen.finding import Decision, Evidence, Finding, Location
from codegen.model import Model
from codegen.package import Package
from codegen.pipeline import Understood, Welded
from codegen.plan import whole
from codegen.read import Locator
from codegen.report.inspection import Inspection, inspection
from codegen.report.why import Explanation, explain


class Looked(msgspec.Struct, frozen=True):
    """The stages of a job up to its plan."""

    job: Job
    understood: Sequence[Understood]
    welded: Welded
    package: Package
    locator: Locator

    def place(self, location: Location) -> Location:
        """A place as people are to see it: with its line, and its source as they would type it."""
        return make.shown_place(self.job, self.locator.locate(location))

    def evidence(self, evidence: Evidence) -> Evidence:
        """The claim with its place as people are to see it."""
        return msgspec.structs.replace(evidence, location=self.place(evidence.location))

    def decision(self, decision: Decision) -> Decision:
        """The decision with its places as people are to see them."""
        return msgspec.structs.replace(decision, evidence=tuple(map(self.evidence, decision.evidence)))


def look(job: Job, progress: Progress) -> Looked:
    """Runs the stages up to the plan."""
    understood = make.understand(job, progress)
    welded = make.weld(job, understood, progress)
    locator = Locator([document for each in understood for document in each.documents])
    return Looked(job, understood, welded, whole(welded.outline), locator)


def inspect(job: Job, progress: Progress) -> tuple[Inspection, ...]:
    """What each provider of the job offers."""
    looked = look(job, progress)
    findings = make.collect(job, looked.understood, looked.welded.model, details=True)
    return tuple(
        inspection(
            provider,
            client,
            _of(understood, provider.findings, findings, job),
            [looked.decision(each) for each in provider.decisions],
        )
        for understood, provider, client in zip(
            looked.understood, looked.welded.model.providers, looked.package.clients, strict=True
        )
    )


def _of(understood: Understood, own: Iterable[Finding], findings: Iterable[Finding], job: Job) -> Iterable[Finding]:
    """Those of all findings that are about one provider's documents."""
    sources = {tree.source for document in understood.documents for tree in document.trees}
    sources |= {finding.location.source for finding in own} | {document.source for document in understood.documents}
    shown = {job.workspace.shown(source) for source in sources}
    return [finding for finding in findings if finding.location.source in shown]


def why(job: Job, target: str, progress: Progress) -> Explanation:
    """The evidence for one fact of the job."""
    looked = look(job, progress)
    documented = [each.provider for each in looked.understood]
    found = explain(target, documented, looked.welded.model, looked.package.clients)
    return msgspec.structs.replace(
        found,
        claims=tuple(map(looked.evidence, found.claims)),
        decisions=tuple(map(looked.decision, found.decisions)),
    )


def compare(old: Job, new: Job, progress: Progress) -> tuple[Change, ...]:
    """What changed between two jobs' models, with lines."""
    sides = [_side(job, progress) for job in (old, new)]
    changes = diff(sides[0][0], sides[1][0])
    return tuple(
        msgspec.structs.replace(
            change,
            old=_placed(old, sides[0][1], change.old),
            new=_placed(new, sides[1][1], change.new),
        )
        for change in changes
    )


def _side(job: Job, progress: Progress) -> tuple[Model, Locator]:
    understood = make.understand(job, progress)
    progress("reconciling")
    model = make.reconciled(job, understood)
    return model, Locator([document for each in understood for document in each.documents])


def _placed(job: Job, locator: Locator, location: Location | None) -> Location | None:
    return make.shown_place(job, locator.locate(location)) if location else None


def stage(job: Job, name: str, progress: Progress) -> Any:
    """The value of one stage: ``read``, ``interpret``, ``reconcile`` or ``plan``."""
    if name == "read":
        return make.documents(job, progress)
    understood = make.understand(job, progress)
    if name == "interpret":
        return [each.provider for each in understood]
    if name == "reconcile":
        return make.reconciled(job, understood)
    return whole(make.weld(job, understood, progress).outline)
