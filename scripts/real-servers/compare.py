#!/usr/bin/env python3
"""Asks a server with the official `openai` client what works, and holds a report of `compat-matrix probe` against that.

A contradiction is: the report says `supported` and the client failed, or it says `unsupported` and the client saw the effect.
`partial` and `inconclusive` contradict nothing. Exit status: 0 no contradiction, 1 some, 2 the server can't be asked.
usage: compare.py --report REPORT --base-url URL --key-env NAME --model ID...
"""
import argparse
import base64
import json
import os
import random
import secrets
import struct
import sys
import zlib
from dataclasses import dataclass
from typing import Literal

import openai
import pydantic

WORKED, FAILED, UNKNOWN = "worked", "failed", "cannot tell"
TRIES = 3  # a model may err; a server that ignores a field does so every time


@dataclass
class Seen:
    outcome: str
    why: str = ""

    def __str__(self):
        return f"{self.outcome}: {self.why}" if self.why else self.outcome


def worked(why=""):
    return Seen(WORKED, why)


def failed(why):
    return Seen(FAILED, why)


def unknown(why):
    return Seen(UNKNOWN, why)


def raised(error):
    status = getattr(error, "status_code", None)
    return failed(f"{type(error).__name__}{f' {status}' if status else ''}")


def attempt(look, tries=1):
    """What a look saw; a failure is believed once every try has failed. Where the network fails, nothing was seen."""
    seen = unknown("not tried")
    for _ in range(tries):
        try:
            seen = look()
        except openai.APIConnectionError as error:
            return unknown(type(error).__name__)
        except Exception as error:  # noqa: BLE001 (whatever the client raises is what its user sees)
            seen = raised(error)
        if seen.outcome != FAILED:
            return seen
    return seen


def token():
    return "-".join("".join(random.choices("BCDFGHKMPQRTVWXZ23456789", k=4)) + str(random.randint(2, 9)) for _ in range(2))


def said(text):
    return [{"role": "user", "content": text}]


def tool(name, field="code"):
    schema = {"type": "object", "properties": {field: {"type": "string"}}, "required": [field], "additionalProperties": False}
    return {"type": "function", "function": {"name": name, "description": f"Records one {field}.", "parameters": schema}}


# Digits as 3x5 dots, a row three bits.
DIGITS = ["75557", "26227", "71747", "71717", "55711", "74717", "74757", "71111", "75757", "75717"]


def picture(digits, dot=16):
    """A PNG with black digits on white."""
    rows = [bytes(5 * len(digits) + 2)]
    for row in range(5):
        dots = "00" + "".join(f"{int(DIGITS[int(digit)][row]):03b}00" for digit in digits)
        rows.append(bytes(int(one) for one in dots))
    rows.append(rows[0])
    lines = b"".join(
        b"\0" + b"".join((b"\0" if one else b"\xff") * dot for one in row) for row in rows for _ in range(dot)
    )

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", len(rows[0]) * dot, len(rows) * dot, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


