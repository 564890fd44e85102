# SPDX-License-Identifier: Apache-2.0
"""check_messages.py FILE: holds messages to sync/wire/asyncapi.yaml and the schemas it names.

Each line of the file is one message as JSON: {"topic", "payload", "encoded": true|false}. For each it
prints one line, "valid" or "refused: <why>". What our encoders wrote must hold nothing that the
schemas don't describe; others may send more. The line "." is for the document itself: its references
lead somewhere, and every channel is sent or received by an operation.
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml

WIRE = pathlib.Path("sync/wire")
Validator = jsonschema.Draft7Validator


def bundle():
    """All schemas in one document, so that references between files need no resolver."""
    schemas = {}
    for path in sorted((WIRE / "schema").glob("*.json")):
        text = path.read_text(encoding="utf-8")
        # Within a file first, then to the beginning of another, then into another.
        text = re.sub(r'"\$ref": "#/', rf'"$ref": "#/files/{path.name}/', text)
        text = re.sub(r'"\$ref": "([a-z-]+\.json)"', r'"$ref": "#/files/\1"', text)
        text = re.sub(r'"\$ref": "([a-z-]+\.json)#/', r'"$ref": "#/files/\1/', text)
        schemas[path.name] = json.loads(text)
        Validator.check_schema(schemas[path.name])
    return schemas


def closed(schema):
    """The same schema, taking nothing that it doesn't describe."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if "type" in schema and "properties" in schema:
        made["additionalProperties"] = False
    return made


def at(document, pointer):
    for key in pointer.removeprefix("#/").split("/"):
        document = document[key]
    return document


def references(value):
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from references(item)


def check_document(api, schemas):
    assert api["asyncapi"] == "3.0.0"
    for reference in references(api):
        if reference.startswith("#/"):
            at(api, reference)
        else:
            assert pathlib.Path(reference).name in schemas, reference
    for reference in references(schemas):
        at({"files": schemas}, reference)
    used = {operation["channel"]["$ref"] for operation in api["operations"].values()}
    assert used == {"#/channels/" + name for name in api["channels"]}, used
    for name, channel in api["channels"].items():
        asked = set(re.findall(r"{([a-z]+)}", channel["address"]))
        assert asked == set(channel["parameters"]), name


def schema_name(api, topic):
    """The file that the payload on a topic is described by."""
    for channel in api["channels"].values():
        if re.fullmatch(re.sub(r"{[a-z]+}", "[^/+#]+", channel["address"]), topic):
            (message,) = channel["messages"].values()
            return pathlib.Path(at(api, message["$ref"])["payload"]["$ref"]).name
    raise KeyError(topic)


def main():
    api = yaml.safe_load((WIRE / "asyncapi.yaml").read_text(encoding="utf-8"))
    schemas = bundle()
    open_ones = {"files": schemas}
    closed_ones = {"files": closed(schemas)}
    validators = {}
    for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        if line == ".":
            check_document(api, schemas)
            print("valid")
            continue
        message = json.loads(line)
        key = (message.get("schema") or schema_name(api, message["topic"]), message["encoded"])
        if key not in validators:
            files = closed_ones if message["encoded"] else open_ones
            validators[key] = Validator({**files, "$ref": f"#/files/{key[0]}"})
        error = jsonschema.exceptions.best_match(validators[key].iter_errors(message["payload"]))
        print("valid" if error is None else f"refused: {error.json_path}: {error.message}"[:300])


main()
