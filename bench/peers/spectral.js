// A Spectral ruleset: JSONPath finds what to check, a function of its own adds.
const {Document, Spectral} = require("@stoplight/spectral-core");
const {Json} = require("@stoplight/spectral-parsers");
const {columns, sections, results, outcomes, forEachReport} = require("./form.js");

const add = (values) => values.reduce((sum, value) => sum + value, 0);
const last = (path) => path[path.length - 1];

const rowTotal = (id, parts) => (row, _, {path}) =>
    add(parts.map((key) => row[key])) === row.total ? [] : [{message: `${id}[${last(path)}]`}];

const columnTotals = (requests) => [...columns, "total"].flatMap((c) => {
  const found = [];
  const total = requests["outcome.total"][c];
  if (add(outcomes.map((row) => requests[row][c])) !== total)
    found.push({message: `ARI-02[${c}]`});
  if (requests.received[c] + requests.carried_in[c] !== total + requests.carried_out[c])
    found.push({message: `ARI-03[${c}]`});
  return found;
});

const missingSections = (found) =>
    sections.filter((name) => !(name in found)).map((name) => ({message: name}));

const rule = (given, check) =>
    ({given, severity: "error", message: "{{error}}", then: {function: check}});
const spectral = new Spectral();
spectral.setRuleset({
  rules: {
    "row-total": rule("$.tables.requests.*", rowTotal("ARI-01", columns)),
    "column-totals": rule("$.tables.requests", columnTotals),
    "dispute-total": rule("$.tables.disputes.*", rowTotal("ARI-04", results)),
    "sections": rule("$.sections", missingSections),
  },
});

forEachReport(async (line) => {
  const found = await spectral.run(new Document(line, Json));
  return found.map((result) => result.message);
});