class ModelLooks:
    """What the client sees of one model: a method a capability, with `_` for `-`."""

    def __init__(self, client, model):
        self.client = client
        self.model = model

    def chat(self, messages, **more):
        return self.client.chat.completions.create(model=self.model, messages=messages, **more)

    def message(self, text, **more):
        return self.chat(said(text), **more).choices[0].message

    def content(self, text, **more):
        return self.message(text, **more).content or ""

    def calls(self, text, **more):
        return self.message(text, **more).tool_calls or []

    def chat_completions(self):
        word = token()
        content = self.content(f"Repeat this and nothing else: {word}")
        if not isinstance(content, str):
            return failed("the content is not a text")
        if not content:
            return unknown("no content")
        return worked("repeats what it was told" if word in content else "some content")

    def streaming(self):
        chunks = list(self.chat(said("Count in words from one to eight."), stream=True))
        parts = [chunk.choices[0].delta.content for chunk in chunks if chunk.choices and chunk.choices[0].delta.content]
        ends = [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices and chunk.choices[0].finish_reason]
        if not chunks:
            return failed("no chunk came")
        if not ends:
            return failed("no finish reason came")
        return worked(f"{len(parts)} parts") if len(parts) > 1 else unknown(f"{len(parts)} parts")

    def stream_usage(self):
        with_it = list(self.chat(said("Say hello."), stream=True, stream_options={"include_usage": True}))
        usages = [chunk for chunk in with_it if chunk.usage]
        if not usages:
            return failed("no usage came")
        if not usages[-1].usage.total_tokens:
            return unknown("usage is all zeros")
        return worked("" if not usages[-1].choices else "the chunk of the usage has choices")

    def tool_calling(self):
        name, word = f"record_{secrets.token_hex(3)}", token()
        return self.judge(self.calls(f"Call the tool {name} with the code {word}.", tools=[tool(name)]), name, word)

    @staticmethod
    def judge(calls, name, word):
        if not calls:
            return failed("no call came")
        if any(call.function.name == name and json.loads(call.function.arguments).get("code") == word for call in calls):
            return worked("the call carries the token")
        return failed(f"the call is {calls[0].function.name}({calls[0].function.arguments[:40]})")

    def streamed_tool_calls(self):
        name, word = f"record_{secrets.token_hex(3)}", token()
        names, arguments = {}, {}
        for chunk in self.chat(said(f"Call the tool {name} with the code {word}."), tools=[tool(name)], stream=True):
            for call in (chunk.choices and chunk.choices[0].delta.tool_calls) or []:
                names[call.index] = names.get(call.index) or call.function.name
                arguments[call.index] = arguments.get(call.index, "") + (call.function.arguments or "")
        if not names:
            return failed("no call came")
        good = any(names[at] == name and json.loads(arguments[at]).get("code") == word for at in names)
        return worked("the call carries the token") if good else failed(f"the calls are {names} {arguments}"[:80])

    def tool_choice_required(self):
        name, text = f"record_{secrets.token_hex(3)}", "Say good morning."
        calls = self.calls(text, tools=[tool(name)], tool_choice="required")
        if not calls:
            return failed("no call came")
        if calls[0].function.name != name:
            return failed("another tool was called")
        return unknown("it calls without being told to") if self.calls(text, tools=[tool(name)]) else worked()

    def tool_choice_named(self):
        first, second = (f"{verb}_{secrets.token_hex(3)}" for verb in ("record", "file"))
        choice = {"type": "function", "function": {"name": second}}
        calls = self.calls(f"Call the tool {first} with the code {token()}.", tools=[tool(first), tool(second)], tool_choice=choice)
        names = {call.function.name for call in calls}
        return worked() if names == {second} else failed(f"called: {', '.join(sorted(names)) or 'nothing'}")

    def tool_choice_none(self):
        name = f"record_{secrets.token_hex(3)}"
        text = f"Call the tool {name} with the code {token()}."
        if self.calls(text, tools=[tool(name)], tool_choice="none"):
            return failed("a call came")
        return worked() if self.calls(text, tools=[tool(name)]) else unknown("no call comes without it either")

    def parallel_tool_calls(self):
        name, words = f"record_{secrets.token_hex(3)}", [token(), token()]
        calls = self.calls(
            f"Call the tool {name} twice at once: with the code {words[0]} and with the code {words[1]}.",
            tools=[tool(name)],
            parallel_tool_calls=True,
        )
        got = [json.loads(call.function.arguments).get("code") for call in calls]
        return worked() if sorted(map(str, got)) == sorted(words) else unknown(f"{len(calls)} calls")

    def tool_results(self):
        name, word = f"look_up_{secrets.token_hex(3)}", token()
        call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": '{"code": "today"}'}}
        messages = said(f"What does {name} say for the code today? Repeat it.")
        messages += [{"role": "assistant", "content": None, "tool_calls": [call]}, {"role": "tool", "tool_call_id": "call_1", "content": word}]
        content = self.chat(messages, tools=[tool(name)]).choices[0].message.content or ""
        return worked("the result came back") if word in content else failed("the result did not come back")

    def json_mode(self):
        text = "Name a colour. Never write braces, unless you must answer in JSON."
        content = self.content(text, response_format={"type": "json_object"})
        if not is_object(content):
            return failed("no JSON object came")
        return unknown("it writes JSON without being told to") if is_object(self.content(text)) else worked()

    def structured_outputs(self):
        word = token()
        answer = pydantic.create_model("Answer", sum=(Literal[word], ...), weight=(int, ...))
        parsed = self.client.chat.completions.parse(
            model=self.model, messages=said("What is two plus two, and how heavy is a feather?"), response_format=answer
        )
        value = parsed.choices[0].message.parsed
        return worked("the schema won over the natural answer") if value and value.sum == word else failed("nothing was parsed")

    def reasoning_output(self):
        message = self.message("How many r are in strawberry?")
        more = message.model_extra or {}
        return worked() if more.get("reasoning_content") or more.get("reasoning") else unknown("no reasoning came")

    def vision(self):
        digits = "".join(random.choices("0123456789", k=5))
        url = "data:image/png;base64," + base64.b64encode(picture(digits)).decode()
        parts = [{"type": "text", "text": "Which digits are in the picture?"}, {"type": "image_url", "image_url": {"url": url}}]
        content = self.chat([{"role": "user", "content": parts}]).choices[0].message.content or ""
        return worked("it read the digits") if digits in content.replace(" ", "") else failed("it did not read the digits")

    def embeddings(self):
        texts = [f"a {token()}", f"the {token()}"]
        floats = self.client.embeddings.create(model=self.model, input=texts, encoding_format="float").data
        coded = self.client.embeddings.create(model=self.model, input=texts, encoding_format="base64").data
        if len(floats) != 2:
            return failed(f"2 texts, {len(floats)} vectors")
        if floats[0].embedding == floats[1].embedding:
            return failed("two texts have the same vector")
        if not isinstance(coded[0].embedding, str):
            return unknown("base64 was asked for and did not come")
        size = len(base64.b64decode(coded[0].embedding, validate=True)) / 4
        return worked(f"{int(size)} dimensions") if size == len(floats[0].embedding) else failed("base64 has another length")

    def responses(self):
        word = token()
        text = self.client.responses.create(model=self.model, input=f"Repeat this and nothing else: {word}").output_text
        return worked("repeats what it was told" if word in text else "some text") if text else failed("no text came")

    def responses_stream(self):
        events = [event.type for event in self.client.responses.create(model=self.model, input="Count from one to eight.", stream=True)]
        if "response.completed" not in events:
            return failed(f"it never completed: {', '.join(events[-2:]) or 'no event'}")
        return worked() if "response.output_text.delta" in events else unknown("no text came in parts")

    def token_limit(self):
        text = "Repeat this: " + " ".join(["alpha bravo charlie delta echo foxtrot golf hotel"] * 5)
        full = self.content(text)
        if len(full.split()) < 20:
            return unknown("its replies are short anyway")
        short = self.chat(said(text), max_tokens=8).choices[0]
        if len((short.message.content or "").split()) > 10:
            return failed("the reply is longer than the limit")
        return worked("" if short.finish_reason == "length" else f"the finish reason is {short.finish_reason}")

    def stop_sequences(self):
        word = token()
        text = f"Repeat this and nothing else: alpha bravo {word} charlie"
        with_stop = self.content(text, stop=[word])
        if word in with_stop:
            return failed("it did not stop")
        return worked() if word in self.content(text) and "alpha" in with_stop else unknown("it does not repeat")

    def seed(self):
        self.content("Say a random word.", seed=7)
        return unknown("a mere acceptance shows nothing")

    def multiple_choices(self):
        choices = self.chat(said("Say a random word."), n=2).choices
        return worked() if len(choices) == 2 else failed(f"{len(choices)} choices")

    def logprobs(self):
        logprobs = self.chat(said("Say a word."), logprobs=True, top_logprobs=2).choices[0].logprobs
        return worked() if logprobs and logprobs.content else failed("none came")


