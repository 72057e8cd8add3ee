// engine/lower/value.h
//
// What an expression means once its loops stand on particular rows and its calls are opened.
//
// Some values are nodes of the plan (numbers, conditions, texts, dates), some are things of the
// form (a row, a cell, a section), some are sets of such things. A cell becomes a number, a section
// a text, only where a number or a text is wanted.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"
#include "engine/plan/plan.h"
#include "engine/sema/unit_table.h"
#include "engine/text/source_file.h"

namespace gouji::lower {

struct Value;
using Values = std::shared_ptr<const std::vector<Value>>;

enum class ValueKind : std::uint8_t {
  kBroken,      // had its diagnostic; fits everywhere so that one mistake gives one message
  kNumber,      // node, unit
  kBool,        // node
  kText,        // node
  kDate,        // node
  kCell,        // cell, doc, table, item = row, column
  kRow,         // table, item
  kColumn,      // table, item
  kPlace,       // section and/or table of the form, doc
  kReport,      // `prior`
  kAgency,      // `kind`, to be compared with department, township, government
  kClaim,       // the variable of a loop over claims: slot, collection
  kCollection,  // claims or observations: collection
  kSet,         // a finite set of the form: elements
  kName,        // a word that means nothing by itself, such as a row key outside of brackets
};

struct Value {
  ValueKind kind = ValueKind::kBroken;
  plan::Doc doc = plan::Doc::kThis;
  std::uint8_t slot = 0;
  /// Built from literals and constants alone: comparing it with its like is pointless.
  bool isLiteral = false;
  Span span;
  plan::NodeId node = kNone;
  sema::UnitId unit = sema::kBare;
  std::uint32_t table = kNone;
  std::uint32_t section = kNone;
  std::uint32_t item = kNone;
  std::uint32_t column = kNone;
  CellId cell = kNoCell;
  std::uint32_t collection = kNone;
  std::string word;  // kName: the path as written
  Values elements;   // kSet

  [[nodiscard]] bool is(ValueKind k) const { return kind == k; }
  [[nodiscard]] bool isBroken() const { return kind == ValueKind::kBroken; }
};

/// The word for it: "number", "row", "claim".
[[nodiscard]] std::string nameOf(ValueKind kind);
/// Such a word as a message says it: "a number", 「数」.
[[nodiscard]] Localized phraseOf(std::string_view word);

}  // namespace gouji::lower
