// What is left of a page for the parser, and where each byte of it stands in the source.
#include "engine/read/html/skeleton.h"

#include <catch2/catch.hpp>

using namespace gouji;
using html::Skeleton;

namespace {

std::string skeletonOf(std::string_view page) {
  return std::string(Skeleton(page, {0, static_cast<ByteOffset>(page.size())}).text());
}

/// What each stretch of the skeleton of `page` stands for, with bars between them.
std::string trace(std::string_view page) {
  const Skeleton skeleton(page, {0, static_cast<ByteOffset>(page.size())});
  std::string traced;
  for (std::size_t at = 0; at < skeleton.text().size();) {
    const Span span = skeleton.takeSpan(at, skeleton.text().size());
    traced += (traced.empty() ? "" : "|") + std::string(page.substr(span.begin, span.length()));
  }
  return traced;
}

}  // namespace

TEST_CASE("A run of words is one letter, white space before it and references stay") {
  CHECK(skeletonOf("<p>\n  全年收到申请 7 件</p>") == "<p>\n  .</p>");
  CHECK(skeletonOf("<p>全年收到&nbsp;申请七件&amp上年结转</p>") == "<p>.&nbsp;.&amp.</p>");
  CHECK(skeletonOf("<td>105</td><td>7</td><td> </td>") == "<td>.</td><td>7</td><td> </td>");
  // A '<' before anything but a name is a letter.
  CHECK(skeletonOf("<p>3 < 5，不足五件</p>") == "<p>.< .</p>");
}

TEST_CASE("Attributes stay when the reader asks for them, however they are written") {
  CHECK(skeletonOf("<td class=\"a\" COLSPAN=2 style='color: red' rowspan = \"3\">") ==
        "<td COLSPAN=2 rowspan = \"3\">");
  CHECK(skeletonOf("<td a=\"1\"colspan=\"2\">") == "<td colspan=\"2\">");
  CHECK(skeletonOf("<tr hidden nowrap><br class=x/><br/>") == "<tr hidden><br><br/>");
  CHECK(skeletonOf("<input name=\"n\" type=\"text\" value=\"5\">") ==
        "<input type=\"text\" value=\"5\">");
  // The end of a tag inside quotes is none, and an end tag has no attributes.
  CHECK(skeletonOf("<a title=\"1 > 0\" href='>'>甲</a id=\"x\">") == "<a>.</a>");
}

TEST_CASE("A style stays where it may hide something") {
  for (const std::string style : {"display:none", "color:red; DISPLAY : None", "visibility:hidden",
                                  "mso-hide:all", "x:", "display&#58;none"}) {
    const std::string tag = "<p style=\"" + style + "\">";
    CHECK(skeletonOf(tag) == tag);
  }
  CHECK(skeletonOf("<p style=\"color: red; width: 4px\">") == "<p>");
}

TEST_CASE("Scripts, styles and comments are emptied") {
  CHECK(skeletonOf("<script type=\"a\" src=\"b\">if (a < b) c(\"<p>\");</SCRIPT ><p>") ==
        "<script type=\"a\"></SCRIPT ><p>");
  CHECK(skeletonOf("<style>p > a {}</styles></style>") == "<style></style>");
  CHECK(skeletonOf("<!-- <p>甲 --><p><!--[if a]><b><![endif]--!><p>") == "<!----><p><!----!><p>");
  CHECK(skeletonOf("<!--><p a=\"1\"><!---><p a=\"1\">") == "<!--><p><!---><p>");
}

TEST_CASE("What is text to the parser, or of another language, stays as it is") {
  for (const std::string kept :
       {"<title>全年收到申请 <b a=\"1\"></title>", "<textarea><p a=\"1\"></textarea>",
        "<xmp><p a=\"1\"></xmp>", "<svg><path d=\"1\"><![CDATA[<p a=\"1\">]]></svg>",
        "<plaintext><p a=\"1\">", "<!DOCTYPE html SYSTEM \"a\">", "<?xml a=\"1\"?>",
        "</ a=\"1\">"}) {
    CHECK(skeletonOf(kept) == kept);
  }
  CHECK(skeletonOf("<title>甲</title><p a=\"1\">") == "<title>甲</title><p>");
}

TEST_CASE("Behind what has no end, or a script in a script, the rest stays") {
  for (const std::string rest :
       {"<!-- <p a=\"1\">", "<script>a</scrip><p a=\"1\">", "<p a=\"1><b>", "<p a", "<", "</p",
        "<script><!-- <script> </script><p a=\"1\"> --></script>"}) {
    CHECK(skeletonOf("<b a=\"1\">" + rest) == "<b>" + rest);
  }
}

TEST_CASE("Every byte is found again where it stands") {
  CHECK(trace("<p>\n  全年收到申请 7 件</p>") == "<p>\n  全年收到申请 7 件</p>");
  CHECK(trace("<td a=\"1\">105</td><!-- b --><td colspan=\"2\" c>上年结转申请数量&nbsp;</td>") ==
        "<td|>105</td><!--|--><td colspan=\"2\"|>上年结转申请数量&nbsp;</td>");
  const std::string_view page = "甲<p>全年收到申请</p>乙";
  const std::size_t begin = page.find("<p>");
  const Skeleton part(page, {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(page.size())});
  REQUIRE(part.text() == "<p>.</p>.");
  std::size_t words = 3;
  const Span span = part.takeSpan(words, 4);
  CHECK(page.substr(span.begin, span.length()) == "全年收到申请");
  CHECK(words == 4);
}

TEST_CASE("What is remembered of a page has a limit") {
  std::string page;
  for (int i = 0; i < 1'000'100; ++i) page += "</b c>";
  const std::string skeleton = skeletonOf(page);
  CHECK(skeleton.starts_with("</b></b>"));
  CHECK(skeleton.ends_with("</b c></b c>"));
}
