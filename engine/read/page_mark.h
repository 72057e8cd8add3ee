// engine/read/page_mark.h
//
// What is printed at the foot of a page and ends up between the rows of a table.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji {

/// "-3-", "—3—", "第3页", "第3页共9页", "P.9", "Page9-…"; `page` becomes its number. A lone number
/// is not one: in a text with one cell a line it is a cell.
[[nodiscard]] bool readPageMark(std::string_view text, std::uint32_t& page);

}  // namespace gouji
