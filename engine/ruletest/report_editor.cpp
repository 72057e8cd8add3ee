#include "engine/ruletest/report_editor.h"

#include <algorithm>

#include "engine/report/filler.h"
#include "engine/report/heading.h"
#include "engine/ruletest/report_shape.h"
#include "engine/sema/axis_resolver.h"

namespace gouji::ruletest {
namespace {

using syntax::Expr;

const std::string* wordOf(const Expr& value) {
  const auto* path = std::get_if<syntax::Path>(&value.node);
  return path != nullptr && path->words.size() == 1 ? &path->words[0].text : nullptr;
}
bool isWord(const Expr& value, std::string_view word) {
  const std::string* found = wordOf(value);
  return found != nullptr && *found == word;
}
const std::string* textOf(const Expr& value) {
  const auto* text = std::get_if<syntax::TextLiteral>(&value.node);
  return text == nullptr ? nullptr : &text->value;
}

struct Amount {
  Decimal value;
  std::string unit;
};
/// `12`, `-2`, `128.5 万元`.
std::optional<Amount> amountOf(const Expr& value) {
  if (const auto* number = std::get_if<syntax::NumberLiteral>(&value.node))
    return Amount{number->value, number->unit ? number->unit->text : std::string()};
  const auto* unary = std::get_if<syntax::Unary>(&value.node);
  if (unary == nullptr || unary->op != syntax::UnaryOp::kNegate) return std::nullopt;
  const auto* number = std::get_if<syntax::NumberLiteral>(&unary->operand->node);
  if (number == nullptr) return std::nullopt;
  return Amount{number->value.negated(), number->unit ? number->unit->text : std::string()};
}

const plan::Plan::Unit* findUnit(const plan::Plan& plan, const std::string& name) {
  for (const plan::Plan::Unit& unit : plan.units)
    if (unit.name == name) return &unit;
  return nullptr;
}

/// The amount in the unit of the cell: `set … = 3 亿元` in a column of 万元.
Decimal convert(const plan::Plan& plan, const Amount& amount, const std::string& wanted) {
  const plan::Plan::Unit* from = findUnit(plan, amount.unit);
  const plan::Plan::Unit* to = findUnit(plan, wanted);
  if (from == nullptr || to == nullptr || from == to || from->base != to->base) return amount.value;
  const auto inBase = amount.value.times(from->factor);
  const auto inWanted = inBase ? inBase->quotient(to->factor, Decimal::kDecimals) : std::nullopt;
  return inWanted.value_or(amount.value);
}

}  // namespace

ReportEditor::ReportEditor(const plan::Plan& plan, std::shared_ptr<const Form> form)
    : plan_(plan), report_(Report::makeEmpty(std::move(form))), names_(*report_.form) {
  report_.hasLabels = true;
  report_.format = "sample";
  for (std::uint32_t i = 0; i < report_.sections.size(); ++i) {
    report_.sections[i].present = true;
    setHeading(i, report_.form->sections[i].heading.official);
  }
}

ReportEditor::ReportEditor(const plan::Plan& plan, Report report)
    : plan_(plan), report_(std::move(report)), names_(*report_.form), hasNewShape_(false) {}

void ReportEditor::apply(const syntax::Assignment& assignment,
                         const std::shared_ptr<const SourceFile>& source,
                         Diagnostics& diagnostics) {
  if (const auto* cells = std::get_if<syntax::CellRef>(&assignment.target->node))
    return setCells(resolveCells(*cells, source, diagnostics), *assignment.value);
  const auto* path = std::get_if<syntax::Path>(&assignment.target->node);
  if (path == nullptr) return;
  const std::string& name = path->words[0].text;
  const auto section = report_.form->findSection(name);
  if (path->words.size() == 2 && section && path->words[1].text == "heading") {
    if (const std::string* heading = textOf(*assignment.value)) setHeading(*section, *heading);
  } else if (path->words.size() == 1 && section) {
    setSection(*section, *assignment.value);
  } else if (path->words.size() == 1) {
    setFact(name, *assignment.value);
  }
}

std::vector<CellId> ReportEditor::resolveCells(const syntax::CellRef& ref,
                                               const std::shared_ptr<const SourceFile>& source,
                                               Diagnostics& diagnostics) const {
  const auto* path = std::get_if<syntax::Path>(&ref.table->node);
  const auto table =
      path == nullptr ? std::nullopt : report_.form->findTable(sema::joinWords(path->words));
  if (!table) return {};
  const sema::Reporter reporter(diagnostics, source);
  const auto rows =
      sema::AxisResolver(names_, *table, sema::AxisKind::kRow, reporter).resolve(*ref.row);
  const auto columns =
      sema::AxisResolver(names_, *table, sema::AxisKind::kColumn, reporter).resolve(*ref.column);
  if (!rows || !columns) return {};
  std::vector<CellId> cells;
  for (const std::uint32_t row : rows->items) {
    for (const std::uint32_t column : columns->items) {
      const CellId cell = report_.form->tables[*table].cell(row, column);
      if (cell != kNoCell) cells.push_back(cell);
    }
  }
  return cells;
}

void ReportEditor::setCells(const std::vector<CellId>& cells, const Expr& value) {
  hasNewShape_ = hasNewShape_ || !cells.empty();
  const auto* list = std::get_if<syntax::ListOf>(&value.node);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (list == nullptr) {
      setCell(cells[i], value);
    } else if (i < list->items.size()) {
      setCell(cells[i], *list->items[i]);
    }
  }
}

