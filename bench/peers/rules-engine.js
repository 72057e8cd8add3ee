// json-rules-engine: one rule a sum, whose condition compares two facts that add up cells.
const {Engine} = require("json-rules-engine");
const {sections, sums, forEachReport} = require("./form.js");

const engine = new Engine();
engine.addFact("sum", async ({cells}, almanac) => {
  const tables = await almanac.factValue("tables");
  let sum = 0;
  for (const [table, row, column] of cells) sum += tables[table][row][column];
  return sum;
});
for (const {name, left, right} of sums()) {
  engine.addRule({
    conditions: {
      all: [{
        fact: "sum",
        params: {cells: left},
        operator: "notEqual",
        value: {fact: "sum", params: {cells: right}},
      }],
    },
    event: {type: name},
  });
}
for (const name of sections) {
  engine.addRule({
    conditions: {all: [{fact: "sectionNames", operator: "doesNotContain", value: name}]},
    event: {type: name},
  });
}

forEachReport(async (line) => {
  const report = JSON.parse(line);
  const {events} =
      await engine.run({tables: report.tables, sectionNames: Object.keys(report.sections)});
  return events.map((event) => event.type);
});
