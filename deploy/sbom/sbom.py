#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The bill of materials (SPDX 2.3, JSON) of one program as it was built here: the shared libraries
it loads, what was compiled into it, and the packages it needs beside it, with versions, checksums
and licences as far as Debian's packages tell them.

    sbom.py --build BUILD --target bin/afterword-kiosk --version 0.1.0 --out FILE
            [--program FILE] [--needs PACKAGE]...

Ninja tells what was compiled in: every header and archive that went into the target. --program is
the file whose checksum is taken when it is not the target itself, as after stripping. The time is
SOURCE_DATE_EPOCH's where that is set."""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

import debian
import licences

SUPPLIER = "Organization: Afterword"
COMMENT = ("As it was built; where it runs, Debian's updates may have newer versions. A package "
           "that is BUILD_DEPENDENCY_OF the program gave it headers, and what they define inline.")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def loaded_libraries(program):
    """{soname: file} of everything the loader maps, itself included."""
    found = {}
    for line in output("ldd", str(program)).splitlines():
        if match := re.match(r"\s*(?:(\S+) => )?(/\S+) \(0x", line):
            found[match[1] or pathlib.Path(match[2]).name] = match[2]
        elif "not found" in line:
            raise SystemExit(f"{program}:{line}")
    return found


def needed(program):
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "-dW", str(program))))


def read_to_build(build, target):
    """(headers, archives) of the system that the compiler and the linker read for the target."""
    inputs = output("ninja", "-C", build, "-t", "inputs", target).split("\n")
    objects = [name for name in inputs if name.endswith(".o")]
    if not objects:
        raise SystemExit(f"{target} has no objects in {build}: build it first")
    read = re.findall(r"^    (/\S+)$", output("ninja", "-C", build, "-t", "deps", *objects), re.M)
    headers = {name for name in read if name.startswith("/usr/")}
    archives = {name for name in inputs if name.startswith("/usr/") and name.endswith(".a")}
    return headers, archives


def checksums(path):
    content = pathlib.Path(path).read_bytes()
    return [{"algorithm": name.upper(), "checksumValue": hashlib.new(name, content).hexdigest()}
            for name in ("sha1", "sha256")]


def spdx_id(kind, name):
    return f"SPDXRef-{kind}-" + re.sub(r"[^A-Za-z0-9.-]+", "-", name)


class Bill:
    """The document, filled in one element after another."""

    def __init__(self, name, version):
        self.program = spdx_id("Program", name)
        self.licence_texts = {}
        self.relationships = [relationship("SPDXRef-DOCUMENT", "DESCRIBES", self.program)]
        self.files = []
        self.packages = [{
            "SPDXID": self.program, "name": name, "versionInfo": version, "supplier": SUPPLIER,
            "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
            "primaryPackagePurpose": "APPLICATION", "licenseConcluded": "Apache-2.0",
            "licenseDeclared": "Apache-2.0", "copyrightText": "NOASSERTION"}]

    def add_program_file(self, path):
        self.packages[0]["checksums"] = checksums(path)

    def add_library(self, soname, path, owner):
        self.files.append({
            "SPDXID": spdx_id("Library", soname), "fileName": path, "fileTypes": ["BINARY"],
            "checksums": checksums(path), "licenseConcluded": "NOASSERTION",
            "copyrightText": "NOASSERTION", "comment": f"{soname}, of Debian's package {owner}"})

    def add_package(self, package, relations):
        declared, comment = self.licence_of(package)
        own = spdx_id("Debian", package.name)
        self.packages.append({
            "SPDXID": own, "name": package.name, "versionInfo": package.version,
            "supplier": "Organization: Debian", "filesAnalyzed": False,
            "downloadLocation": "NOASSERTION", "homepage": package.homepage or "NOASSERTION",
            "sourceInfo": f"built from Debian's {package.source} {package.source_version}",
            "licenseConcluded": "NOASSERTION", "licenseDeclared": declared,
            "licenseComments": comment, "copyrightText": "NOASSERTION",
            "externalRefs": [{
                "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                "referenceLocator": purl(package)}]})
        for kind in sorted(relations):
            ends = (own, self.program) if kind.endswith("_OF") else (self.program, own)
            self.relationships.append(relationship(ends[0], kind, ends[1]))

    def licence_of(self, package):
        name, texts = debian.licence(package)
        where = str(debian.copyright_file(package))
        if not name:
            return "NOASSERTION", f"As {where} says."
        expression, references = licences.expression(name)
        for reference, debian_name in references.items():
            self.licence_texts.setdefault(reference, texts.get(debian_name, f"See {where}."))
        return expression, f'"{name}" in {where}, which also names what differs in parts.'

    def document(self):
        bill = {
            "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
            "name": f"{self.packages[0]['name']}-{self.packages[0]['versionInfo']}",
            "comment": COMMENT,
            "creationInfo": {"created": now(), "creators": ["Tool: afterword-sbom", SUPPLIER]},
            "packages": self.packages, "files": self.files,
            "hasExtractedLicensingInfos": [
                {"licenseId": reference, "extractedText": text}
                for reference, text in sorted(self.licence_texts.items())],
            "relationships": self.relationships}
        digest = hashlib.sha256(json.dumps(bill, sort_keys=True).encode()).hexdigest()
        bill["documentNamespace"] = f"https://afterword.invalid/spdx/{bill['name']}/{digest}"
        return bill


def relationship(one, kind, other):
    return {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}


def purl(package):
    def quoted(text):
        return text.replace("+", "%2B").replace(":", "%3A")

    return (f"pkg:deb/debian/{quoted(package.name)}@{quoted(package.version)}"
            f"?arch={package.architecture}")


def now():
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    moment = (datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc) if seconds
              else datetime.datetime.now(datetime.timezone.utc))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def write(arguments):
    program = arguments.program or str(pathlib.Path(arguments.build) / arguments.target)
    bill = Bill(pathlib.Path(arguments.target).name, arguments.version)
    bill.add_program_file(program)
    relations = {}  # of the program, by the package's name

    def relate(names, kind):
        for name in names:
            relations.setdefault(name, set()).add(kind)

    direct = needed(program)
    libraries = loaded_libraries(program)
    owners = debian.owners(libraries.values())
    for soname, path in sorted(libraries.items()):
        bill.add_library(soname, path, owners[path])
        relate([owners[path]], "DYNAMIC_LINK" if soname in direct else "DEPENDS_ON")
    headers, archives = read_to_build(arguments.build, arguments.target)
    relate(debian.owners(headers).values(), "BUILD_DEPENDENCY_OF")
    relate(debian.owners(archives).values(), "STATIC_LINK")
    relate(arguments.needs, "DEPENDS_ON")
    for package in debian.packages(relations):
        bill.add_package(package, relations[package.name])
    out = pathlib.Path(arguments.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(bill.document(), indent=1) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("build", "target", "version", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--program")
    parser.add_argument("--needs", action="append", default=[])
    write(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
