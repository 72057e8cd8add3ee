// engine/render/docx/own_comments.h
//
// The comments that an earlier run wrote into a document: known by their author, replaced by new
// ones, unless somebody replied to them.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "engine/render/docx/xml_part.h"

namespace gouji::docx {

struct OwnComments {
  /// Ids of ours that go.
  std::set<std::string> ids;
  /// Paragraph ids (w14:paraId) inside them, by which other parts speak of them.
  std::set<std::string> paragraphs;
  /// Fingerprints of ours that stay because there is a conversation under them.
  std::set<std::string> keptFingerprints;
  /// One more than the highest id of the comments that stay.
  std::uint32_t nextId = 0;
};

/// Looks through the comments part; `extended` is the text of commentsExtended.xml, or empty.
[[nodiscard]] OwnComments findOwnComments(const XmlPart& comments, const std::string& extended);

/// Takes the comments out of the comments part.
void removeComments(const XmlPart& comments, const OwnComments& own, TextEdits& edits);

/// Takes their marks out of the text of the document.
void removeMarks(const XmlPart& document, const OwnComments& own, TextEdits& edits);

/// Takes what speaks of their paragraphs out of commentsExtended.xml or commentsIds.xml.
void removeReferences(const XmlPart& part, const OwnComments& own, TextEdits& edits);

}  // namespace gouji::docx
