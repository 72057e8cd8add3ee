"""What an office would write itself: json, a loop, and the 42 sums."""
import json
import sys

COLUMNS = ["natural_person", "business", "research", "public_welfare", "legal_service",
           "other_organization"]
SECTIONS = ["overview", "proactive", "requests", "disputes", "problems", "other"]


def check(report):
    broken = [s for s in SECTIONS if s not in report["sections"]]
    requests = report["tables"]["requests"]
    outcomes = [r for r in requests if r.startswith("outcome.") and r != "outcome.total"]
    for row, cells in requests.items():
        if sum(cells[c] for c in COLUMNS) != cells["total"]:
            broken.append(f"ARI-01[{row}]")
    for c in COLUMNS + ["total"]:
        total = requests["outcome.total"][c]
        if sum(requests[o][c] for o in outcomes) != total:
            broken.append(f"ARI-02[{c}]")
        if requests["received"][c] + requests["carried_in"][c] != total + requests["carried_out"][c]:
            broken.append(f"ARI-03[{c}]")
    for row, d in report["tables"]["disputes"].items():
        if d["upheld"] + d["corrected"] + d["other"] + d["pending"] != d["total"]:
            broken.append(f"ARI-04[{row}]")
    return broken


for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    found = check(json.loads(line))
    if found:
        print(number, *sorted(found))
