// What the peers in Node share: the names of the form, and reports line by line.
const columns = ["natural_person", "business", "research", "public_welfare", "legal_service",
                 "other_organization"];
const sections = ["overview", "proactive", "requests", "disputes", "problems", "other"];
const results = ["upheld", "corrected", "other", "pending"];
const disputes = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
const outcomes = ["disclosed", "partially_disclosed", "withheld.state_secret", "withheld.other_law",
                  "withheld.security_stability", "withheld.third_party", "withheld.internal_affairs",
                  "withheld.process_information", "withheld.enforcement_file",
                  "withheld.administrative_inquiry", "unavailable.not_held",
                  "unavailable.needs_creation", "unavailable.still_unclear", "not_processed.petition",
                  "not_processed.repeated", "not_processed.publication", "not_processed.excessive",
                  "not_processed.confirmation", "closed.correction_overdue", "closed.fee_overdue",
                  "closed.other"].map((key) => "outcome." + key);
const rows = ["received", "carried_in", ...outcomes, "outcome.total", "carried_out"];

/// The 42 sums as data: a name, and two lists of cells [table, row, column] that must be equal.
function sums() {
  const all = [];
  const request = (row, column) => ["requests", row, column];
  for (const row of rows) {
    all.push({name: `ARI-01[${row}]`, left: columns.map((c) => request(row, c)),
              right: [request(row, "total")]});
  }
  for (const c of [...columns, "total"]) {
    all.push({name: `ARI-02[${c}]`, left: outcomes.map((row) => request(row, c)),
              right: [request("outcome.total", c)]});
    all.push({name: `ARI-03[${c}]`, left: [request("received", c), request("carried_in", c)],
              right: [request("outcome.total", c), request("carried_out", c)]});
  }
  for (const row of disputes) {
    all.push({name: `ARI-04[${row}]`, left: results.map((r) => ["disputes", row, r]),
              right: [["disputes", row, "total"]]});
  }
  return all;
}

/// Calls `check`, which may be asynchronous, with each line and prints the names it gives.
async function forEachReport(check) {
  const input = require("fs").createReadStream(process.argv[2]);
  const lines = require("readline").createInterface({input, crlfDelay: Infinity});
  let number = 0;
  for await (const line of lines) {
    ++number;
    const found = await check(line);
    if (found.length > 0) console.log([number, ...found.sort()].join(" "));
  }
}

module.exports = {columns, sections, results, disputes, outcomes, rows, sums, forEachReport};
