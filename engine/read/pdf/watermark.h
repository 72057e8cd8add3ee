// engine/read/pdf/watermark.h
//
// Large letters printed across the page: "仅供公开查阅" over a table puts letters, and the digits
// of a year, into the cells under it.
#pragma once

#include <optional>

#include "engine/read/pdf/page_content.h"

namespace gouji::pdf {

/// The page without its watermark; nothing when it has none. A watermark is made of letters much
/// larger than those of the page, one of which stands over one of them. Titles stand over nothing.
[[nodiscard]] std::optional<PageContent> removeWatermark(const PageContent& page);

}  // namespace gouji::pdf
