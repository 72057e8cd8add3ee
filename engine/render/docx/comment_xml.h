// engine/render/docx/comment_xml.h
//
// A comment as WordprocessingML (ECMA-376 part 1, 17.13.4).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/render/docx/docx_annotator.h"

namespace gouji::docx {

/// One w:comment. The first line is bold and in the colour of `finding`'s level; without a finding
/// it is plain.
[[nodiscard]] std::string commentXml(std::uint32_t id, const std::vector<std::string>& lines,
                                     const office::JobFinding* finding, const CommentStyle& style);

/// What stands in the text at the beginning and at the end of the words commented on.
[[nodiscard]] std::string rangeStartXml(std::uint32_t id);
[[nodiscard]] std::string rangeEndXml(std::uint32_t id);

}  // namespace gouji::docx
