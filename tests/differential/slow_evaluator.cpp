#include "tests/differential/slow_evaluator.h"

#include <stdexcept>

#include "tests/differential/slow_number.h"

namespace gouji::slow {
namespace {

using syntax::BinaryOp;
using syntax::Expr;
using syntax::Quantifier;

[[noreturn]] void refuse(const std::string& what) {
  throw std::runtime_error("the slow evaluator does not know " + what);
}

/// A member of a set: a row or a column of a table.
struct Item {
  bool isRow = true;
  std::uint32_t table = 0;
  std::uint32_t index = 0;
};
using Environment = std::map<std::string, Item>;

struct Value {
  std::optional<Number> number;
  std::optional<Truth> truth;
};

std::string joinPath(const syntax::Path& path) {
  std::string joined;
  for (const syntax::Name& word : path.words) joined += (joined.empty() ? "" : ".") + word.text;
  return joined;
}

class Walker {
 public:
  Walker(const Report& report, const Report* prior, bool missingIsZero)
      : report_(report), prior_(prior), form_(*report.form), missingIsZero_(missingIsZero) {}

  Environment environment;

  Value evaluate(const Expr& expr) {
    if (const auto* e = std::get_if<syntax::NumberLiteral>(&expr.node)) {
      // The tables count money in 万元.
      const bool isYuan = e->unit && e->unit->text == "元";
      return number(isYuan ? quotient(exactly(e->value), exactly(10000), 9) : exactly(e->value));
    }
    if (const auto* e = std::get_if<syntax::BoolLiteral>(&expr.node)) return truth(of(e->value));
    if (const auto* e = std::get_if<syntax::CellRef>(&expr.node))
      return number(cellNumber(cellsOf(*e).at(0)));
    if (const auto* e = std::get_if<syntax::Unary>(&expr.node)) return unary(*e);
    if (const auto* e = std::get_if<syntax::Binary>(&expr.node)) return binary(*e);
    if (const auto* e = std::get_if<syntax::Conditional>(&expr.node)) return conditional(*e);
    if (const auto* e = std::get_if<syntax::Call>(&expr.node)) return call(*e);
    if (const auto* e = std::get_if<syntax::Quantified>(&expr.node)) return quantified(*e);
    if (const auto* e = std::get_if<syntax::Path>(&expr.node)) {
      if (joinPath(*e) == "year") return number(report_.year ? exactly(*report_.year) : Number{});
      refuse("the path " + joinPath(*e));
    }
    refuse("this expression");
  }
  Number numberOf(const Expr& expr) {
    const Value value = evaluate(expr);
    if (!value.number) refuse("a condition where a number is wanted");
    return *value.number;
  }
  Truth truthOf(const Expr& expr) {
    const Value value = evaluate(expr);
    if (!value.truth) refuse("a number where a condition is wanted");
    return *value.truth;
  }

  std::vector<Item> itemsOf(const Expr& set) {
    const auto* path = std::get_if<syntax::Path>(&set.node);
    if (path == nullptr || path->words.size() != 2) refuse("this set of a loop");
    const auto table = form_.findTable(path->words[0].text);
    if (!table) refuse("the table " + path->words[0].text);
    const bool isRow = path->words[1].text == "rows";
    std::vector<Item> items;
    for (const std::uint32_t index : regularItems(*table, isRow))
      items.push_back({isRow, *table, index});
    return items;
  }

 private:
  struct CellPlace {
    std::uint32_t table;
    std::uint32_t row;
    std::uint32_t column;
    bool inPrior;
  };

  static Value number(Number value) { return {value, {}}; }
  static Value truth(Truth value) { return {{}, value}; }

  [[nodiscard]] const Axis& axis(std::uint32_t table, bool isRow) const {
    return isRow ? form_.tables[table].rows : form_.tables[table].columns;
  }

  std::vector<std::uint32_t> regularItems(std::uint32_t table, bool isRow) const {
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < axis(table, isRow).items.size(); ++i)
      if (axis(table, isRow).items[i].variant == kNone) items.push_back(i);
    return items;
  }

  /// Leaves whose key starts with the name of the group, totals left out.
  std::vector<std::uint32_t> leavesOf(std::uint32_t table, bool isRow,
                                      const std::string& group) const {
    std::vector<std::uint32_t> items;
    for (const std::uint32_t i : regularItems(table, isRow)) {
      const AxisItem& item = axis(table, isRow).items[i];
      if (!item.isTotal && item.key.starts_with(group + ".")) items.push_back(i);
    }
    return items;
  }

