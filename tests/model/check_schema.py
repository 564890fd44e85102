# SPDX-License-Identifier: Apache-2.0
"""check_schema.py SCHEMA FILE...: one line for each file, "valid" or "refused: <why>"."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        error = jsonschema.exceptions.best_match(validator.iter_errors(json.load(file)))
    print("valid" if error is None else f"refused: {error.json_path}: {error.message}"[:200])
