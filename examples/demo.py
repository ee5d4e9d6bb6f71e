"""One call of a generated client against a local server that plays the provider."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.document import AnswerSample
from codegen.read import read_text
from generated.aimlapi import Client
from player import Player

if TYPE_CHECKING:
    from codegen.jsontypes import JSON

PAGE = Path(__file__).parent.parent / "specs" / "aimlapi.md"


def sample(page: Path) -> JSON:
    """The sample answer that a provider's page shows."""
    for document in read_text(page.name, page.read_bytes()):
        for shown in document.samples:
            if isinstance(shown, AnswerSample) and shown.role == "response":
                return shown.value
    raise SystemExit(f"{page.name} shows no sample answer")


def main() -> None:
    """Make the call, and show what was sent and what came back."""
    with Player(sample(PAGE)) as provider:
        client = Client(api_key="demo-key", base_url=provider.url)
        answer = client.images.generate(prompt="a T-Rex on a beach", size="1536x1024")
        client.close()
    request = provider.seen[0]
    print("client.images.generate(prompt='a T-Rex on a beach', size='1536x1024')")
    print(f"  sent      {request.method} {request.path}")
    print(f"            Authorization: {request.headers['authorization']}")
    print(f"            {json.dumps(json.loads(request.body))}")
    print(f"  received  answer.data[0].url             {answer.data[0].url}")
    print(f"            answer.data[0].revised_prompt  {answer.data[0].revised_prompt}")
    print(f"            type                           {type(answer).__name__}")


if __name__ == "__main__":
    main()