  std::uint32_t itemByKey(std::uint32_t table, bool isRow, const std::string& key) const {
    const auto& items = axis(table, isRow).items;
    for (std::uint32_t i = 0; i < items.size(); ++i)
      if (items[i].key == key) return i;
    refuse("the key " + key);
  }

  std::vector<std::uint32_t> select(std::uint32_t table, bool isRow, const Expr& expr) {
    if (std::holds_alternative<syntax::Everything>(expr.node)) return regularItems(table, isRow);
    if (const auto* path = std::get_if<syntax::Path>(&expr.node)) {
      const std::string key = joinPath(*path);
      if (const auto bound = environment.find(key); bound != environment.end())
        return {bound->second.index};
      return {itemByKey(table, isRow, key)};
    }
    if (const auto* members = std::get_if<syntax::MembersOf>(&expr.node))
      return leavesOf(table, isRow, joinPath(std::get<syntax::Path>(members->owner->node)));
    if (const auto* call = std::get_if<syntax::Call>(&expr.node);
        call != nullptr && call->function.text == "leaves")
      return leavesOf(table, isRow, joinPath(std::get<syntax::Path>(call->arguments[0]->node)));
    if (const auto* range = std::get_if<syntax::RangeOf>(&expr.node)) {
      const std::uint32_t first = select(table, isRow, *range->first).at(0);
      const std::uint32_t last = select(table, isRow, *range->last).at(0);
      std::vector<std::uint32_t> items;
      for (const std::uint32_t i : regularItems(table, isRow))
        if (i >= first && i <= last) items.push_back(i);
      return items;
    }
    if (const auto* list = std::get_if<syntax::ListOf>(&expr.node)) {
      std::vector<std::uint32_t> items;
      for (const auto& part : list->items)
        for (const std::uint32_t i : select(table, isRow, *part)) items.push_back(i);
      return items;
    }
    refuse("this selection of rows or columns");
  }

  std::vector<CellPlace> cellsOf(const syntax::CellRef& ref) {
    std::string key = joinPath(std::get<syntax::Path>(ref.table->node));
    const bool inPrior = key.starts_with("prior.");
    if (inPrior) key = key.substr(6);
    const auto table = form_.findTable(key);
    if (!table) refuse("the table " + key);
    std::vector<CellPlace> cells;
    for (const std::uint32_t row : select(*table, true, *ref.row))
      for (const std::uint32_t column : select(*table, false, *ref.column))
        if (form_.tables[*table].cell(row, column) != kNoCell)
          cells.push_back({*table, row, column, inPrior});
    return cells;
  }

  Number cellNumber(const CellPlace& place) const {
    const CellId id = form_.tables[place.table].cell(place.row, place.column);
    const Report* source = place.inPrior ? prior_ : &report_;
    if (source != nullptr) {
      const CellState state = source->states[id];
      if (state == CellState::kNumber) return exactly(source->values[id]);
      if (missingIsZero_ && (state == CellState::kBlank || state == CellState::kFiller))
        return exactly(0);
    }
    // Something that is counted cannot be less than nothing.
    if (form_.cells[id].isSigned) return {};
    return {false, Decimal(0), std::nullopt};
  }

  Value unary(const syntax::Unary& e) {
    if (e.op == syntax::UnaryOp::kNot) return truth(negated(truthOf(*e.operand)));
    return number(times(numberOf(*e.operand), -1));
  }

  Value binary(const syntax::Binary& e) {
    switch (e.op) {
      case BinaryOp::kAnd:
        return truth(allOf({truthOf(*e.left), truthOf(*e.right)}));
      case BinaryOp::kOr:
        return truth(anyOf({truthOf(*e.left), truthOf(*e.right)}));
      case BinaryOp::kImplies:
        return truth(anyOf({negated(truthOf(*e.left)), truthOf(*e.right)}));
      case BinaryOp::kAdd:
        return number(add(numberOf(*e.left), numberOf(*e.right)));
      case BinaryOp::kSubtract:
        return number(add(numberOf(*e.left), times(numberOf(*e.right), -1)));
      case BinaryOp::kMultiply: {
        const Number right = numberOf(*e.right);
        if (!right.isKnown()) refuse("a product of two unknowns");
        return number(times(numberOf(*e.left), *right.low));
      }
      default:
        return truth(comparison(e));
    }
  }

