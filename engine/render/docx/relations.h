// engine/render/docx/relations.h
//
// How the parts of a Word document refer to each other, as far as comments need it (ECMA-376 part
// 2): the relationships of the main part, and the list of content types.
#pragma once

#include <optional>
#include <string>

#include "engine/render/docx/xml_part.h"

namespace gouji::docx {

/// "word/_rels/document.xml.rels" for "word/document.xml".
[[nodiscard]] std::string relationshipsPartOf(const std::string& part);

/// The part that the main part names for a kind of relationship ("comments",
/// "commentsExtended"), nothing when it names none. `mainPart` resolves relative targets.
[[nodiscard]] std::optional<std::string> findRelated(const XmlPart& relationships,
                                                     const std::string& mainPart,
                                                     const std::string& kind);

/// The text of the relationships with one more, to `target`, of the same edition of the standard as
/// the others.
[[nodiscard]] std::string withComments(const XmlPart& relationships, const std::string& target);

/// The text of [Content_Types].xml with a line for the comments part, if it has none yet.
[[nodiscard]] std::string withContentType(const XmlPart& types, const std::string& part);

}  // namespace gouji::docx
