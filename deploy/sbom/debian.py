# SPDX-License-Identifier: Apache-2.0
"""What dpkg knows: which package a file belongs to, its version, and the licence it declares."""
import pathlib
import re
import subprocess
from dataclasses import dataclass

FIELDS = ("Package", "Version", "Architecture", "source:Package", "source:Version", "Homepage")


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    architecture: str
    source: str
    source_version: str
    homepage: str


def packages(names):
    """The installed packages of these names, sorted; SystemExit names those that are not there."""
    form = "\t".join(f"${{{field}}}" for field in FIELDS) + "\n"
    asked = subprocess.run(["dpkg-query", "-W", "-f", form, *sorted(names)],
                           capture_output=True, text=True, check=False)
    if asked.returncode != 0:
        raise SystemExit(asked.stderr.strip())
    return sorted({Package(*line.split("\t")) for line in asked.stdout.splitlines()},
                  key=lambda package: package.name)


def spellings(path):
    """A file's names: /lib and /usr/lib are one folder, and dpkg knows the file by either."""
    for name in dict.fromkeys((str(path), str(pathlib.Path(path).resolve()))):
        yield name
        yield name.removeprefix("/usr") if name.startswith("/usr/") else "/usr" + name


def owners(paths):
    """The package of each path; SystemExit names a path that is nobody's."""
    paths = sorted({str(path) for path in paths})
    if not paths:
        return {}
    names = [name for path in paths for name in spellings(path)]
    asked = subprocess.run(["dpkg-query", "-S", *names],
                           capture_output=True, text=True, check=False)
    known = {}
    for line in asked.stdout.splitlines():
        if line.startswith("diversion by "):
            continue
        holders, _, path = line.rpartition(": ")
        known[path] = holders.split(", ")[0].split(":")[0]
    found = {}
    for path in paths:
        found[path] = next((known[name] for name in spellings(path) if name in known), None)
    strays = [path for path, owner in found.items() if owner is None]
    if strays:
        raise SystemExit("no Debian package owns " + ", ".join(strays))
    return found


def paragraphs(text):
    """The paragraphs of a machine-readable copyright file, each as {field: text}."""
    for block in re.split(r"\n[ \t]*\n", text):
        fields, name = {}, None
        for line in block.splitlines():
            if line[:1] in (" ", "\t"):
                if name:
                    fields[name] += "\n" + line.strip()
            elif ":" in line:
                name, _, value = line.partition(":")
                fields[name] = value.strip()
        yield fields


def copyright_file(package):
    return pathlib.Path("/usr/share/doc") / package.name / "copyright"


def licence(package):
    """(the name Debian gives the licence of most of the source, {name: its text}); (None, {}) where
    the copyright file is missing or written for people alone."""
    try:
        text = copyright_file(package).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None, {}
    if not re.match(r"Format(-Specification)?:", text):
        return None, {}
    name, texts = None, {}
    for fields in paragraphs(text):
        first, _, rest = fields.get("License", "").partition("\n")
        if rest:
            texts.setdefault(first, rest)
        if fields.get("Files", "").split()[:1] == ["*"] and first:
            name = name or first
    return name, texts
