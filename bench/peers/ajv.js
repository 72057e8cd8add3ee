// JSON Schema for the shape (ajv, compiled), arithmetic by hand: a schema cannot add.
const Ajv = require("ajv");
const {columns, sections, results, disputes, outcomes, rows, forEachReport} = require("./form.js");

const object = (keys, value) => ({
  type: "object",
  required: keys,
  properties: Object.fromEntries(keys.map((key) => [key, value])),
});
const count = {type: "integer", minimum: 0};
const hasShape = new Ajv({allErrors: true}).compile({
  type: "object",
  required: ["sections", "tables"],
  properties: {
    sections: object(sections, {type: "object", required: ["heading", "text"]}),
    tables: {
      type: "object",
      required: ["requests", "disputes"],
      properties: {
        requests: object(rows, object([...columns, "total"], count)),
        disputes: object(disputes, object([...results, "total"], count)),
      },
    },
  },
});

function check(line) {
  const report = JSON.parse(line);
  if (!hasShape(report)) return hasShape.errors.map((error) => error.instancePath + error.keyword);
  const broken = [];
  const requests = report.tables.requests;
  for (const row of rows) {
    let sum = 0;
    for (const c of columns) sum += requests[row][c];
    if (sum !== requests[row].total) broken.push(`ARI-01[${row}]`);
  }
  for (const c of [...columns, "total"]) {
    const total = requests["outcome.total"][c];
    let sum = 0;
    for (const row of outcomes) sum += requests[row][c];
    if (sum !== total) broken.push(`ARI-02[${c}]`);
    if (requests.received[c] + requests.carried_in[c] !== total + requests.carried_out[c])
      broken.push(`ARI-03[${c}]`);
  }
  for (const row of disputes) {
    let sum = 0;
    for (const r of results) sum += report.tables.disputes[row][r];
    if (sum !== report.tables.disputes[row].total) broken.push(`ARI-04[${row}]`);
  }
  return broken;
}

forEachReport(check);
