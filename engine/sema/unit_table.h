// engine/sema/unit_table.h
//
// The units of a pack: which convert into each other, and by what factor.
//
// A unit is a type. 件 and 万元 never meet in a sum; 元, 万元 and 亿元 share the base unit 元 and
// convert exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/decimal.h"
#include "engine/sema/reporter.h"
#include "engine/syntax/ast.h"

namespace gouji::sema {

/// Index into the table; kBare for a number without unit.
using UnitId = std::uint32_t;
inline constexpr UnitId kBare = 0xffffffff;

class UnitTable {
 public:
  struct Unit {
    std::string name;
    UnitId base = kBare;  // itself for a base unit
    Decimal factor = 1;   // one of it is `factor` of the base
    Site site;
  };

  /// The unit of `length`, known without a declaration.
  UnitTable();

  /// Adds the units of all declarations: they may refer to each other in any order.
  void declare(const std::vector<std::pair<const syntax::UnitDecl*, Source>>& declarations,
               const Reporter& reporter);

  [[nodiscard]] std::optional<UnitId> find(std::string_view name) const;
  /// The unit, or a diagnostic with a suggestion.
  [[nodiscard]] std::optional<UnitId> require(const syntax::Name& name,
                                              const Reporter& reporter) const;
  [[nodiscard]] const Unit& operator[](UnitId id) const { return units_[id]; }
  [[nodiscard]] std::size_t size() const { return units_.size(); }
  [[nodiscard]] UnitId visibleCharacters() const { return 0; }
  /// The name, or "" for kBare.
  [[nodiscard]] std::string nameOf(UnitId id) const;
  [[nodiscard]] bool convertible(UnitId a, UnitId b) const {
    return units_[a].base == units_[b].base;
  }

 private:
  UnitId add(const std::string& name, Site site);

  std::vector<Unit> units_;
  std::unordered_map<std::string, UnitId> byName_;
};

}  // namespace gouji::sema
