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
CASE = "7F-42-KX"
DESCRIPTION = "/api/v1/openapi.yaml"


def ask(target, token=TOKEN, body=None, **headers):
    request = urllib.request.Request(URL + target, None if body is None else body.encode())
    if token:
        request.add_header("Authorization", "Bearer " + token)
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
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


def check_alert(api):
    """One alert, read and acted on."""
    path, steps = "/api/v1/alerts/{id}", "/api/v1/alerts/{id}/steps"
    reading = api["paths"][path]["get"]["responses"]
    acting = api["paths"][steps]["post"]
    step = acting["requestBody"]["content"]["application/json"]["schema"]
    alerts = json.loads(ask("/api/v1/alerts?stage=open")[2])["alerts"]
    known = next(alert for alert in alerts if alert["kind"] == "low_score")
    path, steps = path.format(id=known["alert"]), steps.format(id=known["alert"])
    assert check_answer(api, reading, ask(path), 200) == 1
    check_answer(api, reading, ask(path, None), 401)
    check_answer(api, reading, ask(path + "?unheard_of=1"), 400)
    check_answer(api, reading, ask("/api/v1/alerts/ec756333-efeb-58b3-a838-713a466ec154"), 404)
    check_answer(api, reading, ask("/api/v1/alerts/none"), 404)
    rev = f'"{known["rev"]}"'
    given = {"step": "useful", "note": "so it is"}
    check_form(api, step, given)
    body, kind = json.dumps(given), "application/json"

    def act(status, target=steps, body=body, token=TOKEN, **headers):
        return check_answer(api, acting["responses"], ask(target, token, body, **headers), status)

    act(401, token=None, If_Match=rev, Content_Type=kind)
    act(428, Content_Type=kind)
    act(400, If_Match="*", Content_Type=kind)
    act(415, If_Match=rev, Content_Type="text/plain")
    act(412, If_Match='"999"', Content_Type=kind)
    act(404, steps.replace(known["alert"], "ec756333-efeb-58b3-a838-713a466ec154"), If_Match=rev,
        Content_Type=kind)
    act(400, body='{"step":"dance"}', If_Match=rev, Content_Type=kind)
    act(400, body='{"step":"useful","color":1}', If_Match=rev, Content_Type=kind)
    act(400, body='{"step":"shown"}', If_Match=rev, Content_Type=kind)
    act(409, body='{"step":"confirmed"}', If_Match=rev, Content_Type=kind)
    act(200, If_Match=rev, Content_Type=kind)
    assert ask(steps)[0] == 405


def check_contacts(api):
    """Somebody who wants a call: who asked for the sealed contact is kept."""
    path = "/api/v1/contacts/{id}/openings"
    responses = api["paths"][path]["post"]["responses"]
    waiting = json.loads(ask("/api/v1/contacts")[2])["contacts"][0]
    path = path.format(id=waiting["alert"])
    check_answer(api, responses, ask(path, None, body=""), 401)
    check_answer(api, responses, ask(path + "?unheard_of=1", body=""), 400)
    check_answer(api, responses, ask("/api/v1/contacts/none/openings", body=""), 404)
    check_answer(api, responses, ask(path, body=""), 200)
    assert json.loads(ask("/api/v1/contacts")[2])["contacts"][0]["openings"] == 1
    history = json.loads(ask("/api/v1/alerts/" + waiting["alert"])[2])["history"]
    assert history[-1]["step"] == "contact_opened" and history[-1]["by"] == "everything", history


def check_case(api):
    """A shopper's case: on its page, by head office, and without details in the end."""
    known, page = "/api/v1/cases/{id}", "/case/{id}"
    looking = api["paths"][known]["get"]["responses"]
    erasing = api["paths"][known + "/erasures"]["post"]["responses"]
    paging = api["paths"][page]["get"]["responses"]
    form = "application/x-www-form-urlencoded"
    of_case = known.replace("{id}", CASE)
    case = check_answer(api, looking, ask(of_case), 200)[0]
    assert case["details"] and case["stage"] == "open", case
    check_answer(api, looking, ask(of_case, None), 401)
    check_answer(api, looking, ask(of_case + "?unheard_of=1"), 400)
    check_answer(api, looking, ask(known.replace("{id}", "22-22-22")), 404)

    page = page.replace("{id}", CASE)
    html = check_answer(api, paging, ask(page, None, Accept_Language="de"), 200)
    assert "Noch hat es niemand" in html, html
    check_answer(api, paging, ask("/case/22-22-22", None), 404)
    check_answer(api, paging, ask(page + "?unheard_of=1", None), 400)
    for what, body in (("answers", "helped=5"), ("erasures", f"case={case['case'] + 1}")):
        doing = api["paths"]["/case/{id}/" + what]["post"]["responses"]
        target = f"{page}/{what}"
        check_answer(api, doing, ask(target, None, body, Content_Type=form), 200)
        check_answer(api, doing, ask(target, None, "helped=6", Content_Type=form), 400)
        check_answer(api, doing, ask(target, None, "{}", Content_Type="application/json"), 415)
        assert ask(target, None)[0] == 405
    assert check_answer(api, looking, ask(of_case), 200)[0] == case, "too early, and not that one"

    check_answer(api, erasing, ask(of_case + "/erasures", None, ""), 401)
    check_answer(api, erasing, ask(of_case + "/erasures?case=4096", body=""), 404)
    erased = check_answer(api, erasing, ask(of_case + "/erasures", body=""), 200)[0]
    assert not erased["details"] and erased["erased"], erased
    history = json.loads(ask("/api/v1/contacts")[2])["contacts"]
    opening = f"/api/v1/contacts/{history[0]['alert']}/openings"
    assert ask(opening, body="")[0] == 404


