"""The 42 sums as one query of DuckDB over the file."""
import json
import sys

import duckdb

COLUMNS = ["natural_person", "business", "research", "public_welfare", "legal_service",
           "other_organization"]
SECTIONS = ["overview", "proactive", "requests", "disputes", "problems", "other"]
RESULTS = ["upheld", "corrected", "other", "pending"]


def checks(tables):
    """A name and a condition that must hold, for each sum of a report with these tables."""
    def cell(row, column):
        return f'tables.requests."{row}".{column}'

    outcomes = [r for r in tables["requests"] if r.startswith("outcome.") and r != "outcome.total"]
    for row in tables["requests"]:
        yield f"ARI-01[{row}]", f"{' + '.join(cell(row, c) for c in COLUMNS)} = {cell(row, 'total')}"
    for c in COLUMNS + ["total"]:
        total = cell("outcome.total", c)
        yield f"ARI-02[{c}]", f"{' + '.join(cell(o, c) for o in outcomes)} = {total}"
        yield (f"ARI-03[{c}]", f"{cell('received', c)} + {cell('carried_in', c)} = "
                               f"{total} + {cell('carried_out', c)}")
    for row in tables["disputes"]:
        parts = " + ".join(f'tables.disputes."{row}".{result}' for result in RESULTS)
        yield f"ARI-04[{row}]", f'{parts} = tables.disputes."{row}".total'
    for name in SECTIONS:
        yield name, f"sections.{name} IS NOT NULL"


with open(sys.argv[1], encoding="utf-8") as file:
    first = json.loads(file.readline())
broken = ", ".join(f"CASE WHEN ({holds}) IS NOT TRUE THEN '{name}' END"
                   for name, holds in checks(first["tables"]))
connection = duckdb.connect()
connection.execute("SET threads = 1")
for number, names in connection.execute(
        f"SELECT number, names FROM (SELECT row_number() OVER () AS number, "
        f"list_sort(list_filter([{broken}], lambda name: name IS NOT NULL)) AS names "
        f"FROM read_ndjson(?)) WHERE len(names) > 0 ORDER BY number", [sys.argv[1]]).fetchall():
    print(number, *names)
