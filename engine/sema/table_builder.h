// engine/sema/table_builder.h
//
// One table of a form while it is built: regular rows and columns first, then the items of variants
// put in their places, then the cells.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/form/form.h"
#include "engine/sema/form_builder.h"
#include "engine/sema/reporter.h"
#include "engine/sema/unit_table.h"
#include "engine/syntax/ast.h"

namespace gouji::sema {

class TableBuilder {
 public:
  TableBuilder(const std::string& formId, const syntax::TableDecl& decl, const UnitTable& units,
               const Reporter& reporter)
      : formId_(formId), decl_(decl), units_(units), reporter_(reporter) {}

  /// Builds the table as number `index` of the form, its cells appended to `cells`.
  [[nodiscard]] Table build(std::uint32_t index, std::uint32_t section, std::vector<Cell>& cells,
                            std::vector<DeclaredTotal>& totals);

 private:
  static constexpr std::size_t kNoTotal = static_cast<std::size_t>(-1);

  /// An item as one block uses it: the same key may have another unit in another block.
  struct Use {
    std::uint32_t item = 0;
    std::string unit;        // of the item itself or of its axis
    bool unitIsOwn = false;  // the item says it, not its axis
    bool isSigned = false;
    bool isDecimal = false;
  };
  /// One axis of one block.
  struct Part {
    std::vector<Use> uses;
  };
  struct BlockParts {
    Part rows, columns;
    Part& of(AxisKind kind) { return kind == AxisKind::kRow ? rows : columns; }
  };
  /// A total whose sum is resolved once all items are known.
  struct PendingTotal {
    AxisKind axis;
    std::uint32_t item;
    const syntax::AxisEntry* entry;
    std::vector<std::uint32_t> leaves;  // of the part it stands in
    std::size_t group = 0;              // totals of the same part share it
  };
  struct Insertion {
    std::uint32_t after;  // regular item
    std::uint32_t variant;
    AxisItem item;
    Use use;
    std::size_t total = kNoTotal;  // of totals_, for a subtotal
    std::uint32_t finalIndex = kNone;
  };

  Axis& axisOf(AxisKind kind) { return kind == AxisKind::kRow ? table_.rows : table_.columns; }
  std::vector<Insertion>& insertionsOf(AxisKind kind) {
    return kind == AxisKind::kRow ? addedRows_ : addedColumns_;
  }
  void addBlock(const syntax::BlockDecl& block);
  std::vector<std::uint32_t> addEntries(AxisKind kind,
                                        const std::vector<syntax::AxisEntry>& entries,
                                        const std::string& prefix, std::uint32_t band,
                                        const std::string& axisUnit, Part& part);
  std::uint32_t addItem(AxisKind kind, const syntax::AxisEntry& entry, const std::string& key,
                        std::uint32_t band, const Part& part);
  Use makeUse(std::uint32_t item, const syntax::AxisEntry& entry,
              const std::string& axisUnit) const;
  void resolveTotals();
  void reportUncovered();
  void addVariant(const syntax::VariantDecl& decl);
  void addAddition(const syntax::VariantDecl::Addition& addition, std::uint32_t variant);
  std::uint32_t bandOfAddition(AxisKind kind, std::uint32_t neighbour,
                               const std::string& key) const;
  void placeInsertions(AxisKind kind);
  void makeCells(std::uint32_t index, std::vector<Cell>& cells);
  std::string cellUnit(const Use& row, const Use& column) const;
  void checkTotalUnits(const std::vector<Cell>& cells);

  const std::string& formId_;
  const syntax::TableDecl& decl_;
  const UnitTable& units_;
  const Reporter& reporter_;
  Table table_;
  std::string tableUnit_;
  std::vector<BlockParts> blocks_;
  std::vector<PendingTotal> pending_;
  std::size_t groupCount_ = 0;
  std::vector<Insertion> addedRows_, addedColumns_;
  std::vector<DeclaredTotal> totals_;
};

}  // namespace gouji::sema
