#include "engine/plan/validate.h"

#include <algorithm>

#include "engine/mistake/mistake_weights.h"
#include "engine/plan/op_table.h"

namespace gouji::plan {
namespace {

constexpr std::uint8_t kMaxSlots = 8;

/// The highest cell, section and table a node leads to, plus 1: what its form must have.
struct Reach {
  std::uint32_t cells = 0, sections = 0, tables = 0;

  void include(const Reach& other) {
    cells = std::max(cells, other.cells);
    sections = std::max(sections, other.sections);
    tables = std::max(tables, other.tables);
  }
};

bool isFormConsistent(const Form& form) {
  const auto each = [](const std::vector<std::uint32_t>& indices, std::size_t size) {
    return std::all_of(indices.begin(), indices.end(), [&](std::uint32_t i) { return i < size; });
  };
  if (form.sections.size() > 63) return false;
  for (const Section& section : form.sections) {
    if (!each(section.tables, form.tables.size())) return false;
  }
  for (const Table& table : form.tables) {
    const std::size_t rows = table.rows.items.size(), columns = table.columns.items.size();
    if (table.section >= form.sections.size() || table.cells.size() != rows * columns) return false;
    for (const CellId cell : table.cells) {
      if (cell != kNoCell && cell >= form.cells.size()) return false;
    }
    for (const Axis* axis : {&table.rows, &table.columns}) {
      for (const AxisItem& item : axis->items) {
        if (item.band != kNone && item.band >= axis->bands.size()) return false;
        if (item.variant != kNone && item.variant >= table.variants.size()) return false;
      }
      for (std::size_t i = 0; i < axis->bands.size(); ++i) {
        if (axis->bands[i].parent != kNone && axis->bands[i].parent >= i) return false;
      }
    }
    for (const Block& block : table.blocks) {
      if (!each(block.rows, rows) || !each(block.columns, columns)) return false;
    }
    for (const Variant& v : table.variants) {
      if (!each(v.replacedRows, rows) || !each(v.addedRows, rows)) return false;
      if (!each(v.replacedColumns, columns) || !each(v.addedColumns, columns)) return false;
    }
  }
  for (const Cell& cell : form.cells) {
    if (cell.table >= form.tables.size()) return false;
    const Table& table = form.tables[cell.table];
    if (cell.row >= table.rows.items.size() || cell.column >= table.columns.items.size())
      return false;
    if (cell.variant != kNone && cell.variant >= table.variants.size()) return false;
  }
  return true;
}

class Checker {
 public:
  explicit Checker(const Plan& plan) : plan_(plan) {}

  bool run() {
    return std::all_of(plan_.forms.begin(), plan_.forms.end(),
                       [](const auto& form) { return isFormConsistent(*form); }) &&
           checkNodes() && checkExtracts() && checkInstances() && checkRest();
  }

 private:
  bool checkNodes() {
    reach_.resize(plan_.nodes.size());
    for (NodeId id = 0; id < plan_.nodes.size(); ++id) {
      const Node& node = plan_.nodes[id];
      const OpInfo& info = infoOf(node.op);
      if (!checkAux(info.aux, node.aux)) return false;
      if (!checkField(id, info.a, node.a, node.b) || !checkField(id, info.b, node.b, 0) ||
          !checkField(id, info.c, node.c, 0)) {
        return false;
      }
    }
    return true;
  }

  static bool checkAux(Aux kind, std::uint32_t aux) {
    switch (kind) {
      case Aux::kUnused:
        return true;
      case Aux::kDoc:
        return aux <= static_cast<std::uint32_t>(Doc::kPrior);
      case Aux::kSlot:
        return aux < kMaxSlots;
      case Aux::kComparison:
        return aux <= static_cast<std::uint32_t>(Comparison::kGreaterEqual);
    }
    return false;
  }

  bool isNode(NodeId parent, NodeId child, char kind) {
    if (child >= parent) return false;
    const char result = infoOf(plan_.nodes[child].op).result;
    if (kind == '*' ? result == 'B' : result != kind) return false;
    reach_[parent].include(reach_[child]);
    return true;
  }

  bool isList(NodeId parent, std::uint32_t first, std::uint32_t count, char kind) {
    if (!isRange({first, count}, plan_.lists.size())) return false;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!isNode(parent, plan_.lists[first + i], kind)) return false;
    }
    return true;
  }

  bool checkField(NodeId id, Field field, std::uint32_t value, std::uint32_t next) {
    switch (field) {
      case Field::kUnused:
      case Field::kCount:  // checked with its list
      case Field::kMask:
      case Field::kVariant:
        return true;
      case Field::kN:
        return isNode(id, value, 'N');
      case Field::kB:
        return isNode(id, value, 'B');
      case Field::kT:
        return isNode(id, value, 'T');
      case Field::kD:
        return isNode(id, value, 'D');
      case Field::kNOrNone:
        return value == kNone || isNode(id, value, 'N');
      case Field::kBOrNone:
        return value == kNone || isNode(id, value, 'B');
      case Field::kAny:
        return isNode(id, value, '*');
      case Field::kListN:
        return isList(id, value, next, 'N');
      case Field::kListB:
        return isList(id, value, next, 'B');
      case Field::kCell:
        return need(reach_[id].cells, value);
      case Field::kSection:
        return need(reach_[id].sections, value);
      case Field::kTable:
        return need(reach_[id].tables, value);
      case Field::kParam:
        return value < plan_.params.size();
      case Field::kCollection:
        return value < plan_.collections.size();
      case Field::kNumberIndex:
        return value < plan_.numbers.size();
      case Field::kDateIndex:
        return value < plan_.dates.size();
      case Field::kTextIndex:
        return value < plan_.texts.size();
      case Field::kPatternIndex:
        return value < plan_.patterns.size() && isPrepared(plan_.patterns[value]);
      case Field::kClaimField:
        return value <= static_cast<std::uint32_t>(ClaimField::kDelta);
      case Field::kDecimals:
        return value <= Decimal::kDecimals;
      case Field::kPart:
        return value <= 2;
    }
    return false;
  }

