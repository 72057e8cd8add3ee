// engine/report/heading.h
//
// How a section heading as written compares with the one the form prints.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/form/form.h"
#include "engine/report/report.h"

namespace gouji {

/// The ordinal at the start of a heading: 3 for 「三、收到…」, 「（三）…」 or 「3. …」; 0 when
/// there is none. Up to 99.
[[nodiscard]] std::uint32_t readOrdinal(std::string_view heading);

/// White space does not count: 「一、 总体情况」 is the official 「一、总体情况」.
[[nodiscard]] Wording compareWording(const Label& label, std::string_view heading);

}  // namespace gouji
