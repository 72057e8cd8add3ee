// The worker itself, on PDFs written here and on bytes that are none.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

#include "engine/read/pdf/pdf_reader.h"
#include "engine/read/pdf/worker_process.h"

using namespace gouji;

namespace {

/// One page with a content stream, a Form XObject "/F" and Helvetica; no cross-reference table,
/// which readers rebuild.
std::string makePdf(const std::string& content, const std::string& form = "",
                    const std::string& pageExtra = "", const std::string& fontExtra = "") {
  const auto stream = [](const std::string& dictionary, const std::string& data) {
    return "<<" + dictionary + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data +
           "\nendstream";
  };
  return "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 "
         "0 R]/Count 1>>\nendobj\n"
         "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]" +
         pageExtra +
         "/Contents 4 0 R/Resources<</Font<</H 5 0 R>>/XObject<</F 6 0 R>>>>>>\nendobj\n4 0 obj\n" +
         stream("", content) + "\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica" +
         fontExtra + ">>\nendobj\n6 0 obj\n" +
         stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F 6 0 R>>>>",
                form) +
         "\nendobj\ntrailer\n<</Root 1 0 R/Size 7>>\n%%EOF\n";
}

Result<pdf::Content> runOn(const std::string& bytes, const ReadLimits& limits = {}) {
  return pdf::runWorker(GOUJI_PDF_WORKER_PATH, "r.pdf", bytes, limits);
}

}  // namespace

TEST_CASE("Letters and lines come with places from the top left") {
  const auto pages =
      runOn(makePdf("BT /H 10 Tf 100 700 Td (47) Tj ET 100 690 m 200 690 l S 100 650 100 1 re f"));
  REQUIRE(pages.ok());
  REQUIRE(pages->pages.size() == 1);
  const pdf::PageContent& page = pages->pages.front();
  REQUIRE(page.glyphs.size() == 2);
  CHECK(page.glyphs[0].text == "4");
  CHECK(page.glyphs[0].x0 == Approx(100).margin(0.1));
  CHECK(page.glyphs[0].y1 == Approx(102).margin(4));
  REQUIRE(page.rulings.size() == 2);
  CHECK(page.rulings[0].y0 == Approx(110));
  CHECK(page.rulings[1].y0 == Approx(149.5));
}

TEST_CASE("A thin filled outline with slanted ends is a line, a filled field is none") {
  const auto pages = runOn(makePdf(
      "100 600 m 100 700 l 101 699 l 101 601 l f 200 600 m 200 700 l 300 700 l 300 600 l f"));
  REQUIRE(pages.ok());
  REQUIRE(pages->pages.front().rulings.size() == 1);
  CHECK(pages->pages.front().rulings[0].x0 == Approx(100.5));
  CHECK(pages->pages.front().rulings[0].y0 == Approx(100));
  CHECK(pages->pages.front().rulings[0].y1 == Approx(200));
}

TEST_CASE("A picture inside the content ends where content goes on") {
  const std::string picture = "BI /W 9 /H 1 /CS /G /BPC 8 ID ";
  const std::string line = " 100 690 m 200 690 l S";
  const auto linesOf = [](const std::string& content) {
    const auto pages = runOn(makePdf(content));
    REQUIRE(pages.ok());
    return pages->pages.front().rulings.size();
  };
  CHECK(linesOf(picture + "S1 EI" + line) == 1);
  // Pixels that spell the end of a picture, with more pixels behind them.
  CHECK(linesOf(picture + "9 EI \x01\xFFz EI" + line) == 1);
  CHECK(linesOf(picture + "9 EI 1 1 m 9 1 l S )( EI" + line) == 1);
  CHECK(linesOf(picture + "xEIx" + line + " EI" + line) == 1);
  // Two pictures, and one that never ends.
  CHECK(linesOf(picture + "9 EI" + line + " " + picture + "8 EI" + line) == 2);
  CHECK(linesOf(line + " " + picture + "9" + line) == 1);
  // A text longer than what is looked at behind a picture.
  CHECK(linesOf(picture + "9 EI (" + std::string(5000, 'x') + ") Tj" + line) == 1);
}

TEST_CASE("What is no token is passed over, and what draws behind it is read") {
  const auto linesOf = [](const std::string& content) {
    const auto pages = runOn(makePdf(content, "1 600 m 99 600 l S"));
    REQUIRE(pages.ok());
    return pages->pages.front().rulings.size();
  };
  const std::string line = " 100 690 m 200 690 l S ";
  CHECK(linesOf("<414> Tj <41 42> Tj" + line) == 1);
  CHECK(linesOf(") > <4z" + line) == 1);
  CHECK(linesOf("1.2.3 -- + . 1-2 verylongword" + line) == 1);
  CHECK(linesOf("% 1 1 m 9 1 l S\r" + line + "% 1 1 m 9 1 l S") == 1);
  CHECK(linesOf(line + "(1 1 m 9 1 l S") == 1);
  CHECK(linesOf(line + "<41") == 1);
  // A form by its name, also as #46 for F; no other name and no number draws it.
  CHECK(linesOf("/F Do") == 1);
  CHECK(linesOf("/#46 Do") == 1);
  CHECK(linesOf("/#4 Do /#00 Do /F# Do /G Do 5 Do Do") == 0);
}

