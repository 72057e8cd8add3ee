// engine/eval/form_map.h
//
// Where the cells, tables and sections of one form are in another, found by their keys.
//
// A rule names cells of the form of this year's report; last year's may have used another form, in
// which a cell of the same name means the same thing or is not there at all.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/form/form.h"

namespace gouji::eval {

/// By index of the first form; kNone (kNoCell) for what the second one does not have.
struct FormMap {
  FormMap(const Form& from, const Form& to);

  std::vector<CellId> cells;
  std::vector<std::uint32_t> tables;
  std::vector<std::uint32_t> sections;
};

}  // namespace gouji::eval
