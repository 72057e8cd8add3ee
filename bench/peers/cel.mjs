// The sums as CEL expressions (cel-js), parsed once.
import {createRequire} from "node:module";
import {evaluate, parse} from "cel-js";

const {sections, sums, forEachReport} = createRequire(import.meta.url)("./form.js");

const cell = ([table, row, column]) => `${table}["${row}"].${column}`;
const checks = sums().map(({name, left, right}) => ({
  name,
  rule: parse(`${left.map(cell).join(" + ")} == ${right.map(cell).join(" + ")}`).cst,
}));
const present = sections.map((name) => ({name, rule: parse(`has(sections.${name})`).cst}));

forEachReport((line) => {
  const report = JSON.parse(line);
  const {requests, disputes} = report.tables;
  const context = {requests, disputes, sections: report.sections};
  return [...present, ...checks].filter(({rule}) => evaluate(rule, context) !== true)
      .map(({name}) => name);
});
