// engine/render/docx/zip_edit.h
//
// A zip with some of its entries replaced and others added; the rest is copied as it is packed.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace gouji::docx {

/// `parts` by name. New entries come last; replaced ones stay where they are. The same input gives
/// the same bytes: what is written carries no time. Errors: "docx.cannot-write".
[[nodiscard]] Result<std::string> replaceInZip(std::string_view zip,
                                               const std::map<std::string, std::string>& parts);

}  // namespace gouji::docx
