// engine/bind/shape_score.h
//
// How well a shape of the table, regular or a variant, fits what the text shows.
#pragma once

#include "engine/bind/row_alignment.h"
#include "engine/bind/row_claim.h"

namespace gouji::bind {

/// Rows with a label and so many numbers.
[[nodiscard]] std::size_t countRows(const TableText& text, std::size_t numbers);

/// Rows that could be read, and their labels; less for rows the shape does not have. Below 0 when
/// nothing shows that a column the variant adds is there.
[[nodiscard]] double scoreShape(const Table& table, const Alignment& alignment,
                                const TableText& text, const RowNames& names);

/// No alignment with this shape has a higher score.
[[nodiscard]] double scoreAtMost(const TableShape& shape);

}  // namespace gouji::bind
