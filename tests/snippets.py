"""The snippets of a generated README, as the module that a reader would make of them."""

from __future__ import annotations

import re
import textwrap

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATHS = re.compile(r'Path\("([^"]+)"\)')


def blocks(readme: str) -> list[str]:
    """The Python snippets of a README."""
    return _BLOCK.findall(readme)


def calls(readme: str) -> list[str]:
    """Those that call something: the ones after the client and the errors."""
    return [block for block in blocks(readme) if "client." in block]


def files(readme: str) -> list[str]:
    """The files that they read."""
    return [name for block in calls(readme) for name in _PATHS.findall(block)]


def module(readme: str) -> str:
    """All snippets as one module, each in a function of its own, with what it assigns used."""
    found = blocks(readme)
    imports = dict.fromkeys(
        line for block in found for line in block.splitlines() if line.startswith(("from ", "import "))
    )
    (made,) = (block for block in found if "client = Client()" in block)
    others = [_without_imports(block) for block in found if block != made and "client." not in block]
    functions = [_function(number, _without_imports(block)) for number, block in enumerate(calls(readme))]
    return "\n".join(
        (
            "# pyright: reportDeprecated=false\nfrom __future__ import annotations\n",
            *imports,
            _without_imports(made),
            *others,
            *functions,
            "",
        )
    )


def _without_imports(block: str) -> str:
    return "\n".join(line for line in block.splitlines() if not line.startswith(("from ", "import ")))


def _function(number: int, block: str) -> str:
    """A snippet as a function of the client."""
    body = textwrap.indent(block.strip(), "    ")
    assigned = re.match(r"\s*(\w+) = ", body)
    used = f"\n    print({assigned[1]})" if assigned else ""
    return f"\n\ndef call_{number}(client: Client) -> None:\n{body}{used}"
