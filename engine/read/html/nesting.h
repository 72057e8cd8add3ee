// engine/read/html/nesting.h
//
// How deep a page nests and how much it holds, found out before it is parsed: the parser's time
// grows with the square of the depth and its memory with the elements, so a page made to be deep or
// to be of nothing but tags has to be refused first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji::html {

/// An upper bound of the depth of open elements, by counting start and end tags. Elements that
/// close themselves (<br>) or each other (<p>, <li>, <td>) are not counted.
[[nodiscard]] std::uint32_t measureNesting(std::string_view html);

/// The start tags of a page, counted as generously: the parser makes a node of some hundred bytes
/// for each.
[[nodiscard]] std::size_t countStartTags(std::string_view html);

}  // namespace gouji::html
