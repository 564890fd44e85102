#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_api.py URL TOKEN: holds a running collector to the description that it gives of itself.

The collector must have something of everything. Every address is asked with the token and without,
with each of its parameters wrong, and with one it does not know; what it answers must be of a type
and a form that the description names, and say nothing that the description leaves out.
"""
import json
import sys
import urllib.error
import urllib.request

import jsonschema
import yaml

URL, TOKEN = sys.argv[1:]
DESCRIPTION = "/api/v1/openapi.yaml"


def ask(target, token=TOKEN):
    request = urllib.request.Request(URL + target)
    if token:
        request.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get_content_type(), answer.read().decode()


def closed(schema):
    """The same schema for objects that hold nothing else."""
    if isinstance(schema, dict):
        schema = {key: closed(value) for key, value in schema.items()}
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
        return schema
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


def at(api, value):
    """What a reference stands for."""
    while "$ref" in value:
        found = api
        for part in value["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        value = found
    return value


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def check_form(api, schema, document):
    jsonschema.Draft202012Validator({**api, **schema}).validate(document)


def check_answer(api, responses, answer, status):
    """That the answer is one of those described; gives what it holds."""
    code, kind, body = answer
    assert code == status, answer
    content = at(api, responses[str(code)])["content"]
    assert kind in content, (kind, list(content))
    schema = content[kind]["schema"]
    if kind == "application/x-ndjson":
        lines = [json.loads(line) for line in body.splitlines()]
        for line in lines:
            check_form(api, schema, line)
        return lines
    if kind.endswith("json"):
        document = json.loads(body)
        check_form(api, schema, document)
        return next(iter(document.values()))
    assert body
    return body


def check_address(api, path, described):
    responses = described["responses"]
    assert check_answer(api, responses, ask(path), 200), path + " has nothing to say"
    is_open = described.get("security", api["security"]) == []
    check_answer(api, responses, ask(path, None), 200 if is_open else 401)
    if is_open:
        return
    check_answer(api, responses, ask(path, "wrong"), 401)
    check_answer(api, responses, ask(path + "?unheard_of=1"), 400)
    for parameter in described.get("parameters", []):
        parameter = at(api, parameter)
        if at(api, parameter["schema"]) != {"type": "string"}:
            check_answer(api, responses, ask(f"{path}?{parameter['name']}=!"), 400)


def main():
    code, kind, text = ask(DESCRIPTION, None)
    assert (code, kind) == (200, "application/yaml")
    api = closed(yaml.safe_load(text))
    assert api["openapi"] == "3.1.0"
    for reference in references(api):
        at(api, reference)
    for path, methods in api["paths"].items():
        check_address(api, path, methods["get"])
    visits = api["paths"]["/api/v1/visits"]["get"]["responses"]
    csv = check_answer(api, visits, ask("/api/v1/visits?format=csv"), 200)
    assert csv.startswith("kiosk,visit,rev,"), csv
    check_answer(api, visits, ask("/api/v1/visits?after=9-9"), 410)
    print("fine:", *api["paths"])


main()
