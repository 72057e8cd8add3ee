// engine/read/pdf/radical.h
//
// Letters that look like words and are none: "⾏政" with U+2F8F for "行政". A font that has one
// shape for a character and for the radical of a dictionary lets the program that writes the PDF
// name it after the radical, and no word of the report is found any more.
#pragma once

namespace gouji::pdf {

/// The character a radical looks like, Kangxi radicals (U+2F00 to U+2FD5, by their compatibility
/// mappings in Unicode) and the simplified ones of U+2E80 to U+2EFF; any other letter as it is.
[[nodiscard]] char32_t unifyRadical(char32_t letter);

}  // namespace gouji::pdf