def check_notices(api):
    """Somebody who could not be told, and is to be told again."""
    path = "/api/v1/notices/{id}/tries"
    responses = api["paths"][path]["post"]["responses"]
    dead = json.loads(ask("/api/v1/notices")[2])["notices"][0]
    path = path.format(id=dead["id"])
    check_answer(api, responses, ask(path, None, body=""), 401)
    check_answer(api, responses, ask(path + "?unheard_of=1", body=""), 400)
    for unknown in ("17", "mail", "4096-mail"):
        check_answer(api, responses, ask(f"/api/v1/notices/{unknown}/tries", body=""), 404)
    check_answer(api, responses, ask(path, body=""), 200)
    check_answer(api, responses, ask(path, body=""), 409)


def check_exposure(api):
    """What tills counted: looked at, kept, known, corrected."""
    path, check = "/api/v1/exposure", "/api/v1/exposure/check"
    described = api["paths"][path]["post"]
    responses = described["responses"]
    body = {"hours": [{"store": "s-001", "hour": "2026-11-21T14", "transactions": 120},
                      {"store": "s-001", "hour": "2026-11-21T15", "transactions": 7}]}
    check_form(api, described["requestBody"]["content"]["application/json"]["schema"], body)

    def post(status, target=path, body=body, token=TOKEN, kind="application/json"):
        answer = ask(target, token, json.dumps(body), Content_Type=kind)
        check_answer(api, responses, answer, status)
        return json.loads(answer[2])

    post(401, token=None)
    post(400, path + "?unheard_of=1")
    post(415, kind="text/csv")
    for wrong in ([], {"hours": []}, {"hours": body["hours"], "more": 1},
                  {"hours": [{**body["hours"][0], "transactions": -1}]},
                  {"hours": [{**body["hours"][0], "hour": "2026-11-21T24"}]},
                  {"hours": [{**body["hours"][0], "store": "s-999"}]}):
        post(400, body=wrong)
    unknown = {"hours": body["hours"] + [{**body["hours"][0], "store": "s-999"}]}
    assert [fault["index"] for fault in post(200, check, unknown)["faults"]] == [2]
    assert post(200, check)["added"] == 2
    assert post(200)["added"] == 2
    assert post(200)["unchanged"] == 2
    body["hours"][1]["transactions"] = 8
    assert post(200)["changed"] == 1
    assert ask(path)[0] == 405


def check_events(api):
    """The stream: what there is, then what changes, from any point on."""
    path = "/api/v1/alerts/events"
    described = api["paths"][path]["get"]["responses"]["200"]["content"]
    alert = dict(api["components"]["schemas"]["alert"])
    alert["required"] = [name for name in alert["required"] if name not in ("devices", "history")]

    def events(**headers):
        request = urllib.request.Request(URL + path, headers={
            "Authorization": "Bearer " + TOKEN, **headers})
        stream = urllib.request.urlopen(request, timeout=30)
        assert stream.headers.get_content_type() in described
        while True:
            fields = {}
            while line := stream.readline().decode().rstrip("\n"):
                name, _, value = line.partition(": ")
                fields[name] = value
            if fields.get("event") == "alert":
                check_form(api, alert, json.loads(fields["data"]))
            yield fields

    first = events()
    assert next(first)["event"] == "reset"
    told = []
    while (event := next(first))["event"] == "alert":
        assert "id" not in event, event
        told.append(json.loads(event["data"]))
    ready = event
    assert ready["event"] == "ready"
    known = next(alert for alert in told if alert["kind"] == "low_score")
    code, _, _ = ask(f"/api/v1/alerts/{known['alert']}/steps", body='{"step":"taken"}',
                     If_Match=f'"{known["rev"]}"', Content_Type="application/json")
    assert code == 200, code
    for stream in (first, events(**{"Last-Event-ID": ready["id"]})):
        changed = next(stream)
        assert json.loads(changed["data"])["stage"] == "taken", changed
        assert changed["id"] != ready["id"]
    assert next(events(**{"Last-Event-ID": "9-9"}))["event"] == "reset"


def main():
    code, kind, text = ask(DESCRIPTION, None)
    assert (code, kind) == (200, "application/yaml")
    api = closed(yaml.safe_load(text))
    assert api["openapi"] == "3.1.0"
    for reference in references(api):
        at(api, reference)
    for path, methods in api["paths"].items():
        if "{" not in path and not path.endswith("/events") and "get" in methods:
            check_address(api, path, methods["get"])
    events = api["paths"]["/api/v1/alerts/events"]["get"]["responses"]
    check_answer(api, events, ask("/api/v1/alerts/events", None), 401)
    check_answer(api, events, ask("/api/v1/alerts/events?after=!"), 400)
    check_alert(api)
    check_contacts(api)
    check_case(api)
    check_notices(api)
    check_exposure(api)
    check_events(api)
    visits = api["paths"]["/api/v1/visits"]["get"]["responses"]
    csv = check_answer(api, visits, ask("/api/v1/visits?format=csv"), 200)
    assert csv.startswith("kiosk,visit,rev,"), csv
    check_answer(api, visits, ask("/api/v1/visits?after=9-9"), 410)
    print("fine:", *api["paths"])


main()
