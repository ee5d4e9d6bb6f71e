from codegen.document import Sample
from codegen.read.markdown import Fence


def samples(source: str, fences: list[Fence]) -> tuple[Sample, ...]:
    return ()
