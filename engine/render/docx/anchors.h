// engine/render/docx/anchors.h
//
// From the place of a finding to the bytes of the document its comment embraces.
//
// The places were made by the reader's walk over the body (read/docx/body.h); the same walk is done
// again here, so that "table 3, row 5, cell 8" is the same cell.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/read/read.h"
#include "engine/render/docx/xml_part.h"
#include "engine/text/location.h"

namespace gouji::docx {

/// The words a comment is about: from the `first` child of one paragraph to the `last` of the same
/// or a later one. A null child means the whole paragraph.
struct Anchor {
  pugi::xml_node beginParagraph, firstChild;
  pugi::xml_node endParagraph, lastChild;
};

class Anchors {
 public:
  /// `document` must outlive this. Errors: the limits of the reader.
  [[nodiscard]] static Result<Anchors> find(const XmlPart& document, const std::string& path,
                                            const ReadLimits& limits);

  /// Where a comment on `place` goes; on its words `excerpt` when they are found there. Without a
  /// place that is known here: the first paragraph with words. Nothing when there is no paragraph.
  [[nodiscard]] std::optional<Anchor> anchorOf(const Location& place,
                                               const std::string& excerpt) const;

 private:
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // paragraph: (0, 0, n)
  std::map<Key, std::vector<pugi::xml_node>> places_;
  pugi::xml_node title_;
};

}  // namespace gouji::docx
