// engine/read/html/nesting.h
//
// How deep a page nests, found out before it is parsed: the parser's time grows with the square of
// the depth, so a page made to be deep has to be refused first.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::html {

/// An upper bound of the depth of open elements, by counting start and end tags. Elements that
/// close themselves (<br>) or each other (<p>, <li>, <td>) are not counted.
[[nodiscard]] std::uint32_t measureNesting(std::string_view html);

}  // namespace gouji::html
