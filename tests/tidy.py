#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""tidy.py BUILD: clang-tidy over every source of a configured build, as their .clang-tidy has it.

What clang-tidy spends its time with is headers, so sources of one target are looked at together, as
many as go together: some use one name for different things, and are halved until none do. What is
found is printed once; exit code 1 if anything was.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

TOGETHER = 12
BUILD = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path.cwd()
FINDING = re.compile(r"^/.*?: (?:error|warning): .*(?:\n(?!/.*?: (?:error|warning): ).*)*", re.M)


def read_targets():
    """The sources of each set of flags."""
    targets = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        if not entry["file"].startswith(str(BUILD)):
            flags = re.match(r"\S+ (.*?) -o ", entry["command"]).group(1)
            targets.setdefault(flags, []).append(entry["file"])
    return targets


def write_batch(sources):
    name = os.path.relpath(sources[0], ROOT).replace("/", "-").removesuffix(".cpp")
    batch = BUILD / "tidy" / f"{name}-{len(sources)}.cpp"
    batch.write_text("".join(f'#include "{source}"  // NOLINT(bugprone-suspicious-include)\n'
                             for source in sources))
    return batch


def config_of(source):
    above = (folder / ".clang-tidy" for folder in pathlib.Path(source).parents)
    return next(config for config in above if config.exists())


def run(command):
    return subprocess.run(command, shell=True, cwd=BUILD, capture_output=True, text=True)


def look_at(flags, sources):
    """What is found in them."""
    batch = write_batch(sources)
    if len(sources) > 1 and run(f"clang++-14 {flags} -fsyntax-only {batch}").returncode:
        half = len(sources) // 2
        return look_at(flags, sources[:half]) + look_at(flags, sources[half:])
    done = run(f"clang-tidy-14 --quiet --config-file={config_of(sources[0])} {batch} -- {flags}")
    found = FINDING.findall(done.stdout)
    return found or [done.stdout + done.stderr] if done.returncode else []


def main():
    (BUILD / "tidy").mkdir(exist_ok=True)
    batches = [(flags, sources[first:first + TOGETHER])
               for flags, sources in read_targets().items()
               for first in range(0, len(sources), TOGETHER)]
    seen = set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for done, found in enumerate(pool.map(lambda batch: look_at(*batch), batches), 1):
            for finding in found:
                if finding not in seen:
                    print(finding.replace(f"{ROOT}/", ""), flush=True)
                    seen.add(finding)
            print(f"[{done}/{len(batches)}] {os.path.relpath(batches[done - 1][1][0], ROOT)}",
                  file=sys.stderr, flush=True)
    print(f"{len(seen)} findings")
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
