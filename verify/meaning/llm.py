"""The reader `llm`: a language model behind any OpenAI-compatible chat endpoint that the operator names."""

from __future__ import annotations

from collections.abc import Sequence

from verify.errors import SettingsError
from verify.meaning.llm_prompt import PROMPT_VERSION, UnusableReplyError, parse_reply, questions
from verify.model.meaning import MOST_CHARACTERS, Meaning, MeaningPair, Reading
from verify.model.page import Request, RequestKind, Unread
from verify.ports import Fetcher, ReaderTools

_PATH = "/chat/completions"


class LlmReader:
    """Asks a model about each pair in both orders, and believes it only when both answers agree."""

    name = "llm"
    prompt_version = PROMPT_VERSION

    def __init__(self, tools: ReaderTools) -> None:
        variables = tools.variables
        if tools.fetcher is None:
            hint = "the address of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1"
            raise SettingsError("VERIFY_READER_URL", "the reader llm needs an endpoint", hint)
        if not variables.get("VERIFY_READER_MODEL"):
            raise SettingsError("VERIFY_READER_MODEL", "the reader llm needs the name of a model")
        self.model = variables["VERIFY_READER_MODEL"]
        self._fetcher: Fetcher = tools.fetcher
        self._url = _endpoint(variables["VERIFY_READER_URL"])
        key = variables.get("VERIFY_READER_KEY")
        self._headers = (("Authorization", f"Bearer {key}"),) if key else ()

    async def read(self, pairs: Sequence[MeaningPair]) -> Sequence[Reading]:
        """One reading for each of *pairs*, in order."""
        return [await self._both_ways(pair) for pair in pairs]

    async def _both_ways(self, pair: MeaningPair) -> Reading:
        if max(len(pair.quotation), len(pair.passage)) > MOST_CHARACTERS:
            return Reading(meaning=Meaning.UNSURE, reason="too long to be sent")
        one, other = questions(self.model, pair)
        first = await self._asked(one)
        if first.meaning is Meaning.UNSURE:
            return first
        second = await self._asked(other)
        if second.meaning is first.meaning:
            return first
        unsure = second.reason if second.meaning is Meaning.UNSURE else "the answers differ with the order of the texts"
        return Reading(meaning=Meaning.UNSURE, reason=unsure)

    async def _asked(self, body: bytes) -> Reading:
        request = Request(url=self._url, kind=RequestKind.API, headers=self._headers, body=body)
        outcome = await self._fetcher.get(request)
        if isinstance(outcome, Unread):
            return Reading(meaning=Meaning.UNSURE, reason=f"the endpoint gave no answer ({outcome.reason})")
        try:
            return parse_reply(outcome.body)
        except UnusableReplyError as fault:
            # What is no answer today may be one tomorrow.
            await self._fetcher.forget(request)
            return Reading(meaning=Meaning.UNSURE, reason=str(fault))


def _endpoint(url: str) -> str:
    """The chat endpoint of a server whose address is named with or without it."""
    base = url.rstrip("/")
    return base if base.endswith(_PATH) else base + _PATH