TEST_CASE("Lines are found between texts, arrays and pictures that look like operators") {
  const auto pages = runOn(makePdf(
      "/P <</MCID 0 /L [1 2]>> BDC BT /H 10 Tf 100 700 Td [(1 0 m) -20 (9 9 l S\\))] TJ ET EMC "
      "[3 1] 0 d BI /W 1 /H 1 /CS /G /BPC 8 ID S EI % 1 1 m 9 1 l S\n"
      "+100. 690 m 200.50 690 l S q 30 0 0 20 5 5 cm /X Do Q 100 -.5 m 200 -.5 l s"));
  REQUIRE(pages.ok());
  const std::vector<pdf::Ruling>& rulings = pages->pages.front().rulings;
  // `s` closes its path: there and back.
  REQUIRE(rulings.size() == 3);
  CHECK(rulings[0].x0 == Approx(100));
  CHECK(rulings[0].x1 == Approx(200.5));
  CHECK(rulings[0].y0 == Approx(110));
  CHECK(rulings[1].y0 == Approx(800.5));
}

TEST_CASE("A letter outside the first plane of Unicode is one glyph") {
  const std::string map =
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
      "endcodespacerange 2 beginbfchar <31> <D840DC0B> <32> <4EF6> endbfchar endcmap";
  const auto pages =
      runOn(makePdf("BT /H 10 Tf 100 700 Td (12a) Tj ET", map, "", "/ToUnicode 6 0 R"));
  REQUIRE(pages.ok());
  const std::vector<pdf::Glyph>& glyphs = pages->pages.front().glyphs;
  REQUIRE(glyphs.size() >= 2);
  CHECK(glyphs[0].text == "\xF0\xA0\x80\x8B");
  CHECK(glyphs[1].text == "件");
  CHECK(glyphs[1].x0 > glyphs[0].x0);
}

TEST_CASE("Lines inside a form are found where the page draws it") {
  const auto pages = runOn(makePdf("q 1 0 0 1 50 0 cm /F Do Q", "10 700 m 90 700 l S"));
  REQUIRE(pages.ok());
  REQUIRE(pages->pages.front().rulings.size() == 1);
  CHECK(pages->pages.front().rulings[0].x0 == Approx(60));
  CHECK(pages->pages.front().rulings[0].x1 == Approx(140));
}

TEST_CASE("A form that draws itself ends") {
  CHECK(runOn(makePdf("/F Do", "10 700 m 90 700 l S /F Do")).ok());
}

TEST_CASE("A rotated page is told as it is displayed") {
  const auto pages = runOn(makePdf("100 700 m 200 700 l S", "", "/Rotate 90"));
  REQUIRE(pages.ok());
  CHECK(pages->pages.front().width == Approx(800));
  REQUIRE(pages->pages.front().rulings.size() == 1);
  CHECK_FALSE(pages->pages.front().rulings[0].isHorizontal());
  CHECK(pages->pages.front().rulings[0].x0 == Approx(700));
}

TEST_CASE("A page whose letters lie on their side is turned, with its lines") {
  for (const std::string turn : {"", "/Rotate 180"}) {
    const auto pages = runOn(
        makePdf("BT /H 10 Tf 0 1 -1 0 300 100 Tm (47) Tj ET 310 100 m 310 200 l S", "", turn));
    REQUIRE(pages.ok());
    const pdf::PageContent& page = pages->pages.front();
    CHECK(page.width == Approx(800));
    REQUIRE(page.glyphs.size() == 2);
    CHECK(page.glyphs[0].text == "4");
    CHECK(page.glyphs[0].x0 == Approx(100).margin(0.1));
    CHECK(page.glyphs[1].x0 == Approx(105.6).margin(0.1));
    REQUIRE(page.rulings.size() == 1);
    CHECK(page.rulings[0].isHorizontal());
    CHECK(page.rulings[0].y0 == Approx(310));
  }
}

TEST_CASE("Bytes that are no PDF, cut and flipped ones give an error or a document") {
  CHECK(runOn("").error().code == "pdf.damaged");
  CHECK(runOn("hello").error().code == "pdf.damaged");
  const std::string whole = makePdf("BT /H 10 Tf (1) Tj ET");
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    std::string damaged = whole.substr(0, random() % whole.size());
    for (int k = 0; k < 3 && !damaged.empty(); ++k)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    const auto pages = runOn(damaged);
    if (!pages.ok()) CHECK_FALSE(pages.error().message.zh.empty());
  }
}

TEST_CASE("A worker that is not there, or does not answer in time, is that report's error") {
  CHECK(pdf::runWorker("", "r.pdf", "x", ReadLimits{}).error().code == "pdf.no-worker");
  CHECK(pdf::runWorker("/bin/false", "r.pdf", "x", ReadLimits{}).error().code == "pdf.crashed");
  ReadLimits limits;
  limits.maxSeconds = 1;
  CHECK(pdf::runWorker(GOUJI_SLEEPER_PATH, "r.pdf", std::string(1U << 20, 'x'), limits)
            .error()
            .code == "pdf.timeout");
}

TEST_CASE("Too many pages are refused by name") {
  ReadLimits limits;
  limits.maxPages = 0;
  CHECK(runOn(makePdf("")).ok());
  CHECK(runOn(makePdf(""), limits).error().code == "limit.pages");
}
