// engine/sema/form_builder.h
//
// From a `form` declaration to the Form everybody else works with, and to the sums its totals mean.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/form/form.h"
#include "engine/sema/form_names.h"
#include "engine/sema/reporter.h"
#include "engine/sema/unit_table.h"
#include "engine/syntax/ast.h"

namespace gouji::sema {

/// `total "总计" = sum(leaves) as ARI-01`: on its axis, `item` is the sum of `parts`, for every
/// item of the other axis.
struct DeclaredTotal {
  std::uint32_t table = 0;
  AxisKind axis = AxisKind::kColumn;
  std::uint32_t item = 0;
  /// Of the regular shape; a variant swaps those it replaces for those it adds.
  std::vector<std::uint32_t> parts;
  /// The variant that adds this total, kNone for one of the regular form.
  std::uint32_t variant = kNone;
  /// The rule id of the checks; empty when `idOf` gives one per item of the other axis.
  std::string id;
  std::vector<std::pair<std::uint32_t, std::string>> idOf;
  Span span;
};

/// A form with what only rules need to know of it.
struct BuiltForm {
  std::shared_ptr<const Form> form;
  FormNames names;
  std::vector<DeclaredTotal> totals;
  Site site;
};

/// What bounds a hostile form.
inline constexpr std::size_t kMaxFormCells = 100'000;
inline constexpr std::size_t kMaxSections = 63;  // places of an extract are bits of 64
inline constexpr std::size_t kMaxVariants = 31;  // shapes of a table are bits of 32

/// Always gives a form; what was wrong with the declaration is reported and left out.
[[nodiscard]] BuiltForm buildForm(const syntax::FormDecl& decl, const UnitTable& units,
                                  const Reporter& reporter);

}  // namespace gouji::sema
