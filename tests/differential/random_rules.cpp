#include "tests/differential/random_rules.h"

namespace gouji::slow {

const char* const kRandomForm = R"gj(
unit 件
unit 元
unit 万元 = 10000 元
form tiny "小表" {
  years 2000..
  basis "b"
  section counts "一、数量" {
    table t unit 件 {
      columns { a "甲" b "乙" c "丙" }
      rows {
        got "收到"
        group g "办理" { x "答复" y "拒绝" z "其他" }
        change "增减" signed
      }
    }
  }
  section money "二、金额" {
    table m unit 万元 {
      columns { fee "收费" decimal fine "罚款" decimal }
      rows { p "许可" q "处罚" }
    }
  }
}
)gj";

namespace {
const char* const kRows[] = {"got", "g.x", "g.y", "g.z", "change"};
const char* const kColumns[] = {"a", "b", "c"};
}  // namespace

std::uint32_t RandomRules::below(std::uint32_t limit) {
  return static_cast<std::uint32_t>(random_() % limit);
}

std::string RandomRules::row() {
  if (loopRows_ > 0 && !oneIn(3))
    return "r" + std::to_string(below(static_cast<std::uint32_t>(loopRows_)));
  return oneOf(kRows);
}

std::string RandomRules::column() {
  if (loopColumns_ > 0 && !oneIn(3))
    return "c" + std::to_string(below(static_cast<std::uint32_t>(loopColumns_)));
  return oneOf(kColumns);
}

std::string RandomRules::cell(Kind kind) {
  const std::string prior = mayReadPrior_ && oneIn(8) ? "prior." : "";
  if (kind == Kind::kMoney)
    return prior + "m[" + (oneIn(2) ? "p" : "q") + ", " + (oneIn(2) ? "fee" : "fine") + "]";
  return prior + "t[" + row() + ", " + column() + "]";
}

std::string RandomRules::cells(Kind kind) {
  if (kind == Kind::kMoney) return oneIn(2) ? "m[*, fee]" : "m[p, {fee, fine}]";
  static const char* const kRowSets[] = {"*", "g.*", "got..g.y", "leaves(g)", "{got, change}"};
  static const char* const kColumnSets[] = {"*", "a..b", "{a, c}"};
  if (oneIn(2)) return "t[" + oneOf(kRowSets) + ", " + column() + "]";
  if (oneIn(2)) return "t[" + row() + ", " + oneOf(kColumnSets) + "]";
  return "t[" + oneOf(kRowSets) + ", " + oneOf(kColumnSets) + "]";
}

std::string RandomRules::literal(Kind kind, bool mayConvert) {
  if (kind == Kind::kMoney && oneIn(2)) return mayConvert && oneIn(2) ? "5000 元" : "1.5 万元";
  // Sums with such a number leave the range.
  if (oneIn(40)) return "170000000000000000000000000000";
  return std::to_string(below(8));
}

std::string RandomRules::quantified(const std::string& word, int depth, bool isCondition,
                                    Kind kind) {
  const bool overRows = oneIn(2);
  int& loops = overRows ? loopRows_ : loopColumns_;
  const std::string variable = (overRows ? "r" : "c") + std::to_string(loops++);
  std::string text = word + "(" + variable + " in t." + (overRows ? "rows" : "columns");
  if (word == "sum" && oneIn(2)) text += " when " + condition(depth - 1);
  text += " : " + (isCondition ? condition(depth - 1) : number(kind, depth - 1)) + ")";
  --loops;
  return text;
}

std::string RandomRules::number(Kind kind, int depth) {
  if (kind == Kind::kPure) {
    return depth > 0 ? quantified("count", depth, true, kind) : "year";
  }
  if (depth <= 0) return cell(kind);
  const auto part = [&] { return number(kind, depth - 1); };
  switch (below(14)) {
    case 0:
    case 1:
      return "(" + part() + " + " + (oneIn(3) ? literal(kind, false) : part()) + ")";
    case 2:
      return "(" + part() + " - " + part() + ")";
    case 3:
      return "(" + part() + " * " + std::to_string(below(4)) + ")";
    case 4:
      return "abs(" + part() + ")";
    case 5:
      return "(- " + part() + ")";
    case 6:
      return "round(" + part() + ", " + std::to_string(below(3)) + ")";
    case 7:
      return "quotient(" + part() + ", " +
             (oneIn(2) ? quantified("count", depth, true, Kind::kPure)
                       : std::to_string(1 + below(4))) +
             ", 2)";
    case 8:
      return "(if " + condition(depth - 1) + " then " + part() + " else " + part() + ")";
    case 9:
      return (oneIn(2) ? "min(" : "max(") + cells(kind) + ")";
    case 10:
      return kind == Kind::kCount ? quantified("sum", depth, false, kind) : cell(kind);
    case 11:
      return kind == Kind::kCount ? quantified(oneIn(2) ? "min" : "max", depth, false, kind)
                                  : cell(kind);
    default:
      return "sum(" + cells(kind) + ")";
  }
}

