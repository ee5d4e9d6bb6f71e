"""User code for OpenAI's client with planted mistakes: both type checkers find each, on its line, and nothing else."""

from __future__ import annotations

from openai import AsyncClient, Client, types

client = Client(api_key="k")

client.chat.completions.create(model="m")  # planted: no messages
client.chat.completions.create(model="m", messages="hi")  # planted: not a list
client.chat.completions.create(model="m", messages=[{"role": "user"}])  # planted: a message without its content
client.chat.completions.create(model="m", messages=[{"role": "boss", "content": "x"}])  # planted: no such role
client.chat.completions.create(model="m", messages=[], temprature=1)  # planted: a typo
client.chat.completions.create(model="m", messages=[], temperature="hot")  # planted: not a number
client.chat.completions.create("m", [])  # planted: arguments are keywords
client.chat.completions.make(model="m", messages=[])  # planted: no such method
client.chats.completions.create(model="m", messages=[])  # planted: no such resource
client.chat.completions.create(model="m", messages=[]).choices.message  # planted: choices are a list
client.chat.completions.create(model="m", messages=[]).choices[0].message.content.lower()  # planted: may be None
client.chat.completions.create(model="m", messages=[], stream=True).choices  # planted: a stream has no choices
client.images.generations.create(prompt="p", background="red")  # planted: not one of the values
client.images.generations.create(prompt="p", quality=3)  # planted: not a text
client.embeddings.create(input={"a": 1}, model="m")  # planted: not a text, nor texts, nor tokens
client.files.create(file=7, purpose="fine-tune")  # planted: not a file
client.files.create(file=b"x", purpose="fun")  # planted: not one of the purposes
client.models.retrieve()  # planted: the model is missing
client.models.retrieve("m").owner  # planted: no such field
client.with_raw_response.models.retrieve("m").owned_by  # planted: not parsed yet
client.with_options(retries=3)  # planted: no such option
Client(api_key=["k"])  # planted: not a credential
client.assistants.list()  # planted for pyright: deprecated (mypy --strict does not look)
message: types.ChatCompletionRequestUserMessageParam = {"role": "system", "content": "x"}  # planted: another role


async def later() -> None:
    """An answer that nobody awaited has no data."""
    AsyncClient().models.retrieve("m").id  # planted: not awaited
    (await AsyncClient().models.retrieve(model=3)).id  # planted: not a text