  Truth comparison(const syntax::Binary& e) {
    const Number left = numberOf(*e.left);
    const Number right = numberOf(*e.right);
    if (e.tolerance) {
      const Number distance = absolute(add(left, times(right, -1)));
      const Truth within = negated(isLess(numberOf(*e.tolerance), distance));
      return e.op == BinaryOp::kNotEqual ? negated(within) : within;
    }
    switch (e.op) {
      case BinaryOp::kEqual:
        return isEqual(left, right);
      case BinaryOp::kNotEqual:
        return negated(isEqual(left, right));
      case BinaryOp::kLess:
        return isLess(left, right);
      case BinaryOp::kLessEqual:
        return negated(isLess(right, left));
      case BinaryOp::kGreater:
        return isLess(right, left);
      case BinaryOp::kGreaterEqual:
        return negated(isLess(left, right));
      default:
        refuse("this operator");
    }
  }

  Value conditional(const syntax::Conditional& e) {
    const Truth condition = truthOf(*e.condition);
    if (condition == Truth::kTrue) return evaluate(*e.then);
    if (condition == Truth::kFalse) return evaluate(*e.otherwise);
    const Value then = evaluate(*e.then);
    const Value otherwise = evaluate(*e.otherwise);
    if (then.number) {
      if (condition == Truth::kError) return number(errorNumber());
      return number(either(*then.number, *otherwise.number));
    }
    if (condition == Truth::kError) return truth(Truth::kError);
    const bool agree = *then.truth == *otherwise.truth &&
                       (*then.truth == Truth::kTrue || *then.truth == Truth::kFalse);
    return truth(agree ? *then.truth : Truth::kUnknown);
  }

  CellState stateOf(const Expr& argument) {
    const CellPlace place = cellsOf(std::get<syntax::CellRef>(argument.node)).at(0);
    return report_.states[form_.tables[place.table].cell(place.row, place.column)];
  }

  int literalInteger(const Expr& expr) {
    return static_cast<int>(*std::get<syntax::NumberLiteral>(expr.node).value.toInteger());
  }

  Value call(const syntax::Call& e) {
    const std::string& name = e.function.text;
    if (name == "abs") return number(absolute(numberOf(*e.arguments[0])));
    if (name == "round")
      return number(rounded(numberOf(*e.arguments[0]), literalInteger(*e.arguments[1])));
    if (name == "quotient")
      return number(quotient(numberOf(*e.arguments[0]), numberOf(*e.arguments[1]),
                             literalInteger(*e.arguments[2])));
    if (name == "known") {
      const Number value = numberOf(*e.arguments[0]);
      return truth(value.isError ? Truth::kError : of(value.isKnown()));
    }
    if (name == "integer") {
      const Number value = numberOf(*e.arguments[0]);
      if (value.isError) return truth(Truth::kError);
      return truth(value.isKnown() ? of(value.low->isInteger()) : Truth::kUnknown);
    }
    if (name == "blank") return truth(of(stateOf(*e.arguments[0]) == CellState::kBlank));
    if (name == "filler") return truth(of(stateOf(*e.arguments[0]) == CellState::kFiller));
    if (name == "is_text") return truth(of(stateOf(*e.arguments[0]) == CellState::kText));
    if (name == "absent") return truth(of(stateOf(*e.arguments[0]) == CellState::kAbsent));
    if (name == "unreadable") return truth(of(stateOf(*e.arguments[0]) == CellState::kUnreadable));
    if (name == "is_number") return truth(of(stateOf(*e.arguments[0]) == CellState::kNumber));
    if (name == "sum" || name == "min" || name == "max") {
      std::optional<Number> result;
      for (const CellPlace& place : cellsOf(std::get<syntax::CellRef>(e.arguments[0]->node))) {
        const Number value = cellNumber(place);
        if (!result) {
          result = value;
        } else {
          result = name == "sum" ? add(*result, value) : extreme(*result, value, name == "min");
        }
      }
      if (!result) refuse("the " + name + " of no cells");
      return number(*result);
    }
    refuse("the function " + name);
  }

