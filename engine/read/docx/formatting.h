// engine/read/docx/formatting.h
//
// Takes out of a part's XML what only says how letters look, before it is parsed.
//
// A word processor writes fonts, sizes and borders for every run and cell: nine bytes of ten, and
// each becomes nodes and attributes nobody asks for. What is taken out are elements without content
// that the reader does not know (docx/tags.h), then those that held nothing else, and the
// attributes of paragraphs, runs and rows. Only the plain form is touched, `<w:name w:key="value"
// …/>`, which is well-formed wherever it stands; a comment, a CDATA section or a DOCTYPE ends the
// work, because behind it the letters may mean something else. So the tree that is parsed differs
// in what is never looked at.
#pragma once

#include <string>

namespace gouji::docx {

/// Byte offsets change: an error in the XML is to be told of the part as it was.
void dropFormatting(std::string& xml);

}  // namespace gouji::docx
