# SPDX-License-Identifier: Apache-2.0
"""Debian's short names of licences as SPDX writes them."""
import re

SPDX = {
    "afl-2.1": "AFL-2.1", "apache-2.0": "Apache-2.0", "bsd-2-clause": "BSD-2-Clause",
    "bsd-3-clause": "BSD-3-Clause", "bsl-1.0": "BSL-1.0", "cc0-1.0": "CC0-1.0",
    "epl-2.0": "EPL-2.0", "expat": "MIT", "fsfullr": "FSFULLR", "ftl": "FTL", "isc": "ISC",
    "libpng": "Libpng", "mit": "MIT", "mpl-1.1": "MPL-1.1", "ofl-1.1": "OFL-1.1",
    "sil-1.1": "OFL-1.1", "zlib": "Zlib",
}
GNU = re.compile(r"(a?l?gpl)-(\d(?:\.\d)?)(\+?)", re.IGNORECASE)


def reference(name):
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", name.replace("+", "-or-later"))
    return "LicenseRef-debian-" + plain.strip("-")


def one(name):
    """A single licence: SPDX's own name where it has one, else a reference."""
    gnu = GNU.fullmatch(name)
    if gnu:
        number = gnu[2] if "." in gnu[2] else gnu[2] + ".0"
        return f"{gnu[1].upper()}-{number}-{'or-later' if gnu[3] else 'only'}"
    return SPDX.get(name.lower(), reference(name))


def expression(name):
    """("(GPL-2.0-or-later OR AFL-2.1) AND MIT", {reference: Debian's name}) of "GPL-2+ or AFL-2.1,
    and Expat". In both languages "and" binds more tightly than "or", but in Debian's a comma before
    it says otherwise."""
    references = {}

    def single(text):
        text = " ".join(text.split())
        spdx = one(text)
        if spdx.startswith("LicenseRef-"):
            references[spdx] = text
        return spdx

    groups = []
    for group in re.split(r",\s*and\s+", name.strip()):
        choices = [" AND ".join(map(single, re.split(r"\s+and\s+", choice)))
                   for choice in re.split(r",?\s+or\s+", group)]
        groups.append(" OR ".join(choices))
    if len(groups) > 1:
        groups = [f"({group})" if " OR " in group else group for group in groups]
    return " AND ".join(groups), references