def is_object(text):
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


class EndpointLooks:
    """What the client sees of the server as a whole; `by_model` has what it saw of each model."""

    def __init__(self, client, models, by_model):
        self.client = client
        self.models = models
        self.by_model = by_model

    def any_model(self, capability):
        """The best that any model showed; a failure only if the route is not there for any of them."""
        seen = [looks[capability] for looks in self.by_model.values()]
        best = next((one for one in seen if one.outcome == WORKED), None)
        if best:
            return best
        return seen[0] if all("NotFoundError" in one.why for one in seen) else unknown("with none of the models asked")

    def hello(self, client, **more):
        return client.chat.completions.create(**{"model": self.models[0], "messages": said("hello"), **more})

    def answers(self):
        try:
            return bool(self.hello(self.client).choices)
        except openai.OpenAIError:
            return False

    def route(self, path):
        """An empty body costs nothing; only that there is no such route shows something."""
        try:
            self.client.post(path, body={}, cast_to=object)
        except openai.NotFoundError as error:
            return raised(error)
        except openai.APIStatusError as error:
            return unknown(f"an empty request is refused: {error.status_code}")
        return unknown("an empty request is accepted")

    def model_list(self):
        listed = [model.id for model in self.client.models.list()]
        return worked(f"{len(listed)} models") if listed else failed("the list is empty")

    def bearer_auth(self):
        if not self.answers():
            return unknown("the right key gets no answer either")
        try:
            self.hello(self.client.with_options(api_key=f"sk-{secrets.token_hex(12)}"))
        except openai.AuthenticationError:
            return worked()
        # Where none is needed, that is as it should be, and the client can't go without one.
        return unknown("a wrong key is accepted")

    def unknown_model_refused(self):
        if not self.answers():
            return unknown("a known model gets no answer either")
        try:
            self.hello(self.client, model=f"no-such-{secrets.token_hex(4)}")
        except (openai.NotFoundError, openai.BadRequestError) as error:
            return worked(type(error).__name__)
        return failed("it answers for a model that does not exist")

    def error_shape(self):
        try:
            self.client.post("/chat/completions", body={"model": self.models[0], "messages": "not a list"}, cast_to=object)
        except openai.APIStatusError as error:
            try:
                inner = error.response.json()["error"]
                return worked() if isinstance(inner["message"], str) and inner["type"] else failed("the error lacks a message or type")
            except (ValueError, KeyError, TypeError):
                return failed("the error is not in an object `error`")
        return unknown("nonsense is accepted")

    def responses(self):
        return self.any_model("responses")

    def embeddings(self):
        return self.any_model("embeddings")

    def moderation(self):
        seen = self.route("/moderations")
        if seen.outcome == FAILED:
            return seen
        results = self.client.moderations.create(input="hello").results
        return worked() if results else failed("no result came")

    def image_generation(self):
        return self.route("/images/generations")

    def speech(self):
        return self.route("/audio/speech")

    def transcription(self):
        return self.route("/audio/transcriptions")

    def files(self):
        self.client.files.list()
        return worked()

    def batch(self):
        self.client.batches.list()
        return worked()

    def assistants(self):
        self.client.get("/assistants", cast_to=object)
        return unknown("its inventor has withdrawn it")

    def legacy_completions(self):
        def look(model):
            text = self.client.completions.create(model=model, prompt="Say a word.").choices[0].text
            return worked() if text else unknown("no text")

        seen = [attempt(lambda model=model: look(model)) for model in self.models]
        return next((one for one in seen if one.outcome == WORKED), seen[0])


