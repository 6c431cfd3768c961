"""Language models for tests, behind a chat endpoint of the usual shape."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from tests.hostile import Asked, Misdeed, answer

PATH = "/v1/chat/completions"


def reply(content: str | None, **message: str) -> bytes:
    """A completion as servers send it."""
    said = {"role": "assistant", "content": content} | message
    return json.dumps(
        {
            "id": "chatcmpl-7",
            "object": "chat.completion",
            "created": 1_780_000_000,
            "model": "small-1",
            "choices": [{"index": 0, "message": said, "finish_reason": "stop", "logprobs": None}],
            "usage": {"prompt_tokens": 200, "completion_tokens": 20, "total_tokens": 220},
        }
    ).encode()


def says(meaning: str, reason: str = "They agree in everything.") -> bytes:
    return reply(json.dumps({"meaning": meaning, "reason": reason}))


def texts_in(body: bytes) -> tuple[str, str]:
    """The two texts of a question, where they stand in the frame and nowhere else."""
    task, asked = json.loads(body)["messages"]
    assert (task["role"], asked["role"]) == ("system", "user")
    framed = json.loads(asked["content"])
    assert list(framed) == ["a", "b"]
    assert framed["a"] not in task["content"]
    assert framed["b"] not in task["content"]
    return framed["a"], framed["b"]


def model(judge: Callable[[str, str], str]) -> Misdeed:
    """A model that reads the two framed texts and obeys nothing that stands in them."""

    async def act(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await answer(says(judge(*texts_in(asked.body))), kind="application/json")(asked, writer)

    return act
