#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""coverage.py BUILD: how many lines of each folder have run, from what BUILD/counts says.

Prints a table of the folders, and writes every source with its counts to BUILD/lines as HTML.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys

BUILD = pathlib.Path(sys.argv[1]).resolve()
PROFILE = BUILD / "counts.profdata"
PROGRAMS = [program for folder in ("tests", "bin") for program in (BUILD / folder).iterdir()
            if program.is_file() and os.access(program, os.X_OK)]
OF_THE_PRODUCT = ["--ignore-filename-regex=(^/usr/|/tests/)"]


def llvm_cov(command, *more):
    objects = [word for program in PROGRAMS for word in ("--object", program)]
    done = subprocess.run(["llvm-cov-14", command, f"--instr-profile={PROFILE}", *objects,
                           *OF_THE_PRODUCT, *more], check=True, stdout=subprocess.PIPE)
    return done.stdout


counts = (BUILD / "counts").iterdir()
subprocess.run(["llvm-profdata-14", "merge", "--sparse", "-o", PROFILE, *counts], check=True)
lines = collections.defaultdict(lambda: [0, 0])
for file in json.loads(llvm_cov("export", "--summary-only"))["data"][0]["files"]:
    # Objects that are shared between checkouts name their sources from the build's folder.
    source = (BUILD / file["filename"]).resolve()
    if source.is_relative_to(BUILD):
        continue  # a table that was generated
    folder = source.relative_to(pathlib.Path.cwd()).parent
    for of in (folder, "all of it"):
        lines[of][0] += file["summary"]["lines"]["covered"]
        lines[of][1] += file["summary"]["lines"]["count"]
print(f"{'folder':32}{'lines':>8}{'not run':>9}{'run':>8}")
for folder, (run, count) in sorted(lines.items(), key=lambda line: str(line[0])):
    print(f"{str(folder):32}{count:8}{count - run:9}{run / count:8.1%}")
llvm_cov("show", "--format=html", f"--output-dir={BUILD / 'lines'}")
print(f"Which: {BUILD / 'lines' / 'index.html'}")
