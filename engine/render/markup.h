// engine/render/markup.h
//
// A stranger's words inside XML, HTML and Markdown.
#pragma once

#include <string>
#include <string_view>

namespace gouji::render {

/// For text and attribute values of XML and HTML: `& < > " '` are escaped, what XML 1.0 forbids
/// (controls, U+FFFE, broken UTF-8) becomes U+FFFD.
[[nodiscard]] std::string escapeMarkup(std::string_view text);

/// For one cell of a Markdown table: no line ends, nothing that Markdown or HTML would act on.
[[nodiscard]] std::string escapeMarkdown(std::string_view text);

}  // namespace gouji::render
