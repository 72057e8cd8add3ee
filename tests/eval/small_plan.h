// tests/eval/small_plan.h
//
// A form of one small table and plans made by hand, so that the evaluator is tested without parser
// and checker.
//
//            business  other  total
//   received     0       1      2
//   decided      3       4      5
//   change       6       7      8     (signed: may be negative)
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/eval/evaluate.h"

namespace gouji::test {

inline std::shared_ptr<const Form> smallForm(std::string id = "small") {
  auto form = std::make_shared<Form>();
  form->id = std::move(id);
  form->sections = {{"overview", {"一、总体情况", {}}, 1, {}},
                    {"requests", {"二、申请情况", {}}, 2, {0}}};
  Table table;
  table.key = "t";
  table.section = 1;
  for (const char* key : {"received", "decided", "change"})
    table.rows.items.push_back({key, {key, {}}});
  for (const char* key : {"business", "other", "total"})
    table.columns.items.push_back({key, {key, {}}});
  table.blocks.push_back({{}, {0, 1, 2}, {0, 1, 2}, {}});
  for (std::uint32_t row = 0; row < 3; ++row) {
    for (std::uint32_t column = 0; column < 3; ++column) {
      table.cells.push_back(static_cast<CellId>(form->cells.size()));
      form->cells.push_back({0, row, column, "件", row == 2, false, kNone});
    }
  }
  form->tables.push_back(std::move(table));
  return form;
}

/// A report of the form in which every cell is 0 and every section is there.
inline Report zeroReport(std::shared_ptr<const Form> form) {
  Report report = Report::makeEmpty(std::move(form));
  for (CellId cell = 0; cell < report.values.size(); ++cell) report.setNumber(cell, 0);
  report.tablePresent.assign(report.tablePresent.size(), true);
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    report.sections[i].present = true;
    report.sections[i].heading = report.form->sections[i].heading.official;
    report.sections[i].ordinal = report.form->sections[i].ordinal;
    report.sections[i].position = static_cast<std::uint32_t>(i + 1);
    report.sections[i].occurrences = 1;
  }
  report.year = 2025;
  report.agency = "某某局";
  report.title = "某某局2025年政府信息公开工作年度报告";
  report.agencyKind = AgencyKind::kDepartment;
  report.hasLabels = true;
  return report;
}

/// Adds nodes to a plan; every function returns the id of what it added.
class PlanBuilder {
 public:
  PlanBuilder() {
    plan.forms.push_back(smallForm());
    (void)plan.texts.add({});  // the empty key
  }

  using Id = plan::NodeId;
  Id add(plan::Op op, std::uint32_t a = kNone, std::uint32_t b = kNone, std::uint32_t c = kNone,
         std::uint8_t aux = 0) {
    plan.nodes.push_back({op, aux, a, b, c});
    return static_cast<Id>(plan.nodes.size() - 1);
  }
  Id cell(CellId id, plan::Doc doc = plan::Doc::kThis) {
    return add(plan::Op::kCell, id, kNone, kNone, static_cast<std::uint8_t>(doc));
  }
  Id number(Decimal value) {
    plan.numbers.push_back(value);
    return add(plan::Op::kNumber, static_cast<std::uint32_t>(plan.numbers.size() - 1));
  }
  plan::TextId text(std::string words) { return plan.texts.add(words); }
  Id textNode(std::string words) { return add(plan::Op::kText, text(std::move(words))); }
  Id list(plan::Op op, const std::vector<Id>& items) {
    const auto first = static_cast<std::uint32_t>(plan.lists.size());
    plan.lists.append(items);
    return add(op, first, static_cast<std::uint32_t>(items.size()));
  }
  Id compare(Id left, plan::Comparison comparison, Id right, Id tolerance = kNone) {
    return add(plan::Op::kCompare, left, right, tolerance, static_cast<std::uint8_t>(comparison));
  }
  Id equal(Id left, Id right) { return compare(left, plan::Comparison::kEqual, right); }
  Id boolean(bool value) { return add(value ? plan::Op::kTrue : plan::Op::kFalse); }
  /// A truth value that is unknown on `zeroReport` because the report carries no date.
  Id unknownTruth() {
    const Id date = add(plan::Op::kSubmitted);
    return add(plan::Op::kCompareDate, date, date, kNone,
               static_cast<std::uint8_t>(plan::Comparison::kEqual));
  }

  std::uint32_t rule(std::string id, plan::Missing missing = plan::Missing::kUndecided) {
    plan::Rule rule;
    rule.id = std::move(id);
    rule.name = "small-rule";
    rule.title = "小规则";
    rule.missing = missing;
    plan.rules.push_back(std::move(rule));
    return static_cast<std::uint32_t>(plan.rules.size() - 1);
  }
  plan::Instance& instance(std::uint32_t rule, Id check, std::string key = "") {
    plan::Instance instance;
    instance.rule = rule;
    instance.key = key.empty() ? 0 : text(std::move(key));
    instance.check = check;
    if (check != kNone && plan.nodes[check].op == plan::Op::kCompare) {
      instance.left = plan.nodes[check].a;
      instance.right = plan.nodes[check].b;
      const bool leftIsCell = plan.nodes[instance.left].op == plan::Op::kCell;
      const bool rightIsCell = plan.nodes[instance.right].op == plan::Op::kCell;
      instance.expectedSide = leftIsCell && !rightIsCell ? 1 : 0;
    }
    plan.instances.push_back(instance);
    return plan.instances.back();
  }
  /// The common case: one rule "R" with one instance.
  plan::Instance& check(Id check, plan::Missing missing = plan::Missing::kUndecided) {
    return instance(rule("R", missing), check);
  }

  [[nodiscard]] Report report() const { return zeroReport(plan.forms[0]); }
  /// The results of all instances, passed ones included.
  [[nodiscard]] Evaluation evaluate(const Report& report, const Report* prior = nullptr,
                                    const EvaluationOptions& options = {}) const {
    return Evaluator(plan).evaluate(report, prior, options, true);
  }
  /// The only result.
  [[nodiscard]] InstanceResult result(const Report& report, const Report* prior = nullptr) const {
    Evaluation evaluation = evaluate(report, prior);
    return evaluation.results.at(0);
  }
  [[nodiscard]] Outcome outcome(const Report& report, const Report* prior = nullptr) const {
    return result(report, prior).outcome;
  }

  plan::Plan plan;
};

}  // namespace gouji::test
