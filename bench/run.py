"""The bench: Gouji against a hand-written limit and what a user would pick instead.

Every program reads the same generated reports. What it finds is compared with the truth before it is
timed; no ratio is printed for one that differs, and one that is not installed is skipped with a
line. Pairs run one after the other, pinned to one processor; the figures are the ratios of each pair
(minimum, median, maximum), because a shared machine makes single times meaningless.

With --instructions nothing is timed: valgrind counts, and the counts are the same on a busy machine.

usage: run.py BUILD_FOLDER [--reports N] [--pairs N] [--instructions]
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import generate
import peer_runs

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


# The rules the limit and the peers do by hand.
SUMS = ["--select", "ARI-01,ARI-02,ARI-03,ARI-04,ARI-05,ARI-06"]
ALL_PROCESSORS = os.sched_getaffinity(0)


def seconds(command, processors=1):
    """Wall time of a run; the child inherits the processors this one may use."""
    os.sched_setaffinity(0, sorted(ALL_PROCESSORS)[:processors])
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def peak_mib(command):
    """The largest resident size of a run, measured in a process of its own."""
    code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL,"
            "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    out = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True)
    return int(out.stdout) / 1024


def ratios(first, second, pairs, **options):
    """first / second, each pair measured side by side."""
    return sorted(seconds(first, **options) / seconds(second, **options) for _ in range(pairs))


def spread(values):
    return f"{values[0]:.2f} / {statistics.median(values):.2f} / {values[-1]:.2f}"


class Table:
    def __init__(self):
        self.rows = []

    def add(self, name, floor, goal, measured):
        self.rows.append((name, floor, goal, measured))
        print(f"{name}: {measured}  (floor {floor}, goal {goal})", flush=True)

    def write(self):
        print("\n| | floor | goal | measured (minimum / median / maximum) |\n|---|---|---|---|")
        for row in self.rows:
            print("| " + " | ".join(row) + " |")


def truth_of(path):
    return Path(path).read_text(encoding="utf-8").split("\n")


def found_by_gouji(output):
    """The broken equations of `gouji lint --format ndjson`: a finding and what it explains."""
    broken = {}
    for line in output.splitlines():
        finding = json.loads(line)
        if finding["outcome"] != "fail":
            continue
        # The pack has a rule for each of the three sums of table four; here they share a name.
        names = [n.replace("ARI-05[", "ARI-04[").replace("ARI-06[", "ARI-04[")
                 for n in (finding["instance"], *finding["related"])]
        kept = {n for n in names if n.startswith(("ARI-01[", "ARI-02[", "ARI-03[", "ARI-04["))}
        broken.setdefault(finding["record"], set()).update(kept)
    return [f"{record} {' '.join(sorted(names))}" for record, names in sorted(broken.items()) if names]


def agree(name, lines, truth):
    wanted = [line for line in truth if line]
    if lines == wanted:
        return True
    print(f"{name}: finds something else than the truth; not timed")
    for mine, right in zip(lines, wanted):
        if mine != right:
            print(f"  found  {mine}\n  truth  {right}")
            break
    return False


def run_lines(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()


def instructions(command):
    """How many instructions a run executes; None when valgrind does not say."""
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    counts = [line.rsplit(":", 1)[1] for line in run.stderr.splitlines() if "Collected" in line]
    return int(counts[0]) if counts else None


def count_instructions(lint, gouji, limit, folder):
    """The start of a run, what each further report adds to it, and that against the limit."""
    if shutil.which("valgrind") is None:
        sys.exit("valgrind: not installed, nothing counted")
    few, many, further = folder / "few.ndjson", folder / "many.ndjson", 200
    generate.write(1, few)
    generate.write(1 + further, many, folder / "many.truth")
    truth = truth_of(folder / "many.truth")
    found = subprocess.run([*lint, str(many)], capture_output=True, text=True).stdout
    if not agree("gouji", found_by_gouji(found), truth) or not agree(
            "limit", run_lines([limit, str(many)]), truth):
        sys.exit(1)
    each = {}
    for name, command in (("limit", [limit]), ("42 sums alone", [*lint, *SUMS]), ("whole pack", lint)):
        first, all_ = (instructions([*command, str(file)]) for file in (few, many))
        if first is None or all_ is None:
            sys.exit(f"{name}: not counted")
        each[name] = (all_ - first) / further
        print(f"{name}: {each[name]:,.0f} instructions for each further report, "
              f"{each[name] / each['limit']:.1f} times the limit", flush=True)
    one = folder / "one.json"
    one.write_text(few.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    print(f"one JSON report: {instructions([gouji, 'lint', '--quiet', str(one)]):,} instructions")


def stages_program(build):
    """bench_stages, or None with a line that says why it is not there."""
    program = build / "bench/bench_stages"
    if program.exists():
        return str(program)
    print("bench_stages: Google Benchmark is not installed, the stages are skipped")
    return None


# G7 and G8: a document to its findings in one process, and the parser alone it is held against. As a site
# or a word processor makes it, then as lean as can be. Both go through forty different documents.
G7 = "G7 HTML to findings, in process / libxml2's parse alone"
G8 = "G8 DOCX to findings, in process / pugixml's parse of document.xml alone"
READING = ((f"{G7}: a published page", "page/whole", "page/libxml2", "3"),
           (f"{G7}: the bare report", "html/whole", "html/libxml2", "3"),
           (f"{G8}: saved by Word or WPS", "word/whole", "word/pugixml", "2"),
           (f"{G8}: saved by LibreOffice", "docx/whole", "docx/pugixml", "2"))


# G10 in a warm process; stages_bench.cpp has the number of rules.
COMPILING, COMPILED_RULES = "rules/compile", 500


def count_stages(program, repeats=10):
    """What a further report of each format costs, stage by stage, and G7 and G8 of that."""
    stages = run_lines([program, "--list"])
    if not stages:
        sys.exit("bench_stages: finds something else than the truth; not counted")
    counts = {}
    for stage, documents in (line.split() for line in stages):
        # Every document of the set once, or the only one some times.
        further = int(documents) if int(documents) > 1 else repeats
        few, many = (instructions([program, "--repeat", stage, str(n)]) for n in (1, 1 + further))
        if few is None or many is None:
            sys.exit(f"{stage}: not counted")
        counts[stage] = (many - few) / further
        print(f"{stage}: {counts[stage]:,.0f} instructions", flush=True)
    for name, whole, parser, floor in READING:
        if parser in counts:
            print(f"{name}: {counts[whole] / counts[parser]:.2f}  (floor {floor}, goal 1)")
        else:
            print(f"{parser}: not installed, skipped")


def bench_stages(table, program, pairs):
    """The same in time; repetitions of all stages are interleaved."""
    run = subprocess.run([program, "--benchmark_format=json", f"--benchmark_repetitions={pairs}",
                          "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.02"],
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        print(run.stderr.strip() + "; the stages are not timed")
        return
    times = {}
    for row in json.loads(run.stdout)["benchmarks"]:
        if row["run_type"] == "iteration":
            times.setdefault(row["run_name"], []).append(row["cpu_time"])
    if COMPILING in times:
        table.add("G10 compile, µs per rule, warm process", "50", "25",
                  spread(sorted(value / 1000 / COMPILED_RULES for value in times[COMPILING])))
    for name, whole, parser, floor in READING:
        if parser in times:
            table.add(name, floor, "1", spread(sorted(a / b for a, b in zip(times[whole], times[parser]))))
    for stage, values in times.items():
        table.add(f"— {stage}, µs", "-", "-", spread(sorted(value / 1000 for value in values)))


def bench_peers(table, gouji, folder, pairs):
    """G1b: the same reports for both, as many as the peer gets done in some seconds."""
    peer_runs.prepare()
    files = {}
    for peer in peer_runs.all_peers():
        if line := peer.missing():
            print(line)
            continue
        if peer.reports not in files:
            files[peer.reports] = folder / f"peers{peer.reports}.ndjson"
            generate.write(peer.reports, files[peer.reports], folder / f"peers{peer.reports}.truth")
        reports = files[peer.reports]
        given = reports.with_suffix(".xml") if peer.command[0] == "xmllint" else reports
        if given != reports:
            generate.write_xml(reports, given)
        if not agree(peer.name, peer.run(given), truth_of(reports.with_suffix(".truth"))):
            continue
        command = [*peer.command, str(given)]
        values = ratios(command, [*gouji, str(reports)], max(3, pairs // 3))
        table.add(f"G1b {peer.name}, 42 sums / gouji, whole pack ({peer.reports:,} reports)", peer.floor,
                  f"{2 * int(peer.floor)}" if peer.floor.isdigit() else "-", spread(values))
        same = ratios(command, [*gouji, *SUMS, str(reports)], max(3, pairs // 3))
        table.add("— the same / gouji with the 42 sums alone", "-", "-", spread(same))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build")
    parser.add_argument("--reports", type=int, default=10000)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    build = Path(options.build).resolve()
    gouji = str(build / "gouji")
    lint = [gouji, "lint", "--quiet", "--format", "ndjson", "--jobs", "1"]
    limit = str(build / "bench/bench_limit")

    print(f"machine: {os.cpu_count()} processors, load {' '.join(f'{x:.1f}' for x in os.getloadavg())}")
    if options.instructions:
        with tempfile.TemporaryDirectory() as name:
            count_instructions(lint, gouji, limit, Path(name))
        if program := stages_program(build):
            count_stages(program)
        return
    table = Table()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports, truth_path = folder / "reports.ndjson", folder / "truth.txt"
        generate.write(options.reports, reports, truth_path)
        truth = truth_of(truth_path)
        run = subprocess.run([*lint, str(reports)], capture_output=True, text=True)
        if not agree("gouji", found_by_gouji(run.stdout), truth) or not agree(
                "limit", run_lines([limit, str(reports)]), truth):
            sys.exit(1)

        batch = ratios([*lint, str(reports)], [limit, str(reports)], options.pairs)
        table.add("G1 NDJSON with the whole pack / limit with 42 sums", "3", "1.5", spread(batch))
        sums = ratios([*lint, *SUMS, str(reports)], [limit, str(reports)], options.pairs)
        table.add("— the same with the 42 sums alone", "-", "-", spread(sums))
        bench_peers(table, lint, folder, options.pairs)

        one = folder / "one.json"
        one.write_text(reports.read_text(encoding="utf-8").split("\n", 1)[0], encoding="utf-8")
        # As it is installed. A linker writes its file page by page, and the kernel then maps it page
        # by page; a file that was copied, as `true` was when it was installed, comes in larger pieces.
        installed = shutil.copy(gouji, folder / "gouji")
        start = ratios([installed, "lint", "--quiet", str(one)], ["true"], options.pairs * 4)
        table.add("G2 one report / `true`", "2", "1.3", spread(start))
        for what, command in (("one report", [installed, "lint", "--quiet", str(one)]), ("true", ["true"])):
            times = sorted(seconds(command) * 1000 for _ in range(options.pairs * 4))
            table.add(f"— {what}, ms", "-", "-", spread(times))

        small, large = folder / "small.ndjson", folder / "large.ndjson"
        generate.write(1000, small)
        generate.write(options.reports * 5, large)
        peak_small, peak_large = (peak_mib([*lint, str(f)]) for f in (small, large))
        table.add(f"G3 peak memory, {options.reports * 5:,} reports; ratio to 1,000", "16 MiB, 1.2",
                  "6 MiB, 1.05", f"{peak_large:.1f} MiB, {peak_large / peak_small:.2f}")
        growth = ratios([*lint, str(large)], [*lint, str(reports)], 3)
        table.add("G4 time of five times the reports", "5.75", "5.25", spread(growth))
        if (os.cpu_count() or 1) > 1:
            two = ratios([*lint, str(reports)], [*lint[:-1], "2", str(reports)], options.pairs,
                         processors=2)
            table.add("G5 one thread / two", "1.6", "1.85", spread(two))
        bench_rules(table, gouji, folder, options.pairs, lint, reports)
        bench_documents(table, gouji, options.pairs)
        if program := stages_program(build):
            bench_stages(table, program, options.pairs)
    locate = build / "bench/bench_locate"
    print("\nG11, " + subprocess.run([str(locate)], capture_output=True, text=True).stdout)
    table.write()


def bench_rules(table, gouji, folder, pairs, lint, reports):
    """G6: rules that cannot fail, ten and a hundred times the 42 sums. G10: their compilation."""
    head = 'import "builtin:forms/disclosure-2021.gj"\n'
    rule = ('rule X-{0} made-up-{0} "自拟{0}" {{ for c in requests.columns check requests[received, c] + '
            'requests[carried_in, c] <= requests[outcome.total, c] + requests[carried_out, c] + {0} '
            'level info practice "量速度用" message zh "{{c}}" en "{{c}}" }}\n')
    times = {}
    for count in (6, 60, 600):
        path = folder / f"rules{count}.gj"
        path.write_text(head + "".join(rule.format(i + 100000) for i in range(count)), encoding="utf-8")
        times[count] = [*lint, "--no-builtin", "--rules", str(path), str(reports)]
    table.add("G6 ten times the rules", "1.3", "1.1", spread(ratios(times[60], times[6], pairs // 2)))
    table.add("G6 a hundred times the rules", "3.5", "1.7",
              spread(ratios(times[600], times[6], pairs // 2)))
    many = folder / "many.gj"
    many.write_text(head + "".join(rule.format(i + 100000) for i in range(5000)), encoding="utf-8")
    cold = sorted(seconds([gouji, "rules", "check", str(many)]) / 5000 * 1e6 for _ in range(3))
    table.add("G10 compile, µs per rule, cold process", "100", "50", spread(cold))


def bench_documents(table, gouji, pairs):
    formats = ROOT / "fixtures/formats"
    start = [gouji, "lint", "--quiet", str(formats / "wrong-total-2025.json")]
    for name, file in (("HTML", "wrong-total-2025.html"), ("DOCX", "wrong-total-2025.docx")):
        values = ratios([gouji, "lint", "--quiet", str(formats / file)], start, pairs)
        table.add(f"{name} to findings / JSON to findings, both with start-up", "-", "-", spread(values))
    pdf = str(formats / "wrong-total-2025.pdf")
    if shutil.which("pdftotext") is None:
        print("pdftotext: not installed, skipped")
        return
    values = ratios([gouji, "lint", "--quiet", pdf], ["pdftotext", "-bbox-layout", pdf, "/dev/null"], pairs)
    table.add("G9 PDF to findings / pdftotext -bbox-layout", "1.5", "0.7", spread(values))


if __name__ == "__main__":
    main()
