"""Several calls at once, with the async client."""

from __future__ import annotations

import asyncio

from generated.chatanywhere import AsyncClient

PROMPTS = ("a lighthouse", "a harbour", "a storm")


async def paint(client: AsyncClient, prompt: str) -> str:
    """Paint one image; its address."""
    answer = await client.images.generate(prompt=prompt, n=1, model="dall-e-3", size="1024x1024")
    return answer.data[0].url


async def main() -> None:
    """Paint three images at the same time."""
    async with AsyncClient() as client:
        for url in await asyncio.gather(*(paint(client, prompt) for prompt in PROMPTS)):
            print(url)


if __name__ == "__main__":
    asyncio.run(main())
