#!/usr/bin/env python3
"""A LitServe server whose chat model is a parrot: it repeats what it was told, and does what a request asks for by rule, not by wit.

Everything on the wire is LitServe's: routes, shapes, statuses, finish reasons, event stream. Only the texts are made here.
usage: litserve_parrot.py PORT
"""
import hashlib
import json
import re
import sys

import litserve as ls

QUOTED = re.compile(r"""["'`]([\w-]{4,})["'`]""")
UNGUESSABLE = re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{4,}|\b\d{4,}\b|\b[A-Z]{5,}\b")


def text_of(message):
    """The text of a message; pictures are passed over, as by a server whose model can't see."""
    content = message.content
    if isinstance(content, list):
        return " ".join(part.text for part in content if getattr(part, "text", None))
    return content or ""


def tokens_in(text):
    """The words that nobody could guess, quoted ones first, each once."""
    return list(dict.fromkeys(QUOTED.findall(text) + UNGUESSABLE.findall(text)))


def token_in(text, taken):
    """Such a word, else the last word, that no other field has."""
    words = tokens_in(text) + list(reversed(re.findall(r"\w+", text))) + ["nothing"]
    return next((word for word in words if word not in taken), words[0])


def calls_for(request, asked):
    """Calls the tools that the text names, else the first if a word of its name or of calling is there; one tool once for each of several tokens."""
    tools = [tool.function for tool in request.tools]
    named = [tool for tool in tools if tool.name in asked]
    if not named:
        words = ["call", "tool", "function", *re.findall(r"[A-Za-z]{4,}", tools[0].name)]
        named = tools[:1] if request.tool_choice.value == "any" or any(word.lower() in asked.lower() for word in words) else []
    for tool in tools:
        asked = asked.replace(tool.name, "")
    calls = [(tool.name, value_for(tool.parameters, asked, [])) for tool in named]
    tokens = tokens_in(asked)
    if len(named) == 1 and len(named[0].parameters.get("properties", {})) == 1 and len(tokens) > 1:
        calls = [(named[0].name, value_for(named[0].parameters, token, [])) for token in tokens]
    return [
        {"index": index, "id": f"call_{index}", "type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}
        for index, (name, arguments) in enumerate(calls)
    ]


def value_for(schema, text, taken, root=None):
    """A value that obeys the schema, as far as the words of this parrot go."""
    root = root or schema
    if "$ref" in schema:
        part = root
        for key in schema["$ref"].removeprefix("#").strip("/").split("/"):
            part = part[key] if key else part
        return value_for(part, text, taken, root)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return next((item for item in schema["enum"] if str(item) in text), schema["enum"][0])
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return value_for(schema[key][0], text, taken, root)
    kind = schema.get("type", "string")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        return {name: value_for(part, text, taken, root) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [value_for(schema.get("items", {}), text, taken, root) for _ in range(schema.get("minItems", 1))]
    if kind in ("integer", "number"):
        numbers = re.findall(r"-?\d+", text)
        return max(int(numbers[-1]) if numbers else 1, schema.get("minimum", -(2**31)))
    if kind == "boolean":
        return True
    if kind == "null":
        return None
    word = token_in(text, taken)
    taken.append(word)
    return word


class Parrot(ls.LitAPI):
    def setup(self, device):
        pass

    def decode_request(self, request):
        return request

    def predict(self, request):
        last = request.messages[-1]
        asked = " ".join(text_of(message) for message in request.messages if message.role == "user")
        usage = {"prompt_tokens": len(re.findall(r"\S+", asked))}
        if request.tools and request.tool_choice.value != "none" and last.role != "tool":
            calls = calls_for(request, asked)
            if calls:
                total = usage["prompt_tokens"] + len(calls)
                yield {"content": None, "tool_calls": calls, **usage, "completion_tokens": len(calls), "total_tokens": total}
                return
        form = getattr(request.response_format, "type", "text")
        if form == "json_schema":
            words = [json.dumps(value_for(request.response_format.json_schema.schema_ or {}, asked, []))]
        elif form == "json_object":
            words = [json.dumps({"answer": text_of(last)})]
        else:
            words = re.findall(r"\S+\s*", text_of(last)) or ["Nothing", " was", " said."]
        limit = request.max_completion_tokens or request.max_tokens or len(words)
        stops = [request.stop] if isinstance(request.stop, str) else request.stop or []
        said = "".join(words[:limit])
        ends = [said.find(stop) for stop in stops if stop in said]
        said = said[: min(ends)] if ends else said
        parts = re.findall(r"\S+\s*|\s+", said)
        yield from ({"content": part} for part in parts)
        # LitServe adds up what the parts of a reply say, but a stream tells only what the last one said.
        yield {"content": "", **usage, "completion_tokens": len(parts), "total_tokens": usage["prompt_tokens"] + len(parts)}

    def encode_response(self, output):
        for part in output:
            yield {"role": "assistant", **part}


class ParrotEmbeddings(ls.LitAPI):
    def setup(self, device):
        pass

    def predict(self, texts):
        return [
            [byte / 255 for byte in hashlib.sha256(json.dumps(text).encode()).digest()[:8]]
            for text in (texts if isinstance(texts, list) else [texts])
        ]


if __name__ == "__main__":
    apis = [Parrot(spec=ls.OpenAISpec()), ParrotEmbeddings(spec=ls.OpenAIEmbeddingSpec())]
    server = ls.LitServer(apis, accelerator="cpu", timeout=20)
    server.run(host="127.0.0.1", port=int(sys.argv[1]), generate_client_file=False, log_level="warning")
