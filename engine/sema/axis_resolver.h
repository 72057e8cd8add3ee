// engine/sema/axis_resolver.h
//
// What stands between the brackets of `table[row, column]`: the items an expression names on one
// axis of a table, or a diagnostic that says what the axis has instead.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/sema/form_names.h"
#include "engine/sema/reporter.h"
#include "engine/sema/suggest.h"
#include "engine/syntax/ast.h"

namespace gouji::sema {

/// One item, or a set of them in the order of the form.
struct AxisSelection {
  bool isSet = false;
  std::vector<std::uint32_t> items;
};

/// `received`, `outcome.total`.
[[nodiscard]] std::string joinWords(const std::vector<syntax::Name>& words);

/// Keys and labels of an axis, for suggestions.
[[nodiscard]] std::vector<Candidate> candidatesOf(const Axis& axis);

/// Resolves against one axis of one table. Gives nothing after a diagnostic.
class AxisResolver {
 public:
  AxisResolver(const FormNames& names, std::uint32_t table, AxisKind kind, const Reporter& reporter)
      : AxisResolver(names.form().id, names.form().tables[table].key, names.table(table).of(kind),
                     kind, reporter) {}
  /// For an axis of a form that is still being built. All arguments must outlive the resolver.
  AxisResolver(const std::string& form, const std::string& table, const AxisNames& names,
               AxisKind kind, const Reporter& reporter)
      : form_(form), table_(table), names_(names), kind_(kind), reporter_(reporter) {}

  [[nodiscard]] std::optional<AxisSelection> resolve(const syntax::Expr& expr) const;
  [[nodiscard]] std::optional<std::uint32_t> resolveItem(const std::string& path, Span span) const;
  /// The leaves of a group or band.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> resolveMembers(const std::string& path,
                                                                         Span span) const;

 private:
  using Items = std::optional<std::vector<std::uint32_t>>;
  [[nodiscard]] Items resolveRange(const syntax::RangeOf& range, Span span) const;
  [[nodiscard]] Items resolveList(const syntax::ListOf& list) const;
  void reportAmbiguous(const std::string& path, Span span,
                       const std::vector<std::string>& meanings) const;

  const std::string& form_;
  const std::string& table_;
  const AxisNames& names_;
  AxisKind kind_;
  const Reporter& reporter_;
};

}  // namespace gouji::sema
