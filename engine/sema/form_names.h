// engine/sema/form_names.h
//
// The names a form answers to: any suffix of a key that names one thing only.
//
// `state_secret`, `withheld.state_secret` and `outcome.withheld.state_secret` are the same row
// while no other row ends so. A complete key always wins, and an item of the regular form wins over
// one that only a variant adds. Needs nothing but the Form, so that tests and tools can name cells
// too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/form/form.h"

namespace gouji::sema {

enum class AxisKind : std::uint8_t { kRow, kColumn };

/// The names of one axis. The axis must outlive it.
class AxisNames {
 public:
  explicit AxisNames(const Axis& axis);

  /// Items that `path` may mean: none, the one, or several when it is ambiguous.
  [[nodiscard]] std::vector<std::uint32_t> find(std::string_view path) const;
  /// Groups and bands that `path` may mean.
  [[nodiscard]] std::vector<std::uint32_t> findBand(std::string_view path) const;
  /// The regular items below a band, totals left out, in the order of the form.
  [[nodiscard]] std::vector<std::uint32_t> leavesOf(std::uint32_t band) const;
  /// All regular items, totals included.
  [[nodiscard]] std::vector<std::uint32_t> regularItems() const;
  [[nodiscard]] const Axis& axis() const { return *axis_; }

 private:
  using Index = std::unordered_map<std::string_view, std::vector<std::uint32_t>>;
  [[nodiscard]] bool isBelow(std::uint32_t band, std::uint32_t ancestor) const;

  const Axis* axis_;
  Index items_;
  Index bands_;
};

struct TableNames {
  AxisNames rows;
  AxisNames columns;
  [[nodiscard]] const AxisNames& of(AxisKind kind) const {
    return kind == AxisKind::kRow ? rows : columns;
  }
};

/// The names of all tables of a form. The form must outlive it.
class FormNames {
 public:
  explicit FormNames(const Form& form);

  [[nodiscard]] const Form& form() const { return *form_; }
  [[nodiscard]] const TableNames& table(std::uint32_t index) const { return tables_[index]; }

 private:
  const Form* form_;
  std::vector<TableNames> tables_;
};

}  // namespace gouji::sema
