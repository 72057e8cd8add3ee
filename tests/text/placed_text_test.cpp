#include "engine/text/placed_text.h"

#include <catch2/catch.hpp>

using namespace gouji;

namespace {
const SourceFile& source() {
  static const SourceFile file = SourceFile::make("r.txt", "第一段，12件。\n\n第二段").value();
  return file;
}
// Both paragraphs as a section would hold them.
PlacedText twoParagraphs() {
  PlacedText text;
  text.appendVerbatim("第一段，12件。", {0, 20});
  text.appendGlue("\n");
  text.appendVerbatim("第二段", {22, 31});
  return text;
}
}  // namespace

TEST_CASE("A number in joined paragraphs is found in the source") {
  const PlacedText text = twoParagraphs();
  const std::size_t at = text.text().find("12");
  const auto place = std::get<TextPlace>(text.locate(at, at + 2, &source()));
  CHECK(source().slice(place.span) == "12");
  CHECK(place.begin == LineColumn{1, 5});
  CHECK(place.end == LineColumn{1, 7});
}

TEST_CASE("A range over two paragraphs reaches from the first to the last") {
  const PlacedText text = twoParagraphs();
  const auto place = std::get<TextPlace>(text.locate(0, text.text().size(), &source()));
  CHECK(place.span == Span{0, 31});
  CHECK(place.end.line == 3);
}

TEST_CASE("Glue alone has no place of its own, and formats without a text have none") {
  const PlacedText text = twoParagraphs();
  CHECK(std::holds_alternative<std::monostate>(text.locate(20, 21, &source())));
  CHECK(std::holds_alternative<std::monostate>(text.locate(0, 3, nullptr)));
  CHECK(std::holds_alternative<std::monostate>(PlacedText{}.locate(0, 0, &source())));
}

TEST_CASE("Text of a document format has the place of its cell or page") {
  PlacedText text;
  text.append("甲", GridPlace{1, 2, 3});
  text.append("乙", GridPlace{1, 2, 3});
  text.append("丙", PagePlace{2, 10, 20, 30, 40});
  CHECK(std::get<GridPlace>(text.locate(3, 6, nullptr)).row == 2);
  CHECK(std::get<PagePlace>(text.locate(6, 9, nullptr)).page == 2);
}

TEST_CASE("A slice keeps the places of what it keeps") {
  const PlacedText text = twoParagraphs();
  const std::size_t at = text.text().find("12");
  const PlacedText slice = text.slice(at, text.text().size() - 3);
  CHECK(slice.text() == text.text().substr(at, text.text().size() - 3 - at));
  const auto number = std::get<TextPlace>(slice.locate(0, 2, &source()));
  CHECK(source().slice(number.span) == "12");
  const std::size_t second = slice.text().find("第二");
  CHECK(std::get<TextPlace>(slice.locate(second, second + 3, &source())).begin == LineColumn{3, 1});
}

TEST_CASE("Neighbouring runs of one line are one range") {
  PlacedText text;
  text.appendVerbatim("第一", {0, 6});
  text.appendVerbatim("段", {6, 9});
  CHECK(std::get<TextPlace>(text.locate(3, 9, &source())).span == Span{3, 9});
}

TEST_CASE("Text in another spelling is found by units: an escape of six bytes for each character") {
  auto source = SourceFile::make("a.json", R"("\u52fe\u7a3d 12")");
  REQUIRE(source);
  PlacedText text;
  text.appendRespelled("勾", {1, 7}, 3, 6);
  text.appendRespelled("稽", {7, 13}, 3, 6);
  text.appendVerbatim(" 12", {13, 16});
  const auto spanOf = [&](std::size_t begin, std::size_t end) {
    return std::get<TextPlace>(text.locate(begin, end, &source.value())).span;
  };
  CHECK(spanOf(3, 6) == Span{7, 13});
  CHECK(spanOf(0, 6) == Span{1, 13});
  CHECK(spanOf(3, 9) == Span{7, 16});
  CHECK(spanOf(7, 9) == Span{14, 16});
  CHECK(std::get<TextPlace>(text.slice(3, 9).locate(0, 3, &source.value())).span == Span{7, 13});
}