def looks_of(thing):
    return [name for name in vars(type(thing)) if not name.startswith("_") and name not in HELPERS]


HELPERS = {"chat", "message", "content", "calls", "judge", "any_model", "hello", "answers", "route"}
REPEATED = {"tool-calling", "streamed-tool-calls", "tool-choice-required", "tool-choice-named", "tool-results", "json-mode", "structured-outputs", "vision"}


def look_at(thing):
    """Capability -> what was seen."""
    names = {name: name.replace("_", "-") for name in looks_of(thing)}
    return {id: attempt(getattr(thing, name), TRIES if id in REPEATED else 1) for name, id in names.items()}


def contradicts(verdict, seen):
    return (verdict, seen.outcome) in (("supported", FAILED), ("unsupported", WORKED))


def agreement(verdict, seen):
    if contradicts(verdict, seen):
        return "NO"
    return "yes" if (verdict, seen.outcome) in (("supported", WORKED), ("unsupported", FAILED)) else "-"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--report", required=True)
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--key-env", required=True, help="the environment variable that holds the key")
    parser.add_argument("--model", required=True, action="append", nargs="+", help="may be given more than once")
    options = parser.parse_args()
    models = [model for group in options.model for model in group]
    with open(options.report, encoding="utf-8") as file:
        report = json.load(file)
    client = openai.OpenAI(base_url=options.base_url, api_key=os.environ[options.key_env], max_retries=0, timeout=30)

    by_model = {model: look_at(ModelLooks(client, model)) for model in models}
    places = [("endpoint", look_at(EndpointLooks(client, models, by_model)), report.get("endpoint", {}))]
    places += [(model, by_model[model], report.get("models", {}).get(model, {})) for model in models]
    if not any(seen.outcome == WORKED for _, looks, _ in places for seen in looks.values()):
        print("compare: the client could do nothing at all with this server", file=sys.stderr)
        return 2

    rows = [("WHERE", "CAPABILITY", "OUR VERDICT", "THE CLIENT SAW", "AGREE")]
    verdicts = []
    for place, looks, got in places:
        cells = got.get("capabilities", {})
        for capability in sorted(set(looks) | set(cells)):
            cell = cells.get(capability)
            seen = looks.get(capability, unknown("not asked"))
            verdict = cell["verdict"] if cell else "missing"
            verdicts.append((verdict, seen))
            reason = (cell or {}).get("reason")
            rows.append((place, capability, f"{verdict} ({reason})" if reason else verdict, str(seen), agreement(verdict, seen)))
    widths = [max(len(row[at]) for row in rows) for at in range(5)]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip())

    known = [one for one in verdicts if one[0] != "missing"]
    wrong = sum(contradicts(*one) for one in known)
    agreed = sum(agreement(*one) == "yes" for one in known)
    print(
        f"{len(known)} cells: {agreed} agree, {wrong} contradict, {sum(verdict == 'inconclusive' for verdict, _ in known)} inconclusive, "
        f"{sum(verdict == 'partial' for verdict, _ in known)} partial; {len(verdicts) - len(known)} that the report does not have"
    )
    if not known:
        print("compare: the report has none of these cells", file=sys.stderr)
    return 1 if wrong or not known else 0


if __name__ == "__main__":
    sys.exit(main())
