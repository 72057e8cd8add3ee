#include "engine/read/docx/tags.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace gouji::docx {

TEST_CASE(
    "Every element the reader knows is told by its name, and nothing that is merely like it") {
  const std::vector<std::pair<std::string, Tag>> known = {
      {"w:p", Tag::kParagraph},
      {"w:r", Tag::kRun},
      {"w:t", Tag::kText},
      {"w:tbl", Tag::kTable},
      {"w:tr", Tag::kRow},
      {"w:tc", Tag::kCell},
      {"w:tab", Tag::kTab},
      {"w:ptab", Tag::kTab},
      {"w:br", Tag::kBreak},
      {"w:cr", Tag::kBreak},
      {"w:noBreakHyphen", Tag::kHyphen},
      {"mc:AlternateContent", Tag::kAlternative},
      {"w:txbxContent", Tag::kTextBox},
      {"w:sdt", Tag::kControl},
      {"w:sym", Tag::kSymbol},
      {"m:oMath", Tag::kSymbol},
      {"m:oMathPara", Tag::kSymbol},
      {"w:object", Tag::kPicture},
      {"pic:pic", Tag::kPicture},
      {"w:ins", Tag::kTransparent},
      {"w:moveTo", Tag::kTransparent},
      {"w:sdtContent", Tag::kTransparent},
      {"w:smartTag", Tag::kTransparent},
      {"w:customXml", Tag::kTransparent},
      {"w:hyperlink", Tag::kTransparent},
      {"w:fldSimple", Tag::kTransparent},
      {"w:rubyBase", Tag::kTransparent},
      {"w:dir", Tag::kTransparent},
      {"w:bdo", Tag::kTransparent},
      {"w:ruby", Tag::kDrawing},
      {"w:drawing", Tag::kDrawing},
      {"w:pict", Tag::kDrawing},
      {"wp:inline", Tag::kDrawing},
      {"a:graphic", Tag::kDrawing},
      {"wps:txbx", Tag::kDrawing},
      {"wpg:wgp", Tag::kDrawing},
      {"v:shape", Tag::kDrawing}};
  for (const auto& [name, tag] : known) {
    INFO(name);
    CHECK(tagOf(name) == tag);
    if (tag == Tag::kDrawing && !name.starts_with("w:")) continue;
    CHECK(tagOf(name + "x") == Tag::kOther);
    CHECK(tagOf("x" + name) == Tag::kOther);
    CHECK(tagOf(name.substr(0, name.size() - 1) + "?") == Tag::kOther);
  }
  CHECK(tagOf("v:imagedata") == Tag::kPicture);
  for (const char* name :
       {"", "w", "w:", "p", "t", "w:del", "w:moveFrom", "w:rPr", "w:delText", "mc:Choice"}) {
    INFO(name);
    CHECK(tagOf(name) == Tag::kOther);
  }
}

}  // namespace gouji::docx
