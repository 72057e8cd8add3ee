// The same in Node, written by hand.
const lines = require("fs").createReadStream(process.argv[2]);
const reader = require("readline").createInterface({input: lines, crlfDelay: Infinity});
const columns = ["natural_person", "business", "research", "public_welfare", "legal_service",
                 "other_organization"];
const sections = ["overview", "proactive", "requests", "disputes", "problems", "other"];

function check(report) {
  const broken = sections.filter((s) => !(s in report.sections));
  const requests = report.tables.requests;
  const outcomes =
      Object.keys(requests).filter((r) => r.startsWith("outcome.") && r !== "outcome.total");
  for (const row in requests) {
    let sum = 0;
    for (const c of columns) sum += requests[row][c];
    if (sum !== requests[row].total) broken.push(`ARI-01[${row}]`);
  }
  for (const c of [...columns, "total"]) {
    const total = requests["outcome.total"][c];
    let sum = 0;
    for (const o of outcomes) sum += requests[o][c];
    if (sum !== total) broken.push(`ARI-02[${c}]`);
    if (requests.received[c] + requests.carried_in[c] !== total + requests.carried_out[c])
      broken.push(`ARI-03[${c}]`);
  }
  for (const row in report.tables.disputes) {
    const d = report.tables.disputes[row];
    if (d.upheld + d.corrected + d.other + d.pending !== d.total) broken.push(`ARI-04[${row}]`);
  }
  return broken;
}

let number = 0;
reader.on("line", (line) => {
  ++number;
  const found = check(JSON.parse(line));
  if (found.length > 0) console.log([number, ...found.sort()].join(" "));
});
