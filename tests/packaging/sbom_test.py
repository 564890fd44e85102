# SPDX-License-Identifier: Apache-2.0
"""sbom_test.py BUILD: the bills of materials of the programs there, held against the loader, the
linker and dpkg."""
import copy
import functools
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = {"afterword-kiosk": ["fonts-noto-core", "tzdata"], "afterword-collector": ["tzdata"],
            "afterword": []}
# What we build with and nothing of which ends in a program.
ONLY_TOOLS = {"build-essential", "cmake", "ninja-build", "pkg-config", "ccache"}
build = pathlib.Path()

sys.path.insert(0, str(ROOT / "deploy/sbom"))
import licences  # noqa: E402


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def bill_of(target, folder):
    out = pathlib.Path(folder) / f"{target}.json"
    command = [sys.executable, ROOT / "deploy/sbom/sbom.py", "--build", build, "--target",
               f"bin/{target}", "--version", "1.2.3", "--out", out]
    for name in PROGRAMS[target]:
        command += ["--needs", name]
    subprocess.run(command, check=True)
    return json.loads(out.read_text(encoding="utf-8"))


def of_kind(bill, *kinds):
    """The names of the packages that the program is related to in these ways."""
    names = {package["SPDXID"]: package["name"] for package in bill["packages"]}
    ends = {"BUILD_DEPENDENCY_OF": "spdxElementId"}
    return {names[relation[ends.get(relation["relationshipType"], "relatedSpdxElement")]]
            for relation in bill["relationships"] if relation["relationshipType"] in kinds}


def flaws(bill):
    """What SPDX 2.3 asks of a document and this one lacks."""
    elements = [bill["SPDXID"]]
    for element in bill["packages"] + bill["files"]:
        elements.append(element["SPDXID"])
        for name in ("licenseConcluded", "copyrightText"):
            if not element.get(name):
                yield f"{element['SPDXID']} has no {name}"
    for package in bill["packages"]:
        for name in ("name", "versionInfo", "downloadLocation", "licenseDeclared"):
            if not package.get(name):
                yield f"{package['SPDXID']} has no {name}"
        texts = {text["licenseId"] for text in bill["hasExtractedLicensingInfos"]}
        declared = package.get("licenseDeclared", "")
        for reference in re.findall(r"LicenseRef-[A-Za-z0-9.-]+", declared):
            if reference not in texts:
                yield f"{reference} is explained nowhere"
    for name in elements:
        if elements.count(name) != 1:
            yield f"{name} stands there twice"
        if not re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", name):
            yield f"{name} is no name of an element"
    for relation in bill["relationships"]:
        for end in ("spdxElementId", "relatedSpdxElement"):
            if relation[end] not in elements:
                yield f"{relation[end]} is related and not there"


def sha256(element):
    return next(checksum["checksumValue"] for checksum in element["checksums"]
                if checksum["algorithm"] == "SHA256")


def missing(bill, program):
    """What the loader maps for the program and the bill doesn't list as it is."""
    listed = {file["fileName"]: sha256(file) for file in bill["files"]}
    packages = {package["name"]: package["versionInfo"] for package in bill["packages"]}
    mapped = re.findall(r"(/\S+) \(0x", output("ldd", program))
    for path in mapped:
        if listed.get(path) != hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest():
            yield path
        name, version = owner(path)
        if packages.get(name) != version:
            yield f"{name} {version}"
    sonames = {pathlib.Path(path).name for path in listed}
    for path in [program, *mapped]:
        for soname in re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "-dW", path)):
            if soname not in sonames:
                yield soname


@functools.cache
def holders():
    """{library: package} by dpkg's own lists of files, not by its search."""
    found = {}
    for listing in pathlib.Path("/var/lib/dpkg/info").glob("*.list"):
        for path in listing.read_text(encoding="utf-8").splitlines():
            if ".so" in path:
                found[path] = listing.stem
    return found


@functools.cache
def owner(path):
    """(package, version)"""
    real = str(pathlib.Path(path).resolve())
    for name in (real, real.removeprefix("/usr"), path):
        if holder := holders().get(name):
            return holder.split(":")[0], output("dpkg-query", "-W", "-f", "${Version}", holder)
    return None, None


class BillOfMaterials(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            cls.bills = {target: bill_of(target, folder) for target in PROGRAMS}

    def test_every_library_the_loader_maps_is_listed_with_its_checksum_package_and_version(self):
        for target, bill in self.bills.items():
            self.assertEqual(list(missing(bill, build / "bin" / target)), [], target)

    def test_a_library_left_out_is_missed(self):
        target = "afterword"
        bill = copy.deepcopy(self.bills[target])
        lost = next(file for file in bill["files"] if "libsodium" in file["fileName"])
        bill["files"].remove(lost)
        self.assertIn(lost["fileName"], list(missing(bill, build / "bin" / target)))

    def test_an_older_version_is_noticed(self):
        target = "afterword"
        bill = copy.deepcopy(self.bills[target])
        libc = next(package for package in bill["packages"] if package["name"] == "libc6")
        libc["versionInfo"] = "2.0-1"
        self.assertNotEqual(list(missing(bill, build / "bin" / target)), [])

    def test_what_spdx_asks_for_is_there(self):
        for target, bill in self.bills.items():
            self.assertEqual(list(flaws(bill)), [], target)
            self.assertEqual(bill["spdxVersion"], "SPDX-2.3")
            self.assertIn(target, bill["documentNamespace"])

    def test_a_relation_to_nothing_is_noticed(self):
        bill = copy.deepcopy(self.bills["afterword"])
        gone = bill["packages"].pop()
        self.assertIn(f"{gone['SPDXID']} is related and not there", list(flaws(bill)))

    def test_the_checksum_is_that_of_the_program(self):
        for target, bill in self.bills.items():
            content = (build / "bin" / target).read_bytes()
            self.assertEqual(sha256(bill["packages"][0]), hashlib.sha256(content).hexdigest())

    def test_every_package_we_build_with_is_in_a_bill(self):
        wanted = set(output(str(ROOT / "deploy/packages.sh"), "build").split()) - ONLY_TOOLS
        listed = set()
        for bill in self.bills.values():
            listed |= of_kind(bill, "BUILD_DEPENDENCY_OF", "STATIC_LINK")
        for name in wanted:
            below = re.findall(r"[a-z0-9][a-z0-9+.-]+",
                               output("dpkg-query", "-W", "-f", "${Depends}", name))
            self.assertTrue(listed & {name, *below}, f"{name} is in none")

    def test_what_is_only_read_is_listed_too(self):
        for target, bill in self.bills.items():
            self.assertLessEqual(set(PROGRAMS[target]), of_kind(bill, "DEPENDS_ON"))

    def test_debians_names_of_licences_become_those_of_spdx(self):
        for debian, spdx in (("Expat", "MIT"), ("LGPL-2.1+", "LGPL-2.1-or-later"),
                             ("GPL-2", "GPL-2.0-only"),
                             ("BSD-3-clause or GPL-2", "BSD-3-Clause OR GPL-2.0-only"),
                             ("GPL-2+ or AFL-2.1, and ISC",
                              "(GPL-2.0-or-later OR AFL-2.1) AND ISC"),
                             ("public-domain", "LicenseRef-debian-public-domain")):
            self.assertEqual(licences.expression(debian)[0], spdx)


if __name__ == "__main__":
    build = pathlib.Path(sys.argv.pop(1))
    unittest.main()
