#include "engine/plan/dump.h"

#include "engine/plan/op_table.h"

namespace gouji::plan {
namespace {

constexpr std::size_t kLongest = 2'000;
constexpr std::string_view kComparisons[] = {"==", "!=", "<", "<=", ">", ">="};
constexpr std::string_view kClaimFields[] = {
    "value",    "text",       "expected",   "label", "start", "end",  "valid",   "total",
    "part_sum", "part_count", "exhaustive", "vague", "part",  "base", "percent", "delta"};
constexpr std::string_view kLevels[] = {"error", "warning", "info"};

class NodePrinter {
 public:
  NodePrinter(const Plan& plan, const Form& form) : plan_(plan), form_(form) {}

  void print(NodeId id) {
    if (out_.size() > kLongest) {
      isCut_ = true;
      return;
    }
    const Node& node = plan_.nodes[id];
    const OpInfo& info = infoOf(node.op);
    out_ += info.name;
    std::string before = "(";
    if (info.aux == Aux::kComparison) {
      out_ += "(" + std::string(kComparisons[node.aux]);
      before = ", ";
    } else if (info.aux == Aux::kDoc && node.aux == static_cast<std::uint32_t>(Doc::kPrior)) {
      out_ += "(prior";
      before = ", ";
    } else if (info.aux == Aux::kSlot) {
      out_ += "(#" + std::to_string(node.aux);
      before = ", ";
    }
    printField(info.a, node.a, node.b, before);
    printField(info.b, node.b, 0, before);
    printField(info.c, node.c, 0, before);
    if (before != "(") out_ += ')';
  }
  [[nodiscard]] std::string take() {
    if (isCut_) out_ += "…";
    return std::move(out_);
  }

 private:
  void printField(Field field, std::uint32_t value, std::uint32_t next, std::string& before) {
    if (field == Field::kUnused || field == Field::kCount) return;
    if ((field == Field::kNOrNone || field == Field::kBOrNone) && value == kNone) return;
    if (field == Field::kListN || field == Field::kListB) {
      for (std::uint32_t i = 0; i < next && !isCut_; ++i) {
        out_ += before;
        before = ", ";
        print(plan_.lists[value + i]);
      }
      return;
    }
    out_ += before;
    before = ", ";
    switch (field) {
      case Field::kCell:
        out_ += form_.cellName(value);
        break;
      case Field::kSection:
        out_ += form_.sections[value].key;
        break;
      case Field::kTable:
        out_ += form_.tables[value].key;
        break;
      case Field::kParam:
        out_ += plan_.params[value].name;
        break;
      case Field::kCollection:
        printCollection(plan_.collections[value]);
        break;
      case Field::kNumberIndex:
        out_ += plan_.numbers[value].toString();
        break;
      case Field::kDateIndex:
        out_ += plan_.dates[value].toIso();
        break;
      case Field::kTextIndex:
        out_ += '"' + plan_.texts[value].str() + '"';
        break;
      case Field::kPatternIndex:
        out_ += '"' + plan_.patterns[value].words.str() + '"';
        break;
      case Field::kClaimField:
        out_ += kClaimFields[value];
        break;
      case Field::kVariant:
      case Field::kMask:
      case Field::kDecimals:
      case Field::kPart:
        out_ += std::to_string(value);
        break;
      default:
        print(value);
    }
  }
  void printCollection(const Collection& collection) {
    if (collection.source == Collection::Source::kExtract) {
      out_ += plan_.texts[plan_.extracts[collection.extract].name];
      return;
    }
    out_ += "observation " + std::to_string(collection.observation);
    if (collection.table != kNone) out_ += " of " + form_.tables[collection.table].key;
  }

  const Plan& plan_;
  const Form& form_;
  std::string out_;
  bool isCut_ = false;
};

std::string dumpMessage(const Plan& plan, const Form& form, const Message& message) {
  std::string out;
  for (std::uint32_t i = 0; i < message.count; ++i) {
    const MessagePiece& piece = plan.messagePieces[message.first + i];
    if (piece.kind == MessagePiece::Kind::kLiteral) {
      out += plan.texts[piece.text];
    } else {
      out += "{" + dumpNode(plan, form, piece.node) + "}";
    }
  }
  return out;
}

void dumpInstance(const Plan& plan, const Instance& instance, std::string& out) {
  const Form& form = *plan.forms[instance.form];
  const auto line = [&](std::string_view name, const std::string& text) {
    out += "  " + std::string(name) + " " + text + "\n";
  };
  out += plan.rules[instance.rule].id;
  if (!plan.texts[instance.key].empty()) out += "[" + plan.texts[instance.key] + "]";
  out += " on " + form.id + "\n";
  if (instance.variantTable != kNone) {
    line("shapes",
         form.tables[instance.variantTable].key + " " + std::to_string(instance.variantMask));
  }
  if (instance.guard != kNone) line("when", dumpNode(plan, form, instance.guard));
  line(instance.forbids ? "forbid" : "check", dumpNode(plan, form, instance.check));
  if (instance.left != kNone) line("expected", instance.expectedSide == 0 ? "left" : "right");
  if (instance.focus != kNoCell) line("focus", form.cellName(instance.focus));
  for (const LevelCase& level : plan.levelsOf(instance)) {
    line("level",
         std::string(kLevels[static_cast<std::size_t>(level.level)]) +
             (level.condition == kNone ? "" : " when " + dumpNode(plan, form, level.condition)));
  }
  for (const CellId mark : plan.marksOf(instance)) line("mark", form.cellName(mark));
  if (instance.zh.count > 0) line("zh", dumpMessage(plan, form, instance.zh));
  if (instance.en.count > 0) line("en", dumpMessage(plan, form, instance.en));
}

}  // namespace

std::string dumpNode(const Plan& plan, const Form& form, NodeId node) {
  NodePrinter printer(plan, form);
  printer.print(node);
  return printer.take();
}

std::string dumpPlan(const Plan& plan) {
  std::string out;
  std::size_t row = 0;  // rows stand in the order of their instances
  for (std::uint32_t i = 0; i < plan.instances.size(); ++i) {
    dumpInstance(plan, plan.instances[i], out);
    const Form& form = *plan.forms[plan.instances[i].form];
    for (; row < plan.linearRows.size() && plan.linearRows[row].instance == i; ++row) {
      out += "  linear";
      for (const LinearRow::Term& term : plan.linearRows[row].terms) {
        out += (term.coefficient < 0 ? " " : " +") + std::to_string(term.coefficient) + " " +
               (term.doc == Doc::kPrior ? "prior." : "") + form.cellName(term.cell);
      }
      out += " == " + std::to_string(plan.linearRows[row].constant) + "\n";
    }
  }
  return out;
}

}  // namespace gouji::plan