  Value quantified(const syntax::Quantified& e) {
    std::vector<Truth> truths;
    Number sum = exactly(0);
    std::optional<Number> sure;
    const auto body = [&] {
      Truth counts = Truth::kTrue;
      if (e.condition) counts = truthOf(*e.condition);
      switch (e.quantifier) {
        case Quantifier::kEvery:
        case Quantifier::kSome:
          truths.push_back(truthOf(*e.body));
          return;
        case Quantifier::kCount: {
          const Truth t = truthOf(*e.body);
          if (t == Truth::kError) {
            sum = errorNumber();
          } else if (t == Truth::kTrue) {
            sum = add(sum, exactly(1));
          } else if (t == Truth::kUnknown) {
            sum = add(sum, {false, Decimal(0), Decimal(1)});
          }
          return;
        }
        case Quantifier::kSum: {
          if (counts == Truth::kFalse) return;
          if (counts == Truth::kError) {
            sum = errorNumber();
            return;
          }
          const Number value = numberOf(*e.body);
          sum = add(sum, counts == Truth::kTrue ? value : either(exactly(0), value));
          return;
        }
        case Quantifier::kMin:
        case Quantifier::kMax: {
          if (counts != Truth::kTrue || e.condition) refuse("an extreme with a condition");
          const Number value = numberOf(*e.body);
          sure = sure ? extreme(*sure, value, e.quantifier == Quantifier::kMin) : value;
          return;
        }
      }
    };
    loop(e.bindings, 0, body);
    if (e.quantifier == Quantifier::kEvery) return truth(allOf(truths));
    if (e.quantifier == Quantifier::kSome) return truth(anyOf(truths));
    if (e.quantifier == Quantifier::kMin || e.quantifier == Quantifier::kMax)
      return number(sure.value());
    return number(sum);
  }

 public:
  template <typename Body>
  void loop(const std::vector<syntax::Binding>& bindings, std::size_t index, Body body) {
    if (index == bindings.size()) return body();
    const syntax::Binding& binding = bindings[index];
    const auto saved = environment;
    for (const Item& item : itemsOf(*binding.set)) {
      environment[binding.variable.text] = item;
      loop(bindings, index + 1, body);
    }
    environment = saved;
  }

 private:
  const Report& report_;
  const Report* prior_;
  const Form& form_;
  bool missingIsZero_;
};

/// Whether an unknown check is the report's own fault; random rules may also read last year's.
Outcome outcomeOfUnknown(const syntax::RuleDecl& rule, bool readsPrior) {
  switch (rule.missing.value_or(syntax::Missing::kUndecided)) {
    case syntax::Missing::kStrict:
      if (readsPrior) refuse("strict rules about last year");
      return Outcome::kFail;
    case syntax::Missing::kSkip:
      return Outcome::kNotApplicable;
    default:
      return Outcome::kUndecided;
  }
}

}  // namespace

std::map<std::string, InstanceOutcome> evaluateRule(const syntax::RuleDecl& rule,
                                                    const Report& report, const Report* prior) {
  std::map<std::string, InstanceOutcome> outcomes;
  Walker walker(report, prior, rule.missing == syntax::Missing::kZero);
  const auto instance = [&] {
    std::string key;
    for (const syntax::Binding& loop : rule.loops) {
      const Item item = walker.environment.at(loop.variable.text);
      const Table& table = report.form->tables[item.table];
      key += (key.empty() ? "" : ", ") +
             (item.isRow ? table.rows : table.columns).items[item.index].key;
    }
    InstanceOutcome& result = outcomes[key];
    for (const auto& guard : rule.guards) {
      const Truth truth = walker.truthOf(*guard);
      if (truth == Truth::kTrue) continue;
      const bool skips = rule.missing == syntax::Missing::kSkip;
      // Several guards are one condition: a false one decides whatever the others are.
      if (truth == Truth::kFalse) {
        result.outcome = Outcome::kNotApplicable;
        return;
      }
      if (truth == Truth::kError) result.outcome = Outcome::kRuleError;
      if (truth == Truth::kUnknown && result.outcome == Outcome::kPass)
        result.outcome = skips ? Outcome::kNotApplicable : Outcome::kUndecided;
    }
    if (result.outcome != Outcome::kPass) return;
    if (const auto* check = std::get_if<syntax::Binary>(&rule.check->node);
        check != nullptr && check->op >= BinaryOp::kEqual && check->op <= BinaryOp::kGreaterEqual) {
      const Number left = walker.numberOf(*check->left);
      const Number right = walker.numberOf(*check->right);
      if (left.isKnown()) result.left = left.low;
      if (right.isKnown()) result.right = right.low;
    }
    switch (walker.truthOf(*rule.check)) {
      case Truth::kTrue:
        result.outcome = Outcome::kPass;
        return;
      case Truth::kFalse:
        result.outcome = Outcome::kFail;
        return;
      case Truth::kError:
        result.outcome = Outcome::kRuleError;
        return;
      case Truth::kUnknown:
        result.outcome = outcomeOfUnknown(rule, false);
        return;
    }
  };
  walker.loop(rule.loops, 0, instance);
  return outcomes;
}

}  // namespace gouji::slow
