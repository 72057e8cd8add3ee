// What is taken out of a document before it is parsed, and what must stay.
#include "engine/read/docx/formatting.h"

#include <catch2/catch.hpp>

using gouji::docx::dropFormatting;

namespace {

/// The body that is left of a part.
std::string filter(const std::string& body) {
  const std::string head = "<?xml version=\"1.0\"?><w:document>";
  std::string xml = head + body;
  dropFormatting(xml);
  REQUIRE(xml.substr(0, head.size()) == head);
  return xml.substr(head.size());
}

}  // namespace

TEST_CASE("Fonts and borders go, and the elements that held nothing else") {
  CHECK(filter("<w:p><w:r><w:rPr><w:rFonts w:ascii=\"宋体\" w:hint=\"eastAsia\"/><w:b/>"
               "<w:sz w:val=\"18\" /></w:rPr><w:t>甲</w:t></w:r></w:p>") ==
        "<w:p><w:r><w:t>甲</w:t></w:r></w:p>");
  CHECK(filter("<w:tc><w:tcPr><w:tcBorders><w:top w:val=\"single\"/></w:tcBorders>"
               "<w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc>") ==
        "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc>");
}

TEST_CASE("Formatting that repeats goes each time, and only where it is the same") {
  const std::string font = "<w:rPr><w:b/><w:sz w:val=\"18\"/></w:rPr>";
  const std::string hidden = "<w:rPr><w:vanish/></w:rPr>";
  std::string body;
  std::string left;
  for (int i = 0; i < 9; ++i) {
    const std::string other = "<w:rPr><w:sz w:val=\"" + std::to_string(i) + "\"/></w:rPr>";
    body += "<w:p><w:pPr>" + font + "</w:pPr>" + other + font + hidden + font + "</w:p>";
    left += "<w:p>" + hidden + "</w:p>";
  }
  CHECK(filter(body) == left);
  // Elements in one another are gone from the inside, whatever was gone before them.
  CHECK(filter("<w:b/><w:x><w:y><w:z/></w:y></w:x>甲<w:x><w:y><w:z/></w:y></w:x><w:y><w:z/></w:y>"
               "<w:y><w:p/></w:y>") == "甲<w:y><w:p/></w:y>");
}

TEST_CASE("The marks of editing sessions go, other attributes stay") {
  CHECK(filter("<w:p w14:paraId=\"1\" w:rsidR=\"00A7\"><w:r w:rsidR=\"2\" ><w:t "
               "xml:space=\"preserve\"> 甲</w:t></w:r></w:p><w:p w:rsidR=\"3\"/>") ==
        "<w:p><w:r><w:t xml:space=\"preserve\"> 甲</w:t></w:r></w:p><w:p/>");
}

TEST_CASE("What the reader asks for stays") {
  for (const std::string kept :
       {"<w:p/>", "<w:t/>", "<w:tab/>", "<w:br w:type=\"page\"/>", "<w:tc/>", "<w:vanish/>",
        "<w:rPr><w:del w:id=\"1\"/></w:rPr>", "<w:numPr><w:ilvl w:val=\"0\"/></w:numPr>",
        "<w:pStyle w:val=\"a\"/>", "<w:gridSpan w:val=\"2\"/>", "<w:style w:styleId=\"a\"/>",
        "<a:blip r:embed=\"1\"/>", "<w:tbl></w:tbl>", "<w:rPr> </w:rPr>"}) {
    CHECK(filter(kept) == kept);
  }
}

TEST_CASE("What is not in its plain form is left to the parser") {
  for (const std::string kept :
       {"<w:b w:val='1'/>", "<w:b w:val=1/>", "<w:b w:val=\"1/>", "<w:b w:val=\"1\"", "<w:b",
        "<w:", "<", "</w:rPr", "<w:b/ >", "<w:b\tw:val=\"1\"/>", "<w:b w:val=\"1\"w:x=\"2\"/>",
        "</w:b>", "<w:rPr w:x=\"1\"></w:rPr>", "<xw:rPr></w:rPr>"}) {
    CHECK(filter(kept) == kept);
  }
  // The end of a tag inside quotes is none.
  CHECK(filter("<w:b w:val=\"/>\"/><w:t>甲</w:t>") == "<w:t>甲</w:t>");
}

TEST_CASE("Behind a comment, a CDATA section or a DOCTYPE everything stays") {
  for (const std::string rest :
       {"<!-- <w:b/> -->", "<w:t><![CDATA[<w:b/>]]></w:t>", "<!DOCTYPE x><w:b/>", "<?x <w:b/>?>"}) {
    CHECK(filter("<w:i/>" + rest) == rest);
  }
}

TEST_CASE("Letters of two bytes are no tags") {
  std::string wide("<\0w:b/>", 7);
  const std::string before = wide;
  dropFormatting(wide);
  CHECK(wide == before);
  std::string empty;
  dropFormatting(empty);
  CHECK(empty.empty());
}
