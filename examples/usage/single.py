"""One provider. The key and, where needed, the base URL come from AIMLAPI_API_KEY and AIMLAPI_BASE_URL."""

from __future__ import annotations

from generated.aimlapi import Client


def main() -> None:
    """Paint one image, and show what came back."""
    with Client() as client:
        answer = client.images.generate(prompt="a T-Rex on a beach", size="1536x1024", background="transparent")
    print(answer.data[0].url)
    print(answer.data[0].revised_prompt)
    print(answer.usage)


if __name__ == "__main__":
    main()
