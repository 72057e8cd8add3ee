"use strict";
// Filters, and the overview of units: worst first. Without scripts the page is complete but unfiltered.
(() => {
  const form = document.querySelector("form.filters");
  const findings = [...document.querySelectorAll(".finding:not(.undecided)")];
  const reports = [...document.querySelectorAll(".report")];
  const words = form.dataset;
  const order = ["error", "warning", "info"];

  const fill = (select, values) => {
    for (const [value, label] of values) select.append(new Option(label, value));
  };
  const rules = new Map();
  for (const f of findings) rules.set(f.dataset.rule, `${f.dataset.rule} ${f.dataset.title}`);
  fill(form.elements.rule, [...rules].sort());
  fill(form.elements.unit, reports.map((r) => [r.id, r.dataset.unit]));

  const apply = () => {
    const level = form.elements.level.value;
    const rule = form.elements.rule.value;
    const unit = form.elements.unit.value;
    const text = form.elements.text.value.trim().toLowerCase();
    let shown = 0;
    for (const report of reports) {
      let own = 0;
      for (const f of report.querySelectorAll(".finding:not(.undecided)")) {
        const visible =
          (!level || order.indexOf(f.dataset.level) <= order.indexOf(level)) &&
          (!rule || f.dataset.rule === rule) &&
          (!text || f.textContent.toLowerCase().includes(text));
        f.hidden = !visible;
        if (visible) own += 1;
      }
      const filtering = level || rule || text;
      report.hidden = Boolean((unit && report.id !== unit) || (filtering && own === 0));
      if (!report.hidden) shown += own;
    }
    form.querySelector("output").textContent = words.shown.replace("{n}", shown).replace("{all}", findings.length);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();

  const body = document.querySelector("#overview tbody");
  const count = (report, level) => report.querySelectorAll(`.finding.${level}:not(.suppressed)`).length;
  const rows = reports.map((report) => [report, ...order.map((level) => count(report, level))]);
  rows.sort((a, b) => b[1] - a[1] || b[2] - a[2] || b[3] - a[3]);
  for (const [report, ...numbers] of rows) {
    const row = body.insertRow();
    const link = document.createElement("a");
    link.href = `#${report.id}`;
    link.textContent = report.dataset.unit;
    const head = document.createElement("th");
    head.scope = "row";
    head.append(link);
    row.append(head);
    for (const n of numbers) row.insertCell().textContent = n;
  }
  document.querySelector("#overview").hidden = reports.length < 2;
})();
