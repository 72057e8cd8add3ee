// Tables printed as text with tabs, as the worker would tell their letters: stops each 35 points
// from the margin at 60, full lines end near 470.
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/read/pdf/pdf_reader.h"
#include "engine/text/utf8.h"

using namespace gouji;
using pdf::PageContent;

namespace {

constexpr double kLeft = 60;
constexpr double kStep = 35;

/// A page on which lines are written one below the other, as a program prints a text.
class PrintedPage {
 public:
  explicit PrintedPage(double step = kStep) : step_(step) {
    writeLine("根据条例的规定编制本年度报告，全文由以下六个部分组成，并已在门户网站公布供查阅。");
    for (int i = 0; i < 3; ++i) writeLine("\t2.重复申请\t0\t1\t2\t3\t4\t5\t15");
  }

  /// Letters of 10 points, digits of 5; a tab leads to the next stop.
  void writeLine(std::string_view text) {
    double x = kLeft;
    for (std::size_t offset = 0; offset < text.size();) {
      const std::size_t begin = offset;
      static_cast<void>(decodeUtf8(text, offset));
      const std::string letter(text.substr(begin, offset - begin));
      if (letter == "\t") {
        x = kLeft + (std::floor((x - kLeft) / step_) + 1) * step_;
        continue;
      }
      const double width = letter.size() == 1 ? 5 : 10;
      page_.glyphs.push_back({x, y_, x + width, y_ + 10, letter, false});
      x += width;
    }
    y_ += 13;
  }

  [[nodiscard]] const PageContent& page() const { return page_; }

  /// The last paragraph.
  [[nodiscard]] std::string readLast() const {
    const Document document = assemblePages("r.pdf", {page_});
    return std::get<Paragraph>(document.blocks.back()).text.text();
  }

 private:
  double step_;
  double y_ = 100;
  PageContent page_{600, 800, {}, {}, 0};
};

constexpr const char* kWideRow = "\t(二)部分公开,区分处理的,只计这一情形,不计其他各种情形\t7\t0\t3";

}  // namespace

TEST_CASE("A row wider than the page goes on at the first stop of the next line") {
  PrintedPage page;
  page.writeLine(kWideRow);
  page.writeLine("\t1\t0\t0\t11");
  CHECK(page.readLast() ==
        "(二)部分公开,区分处理的,只计这一情形,不计其他各种情形 7\t0\t3\t1\t0\t0\t11");
}

TEST_CASE("The rest of a row may begin at the margin, and go on over a page break") {
  PrintedPage page;
  page.writeLine(kWideRow);
  PageContent next{600, 800, {}, {}, 0};
  PrintedPage rest;
  rest.writeLine("1\t0\t0\t11");
  for (const pdf::Glyph& glyph : rest.page().glyphs) {
    if (glyph.y0 > 150) next.glyphs.push_back(glyph);
  }
  const Document document = assemblePages("r.pdf", {page.page(), next});
  CHECK(std::get<Paragraph>(document.blocks.back()).text.text() ==
        "(二)部分公开,区分处理的,只计这一情形,不计其他各种情形 7\t0\t3\t1\t0\t0\t11");
}

TEST_CASE("A row of numbers alone goes on over as many lines as it needs") {
  PrintedPage page;
  page.writeLine("1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12");
  page.writeLine("\t13\t14\t15\t16\t17\t18\t19\t20\t21\t22\t23");
  page.writeLine("\t24");
  CHECK(page.readLast() ==
        "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16\t17\t18\t19\t20\t21\t22\t23\t24");
}

TEST_CASE("A number may fill its column to the next stop, and words beside it be of another font") {
  PrintedPage page;
  page.writeLine("\t“部分公开”\t1\t2\t3\t1234567\t5\t6\t7件\t8");
  page.writeLine("\t９");
  CHECK(page.readLast() == "“部分公开” 1\t2\t3\t1234567\t5\t6\t7件\t8\t９");
}

TEST_CASE("Numbers below a row with room for more are no part of it") {
  PrintedPage page;
  page.writeLine("\t2.重复申请\t7\t0\t3");
  page.writeLine("\t1\t0\t0\t11");
  CHECK(page.readLast() == "1\t0\t0\t11");
}

TEST_CASE("Numbers that begin further right than a wrapped line are of a row of their own") {
  PrintedPage page;
  page.writeLine(kWideRow);
  page.writeLine("\t\t\t1\t0\t0\t11");
  CHECK(page.readLast() == "1\t0\t0\t11");
}

TEST_CASE("A row with an empty cell is not counted on into the next line") {
  PrintedPage page;
  page.writeLine("1\t2\t3\t4\t5\t6\t7\t\t9\t10\t11\t12");
  page.writeLine("\t13");
  CHECK(page.readLast() == "13");
}

TEST_CASE("Where numbers do not stand at equal distances there are no stops") {
  PrintedPage page;
  for (int i = 0; i < 9; ++i) page.writeLine(i % 2 == 0 ? "规章\t1234567\t1" : " 规章   1    1");
  page.writeLine(kWideRow);
  page.writeLine("\t1\t0\t0\t11");
  CHECK(page.readLast() == "1\t0\t0\t11");
}