std::string RandomRules::comparison(int depth) {
  static const char* const kOperators[] = {"==", "==", "==", "!=", "<", "<=", ">", ">="};
  const Kind kind = oneIn(5) ? Kind::kPure : oneIn(4) ? Kind::kMoney : Kind::kCount;
  std::string op = oneOf(kOperators);
  std::string text = number(kind, depth) + " " + op + " ";
  text += kind == Kind::kPure || oneIn(6) ? literal(kind) : number(kind, depth);
  if (op == "==" && kind != Kind::kPure && oneIn(6))
    text += kind == Kind::kMoney ? " within 0.5 万元" : " within 1";
  return "(" + text + ")";
}

std::string RandomRules::condition(int depth) {
  if (depth <= 0) {
    static const char* const kStates[] = {"blank",  "filler",     "is_text",
                                          "absent", "unreadable", "is_number"};
    const bool prior = mayReadPrior_;
    mayReadPrior_ = false;
    const std::string text = oneIn(3)   ? oneOf(kStates) + "(" + cell(Kind::kCount) + ")"
                             : oneIn(3) ? "known(" + cell(Kind::kCount) + ")"
                                        : comparison(0);
    mayReadPrior_ = prior;
    return text;
  }
  switch (below(12)) {
    case 0:
    case 1:
      return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
    case 2:
    case 3:
      return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
    case 4:
      return "(" + condition(depth - 1) + " implies " + condition(depth - 1) + ")";
    case 5:
      return "(not " + condition(depth - 1) + ")";
    case 6:
      return quantified("every", depth, true, Kind::kPure);
    case 7:
      return quantified("some", depth, true, Kind::kPure);
    case 8:
      return "integer(" + number(oneIn(2) ? Kind::kMoney : Kind::kCount, depth - 1) + ")";
    case 9:
      return "known(" + number(Kind::kCount, depth - 1) + ")";
    default:
      return comparison(depth - 1);
  }
}

std::string RandomRules::makeRule(const std::string& id) {
  static const char* const kMissing[] = {"undecided", "undecided", "strict", "zero", "skip"};
  const std::string missing = oneOf(kMissing);
  // What `strict` means for last year's report is not what is compared here.
  mayReadPrior_ = missing != "strict";
  std::string text = "rule " + id + " random \"随机\" {\n";
  std::string loops;
  loopRows_ = loopColumns_ = 0;
  if (oneIn(2)) {
    loops += "r0 in t.rows";
    loopRows_ = 1;
  }
  if (oneIn(3)) {
    loops += std::string(loops.empty() ? "" : ", ") + "c0 in t.columns";
    loopColumns_ = 1;
  }
  if (!loops.empty()) text += "  for " + loops + "\n";
  if (oneIn(4)) text += "  when " + condition(1) + "\n";
  if (oneIn(12)) text += "  when " + condition(1) + "\n";
  const int depth = 1 + static_cast<int>(below(3));
  text += "  check " + (oneIn(2) ? comparison(depth) : condition(depth)) + "\n";
  return text + "  missing " + missing + "\n  level error\n  basis \"b\"\n}\n";
}

Report RandomRules::makeReport(std::shared_ptr<const Form> form) {
  Report report = Report::makeEmpty(std::move(form));
  report.year = 2025;
  report.tablePresent.assign(report.tablePresent.size(), true);
  for (ReportSection& section : report.sections) section.present = true;
  static constexpr CellState kStates[] = {CellState::kBlank,  CellState::kBlank,
                                          CellState::kFiller, CellState::kText,
                                          CellState::kAbsent, CellState::kUnreadable};
  // From reports without gaps to reports with many.
  const std::uint32_t gaps = below(4);
  for (CellId cell = 0; cell < report.states.size(); ++cell) {
    const Cell& declared = report.form->cells[cell];
    if (below(10) < gaps) {
      report.setState(cell, kStates[below(6)]);
    } else if (!declared.isDecimal && oneIn(60)) {
      // Not for money: converting it to 元 leaves the range, which the slow evaluator never does.
      report.setNumber(cell, Decimal::fromScaled(~(Decimal::Scaled{1} << 127)));
    } else if (declared.isDecimal) {
      report.setNumber(cell, Decimal::fromScaled(Decimal::Scaled(below(8)) * Decimal::kUnit / 2));
    } else {
      const std::int64_t value = below(6);
      report.setNumber(cell, declared.isSigned && oneIn(2) ? -value : value);
    }
  }
  return report;
}

}  // namespace gouji::slow