void ReportEditor::setCell(CellId cell, const Expr& value) {
  if (!report_.details.empty()) report_.details[cell] = {};
  if (const auto amount = amountOf(value)) {
    report_.setNumber(cell, convert(plan_, *amount, report_.form->cells[cell].unit));
  } else if (const std::string* words = textOf(value)) {
    report_.setState(cell, isFiller(*words) ? CellState::kFiller : CellState::kText, *words);
  } else if (isWord(value, "blank")) {
    report_.setState(cell, CellState::kBlank);
  } else if (isWord(value, "absent")) {
    report_.setState(cell, CellState::kAbsent);
  } else if (isWord(value, "unreadable")) {
    report_.setState(cell, CellState::kUnreadable, "?");
    report_.detail(cell).reason = {"测试设为无法辨认", "the test says it cannot be read"};
  }
}

void ReportEditor::setSection(std::uint32_t section, const Expr& value) {
  ReportSection& target = report_.sections[section];
  if (isWord(value, "absent")) {
    target = {};
  } else if (const std::string* words = textOf(value)) {
    if (!target.present) {
      target.present = true;
      setHeading(section, report_.form->sections[section].heading.official);
    }
    target.text.clear();
    target.text.append(*words, Location{});
  }
}

void ReportEditor::setHeading(std::uint32_t section, std::string heading) {
  ReportSection& target = report_.sections[section];
  target.present = true;
  target.occurrences = std::max(target.occurrences, 1U);
  target.ordinal = readOrdinal(heading);
  target.wording = compareWording(report_.form->sections[section].heading, heading);
  target.heading = std::move(heading);
}

void ReportEditor::setFact(const std::string& name, const Expr& value) {
  const auto date = [&value]() -> std::optional<Date> {
    const std::string* words = textOf(value);
    return words == nullptr ? std::nullopt : Date::parseIso(*words);
  };
  const auto setText = [&value](std::string& target) {
    const std::string* words = textOf(value);
    target = words == nullptr ? std::string() : *words;
  };
  if (name == "year") {
    const auto amount = amountOf(value);
    const auto year = amount ? amount->value.toInteger() : std::nullopt;
    report_.year.reset();
    if (year && *year >= 0 && *year <= 9999) report_.year = static_cast<int>(*year);
  } else if (name == "submitted") {
    report_.submitted = date();
  } else if (name == "published") {
    report_.published = date();
  } else if (name == "title") {
    setText(report_.title);
  } else if (name == "agency") {
    setText(report_.agency);
  } else if (name == "unit_id") {
    setText(report_.unitId);
  } else if (name == "front") {
    report_.front.clear();
    if (const std::string* words = textOf(value)) report_.front.append(*words, Location{});
  } else if (name == "kind") {
    report_.agencyKind = isWord(value, "department")   ? AgencyKind::kDepartment
                         : isWord(value, "township")   ? AgencyKind::kTownship
                         : isWord(value, "government") ? AgencyKind::kGovernment
                                                       : AgencyKind::kUnknown;
  } else if (name == "has_labels") {
    const auto* flag = std::get_if<syntax::BoolLiteral>(&value.node);
    report_.hasLabels = flag != nullptr && flag->value;
  }
}

Report ReportEditor::finish() const {
  Report report = report_;
  if (hasNewShape_) observeShape(report);
  std::uint32_t position = 0;
  if (report.format == "sample")
    for (ReportSection& section : report.sections)
      if (section.present) section.position = ++position;
  return report;
}

}  // namespace gouji::ruletest
