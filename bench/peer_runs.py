"""What a user would pick instead of Gouji, each ready to be run on the same reports.

All do the same work: the 42 sums and whether the sections are there. What comes from package
registries lies in build/peers (`./dev bench --install-peers`); the versions are those of
peers/package.json and peers/requirements.txt.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import generate

HERE = Path(__file__).resolve().parent
INSTALLED = HERE.parent / "build/peers"
INSTALL = "./dev bench --install-peers"


class Peer:
    """One program. `reports` is how many it is given: the slow ones take minutes otherwise."""

    def __init__(self, name, command, reports, floor="-", needs=None, how="", found=None):
        self.name, self.command, self.reports, self.floor = name, command, reports, floor
        self.needs, self.how, self.found = needs, how, found

    def missing(self):
        """The line to print when it cannot be run; None when it can."""
        if shutil.which(self.command[0]) is None:
            return f"{self.name}: {self.command[0]} is not installed, skipped" + self.hint()
        if self.needs is not None and not (INSTALLED / self.needs).exists():
            return f"{self.name}: not installed, skipped" + self.hint()
        return None

    def hint(self):
        return f" ({self.how} installs it)" if self.how else ""

    def run(self, path):
        """What it finds, in the notation of the truth."""
        run = subprocess.run([*self.command, str(path)], capture_output=True, text=True, check=False)
        return self.found(run) if self.found else run.stdout.splitlines()


def found_by_xmllint(run):
    """xmllint tells the place; the name of a row follows from its number."""
    rows = {"requests": ["received", "carried_in", *("outcome." + o for o in generate.OUTCOMES),
                         "outcome.total", "carried_out"],
            "disputes": generate.DISPUTES}
    broken = {}
    for match in re.finditer(r"^/reports/report\[(\d+)\](?:/(\w+)(?:/row\[(\d+)\])?)? line \d+: (\S+)$",
                             run.stderr, re.MULTILINE):
        report, table, row, name = match.groups()
        if row:
            name = f"{name}[{rows[table][int(row) - 1]}]"
        broken.setdefault(int(report), []).append(name)
    return [f"{report} {' '.join(sorted(names))}" for report, names in sorted(broken.items())]


def all_peers():
    def node(name, script, package, reports, floor="-"):
        return Peer(name, ["node", str(INSTALLED / script)], reports, floor, f"node_modules/{package}",
                    INSTALL)

    return [Peer("Python, by hand", [sys.executable, str(HERE / "peers/office.py")], 2000, "9"),
            Peer("Node, by hand", ["node", str(HERE / "peers/office.js")], 2000),
            node("ajv, arithmetic by hand", "ajv.js", "ajv", 2000, "12"),
            Peer("DuckDB", [sys.executable, str(INSTALLED / "sums.py")], 2000, "-", "python/duckdb",
                 INSTALL),
            node("cel-js", "cel.mjs", "cel-js", 1000, "50"),
            node("Spectral", "spectral.js", "@stoplight/spectral-core", 400, "150"),
            node("json-rules-engine", "rules-engine.js", "json-rules-engine", 400),
            Peer("jq", ["jq", "-r", "-f", str(HERE / "peers/sums.jq")], 400),
            Peer("xmllint --schematron",
                 ["xmllint", "--noout", "--schematron", str(HERE / "peers/sums.sch")], 400, "-",
                 how="apt-get install libxml2-utils", found=found_by_xmllint)]


def install():
    """Puts the packages into build/peers."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "peers/package.json", INSTALLED)
    subprocess.run(["npm", "install", "--prefix", str(INSTALLED), "--no-package-lock", "--ignore-scripts",
                    "--no-audit", "--no-fund"], check=True)
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                    "--target", str(INSTALLED / "python"), "--upgrade", "-r",
                    str(HERE / "peers/requirements.txt")], check=True)


def prepare():
    """Lays the scripts beside their packages, where Node and Python look for them."""
    os.environ["PYTHONPATH"] = str(INSTALLED / "python")
    if INSTALLED.exists():
        for script in (HERE / "peers").iterdir():
            shutil.copy(script, INSTALLED)


if __name__ == "__main__":
    install()