  static bool isRange(Range range, std::size_t size) {
    return range.first <= size && range.count <= size - range.first;
  }

  bool isPrepared(const Pattern& pattern) const {
    return isRange(pattern.prepared, plan_.preparedPatterns.size());
  }

  static bool need(std::uint32_t& reach, std::uint32_t value) {
    if (value == kNone) return false;
    reach = std::max(reach, value + 1);
    return true;
  }

  bool checkExtracts() {
    for (const Extract& extract : plan_.extracts) {
      if (extract.name >= plan_.texts.size() || extract.form >= plan_.forms.size()) return false;
      const std::size_t sections = plan_.forms[extract.form]->sections.size();
      if (extract.sectionMask >> sections != 0) return false;
      for (const Extract::Clause& clause : extract.patterns)
        if (!isPrepared(clause.pattern)) return false;
      for (const Pattern& unless : extract.unless)
        if (!isPrepared(unless)) return false;
    }
    for (const Collection& collection : plan_.collections) {
      if (collection.source == Collection::Source::kExtract &&
          collection.extract >= plan_.extracts.size()) {
        return false;
      }
    }
    return true;
  }

  bool checkInstances() {
    for (const Instance& instance : plan_.instances) {
      if (instance.rule >= plan_.rules.size() || instance.form >= plan_.forms.size()) return false;
      if (!checkInstance(instance, *plan_.forms[instance.form])) return false;
    }
    return true;
  }

  bool checkInstance(const Instance& instance, const Form& form) {
    const auto isRoot = [&](NodeId node, char kind) {
      if (node == kNone) return true;
      if (node >= plan_.nodes.size()) return false;
      const Reach& reach = reach_[node];
      return (kind == '*' || infoOf(plan_.nodes[node].op).result == kind) &&
             reach.cells <= form.cells.size() && reach.sections <= form.sections.size() &&
             reach.tables <= form.tables.size();
    };
    const auto isIndex = [](std::uint32_t value, std::size_t size) {
      return value == kNone || value < size;
    };
    if (instance.key >= plan_.texts.size() || instance.check == kNone) return false;
    if (!isRoot(instance.guard, 'B') || !isRoot(instance.check, 'B')) return false;
    if (!isRoot(instance.left, 'N') || !isRoot(instance.right, 'N')) return false;
    if (instance.expectedSide > 1 || instance.slot >= kMaxSlots) return false;
    if (!isIndex(instance.collection, plan_.collections.size())) return false;
    if (!isIndex(instance.variantTable, form.tables.size())) return false;
    if (!isIndex(instance.focus, form.cells.size())) return false;
    if (!isIndex(instance.section, form.sections.size())) return false;
    if (!isIndex(instance.table, form.tables.size())) return false;
    if (!isRange(instance.levels, plan_.levels.size())) return false;
    if (!isRange(instance.marks, plan_.marks.size())) return false;
    for (const LevelCase& level : plan_.levelsOf(instance)) {
      if (!isRoot(level.condition, 'B')) return false;
    }
    for (const CellId mark : plan_.marksOf(instance)) {
      if (mark >= form.cells.size()) return false;
    }
    for (const Message* message :
         {&instance.zh, &instance.en, &instance.hintZh, &instance.hintEn}) {
      if (!isRange(*message, plan_.messagePieces.size())) return false;
      for (std::uint32_t i = 0; i < message->count; ++i) {
        const MessagePiece& piece = plan_.messagePieces[message->first + i];
        if (piece.kind == MessagePiece::Kind::kLiteral) {
          if (piece.text >= plan_.texts.size()) return false;
        } else if (piece.node == kNone || !isRoot(piece.node, classOf(piece.kind))) {
          return false;
        }
      }
    }
    return true;
  }

  static char classOf(MessagePiece::Kind kind) {
    switch (kind) {
      case MessagePiece::Kind::kText:
        return 'T';
      case MessagePiece::Kind::kDate:
        return 'D';
      case MessagePiece::Kind::kBool:
        return 'B';
      default:
        return 'N';
    }
  }

  bool checkRest() {
    for (const LinearRow& row : plan_.linearRows) {
      if (row.instance >= plan_.instances.size()) return false;
      const Form& form = *plan_.forms[plan_.instances[row.instance].form];
      for (const LinearRow::Term& term : row.terms) {
        if (term.cell >= form.cells.size()) return false;
      }
    }
    for (const Profile& profile : plan_.profiles) {
      for (const ProfileChange& change : profile.changes) {
        if (!isValid(change)) return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool isValid(const ProfileChange& change) const {
    switch (change.kind) {
      case ProfileChange::Kind::kSetParam:
        return change.target < plan_.params.size();
      case ProfileChange::Kind::kWeight:
        return change.target < kWeightCount && change.weight >= kLeastWeight &&
               change.weight <= kGreatestWeight;
      default:
        return change.target < plan_.rules.size();
    }
  }

  const Plan& plan_;
  std::vector<Reach> reach_;
};

}  // namespace

bool isConsistent(const Plan& plan) { return Checker(plan).run(); }

}  // namespace gouji::plan
