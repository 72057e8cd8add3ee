// engine/narrative/sum_list.h
//
// A list that ends with its sum: "政策41条、动态565条、公示300条，合计906条".
//
// The parts are the numbers before 合计 that stand in one enumeration (、 和 及) and count the
// same. An enumeration that may have begun earlier in the sentence does not claim to be complete.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/narrative/part_list.h"

namespace gouji::narrative {

/// The list whose sum is the numeral `total`; nothing when no word of adding up stands before it.
[[nodiscard]] std::optional<PartList> findListBefore(const Passage& passage, std::size_t total);

}  // namespace gouji::narrative
