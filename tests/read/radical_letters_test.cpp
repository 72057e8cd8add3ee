#include "engine/read/radical_letters.h"

#include <catch2/catch.hpp>

namespace gouji {

TEST_CASE("A radical stands for the character it looks like") {
  CHECK(unifyRadical(U'⼈') == U'人');  // Kangxi
  CHECK(unifyRadical(U'⼀') == U'一');
  CHECK(unifyRadical(U'⺠') == U'民');  // the supplement
  CHECK(unifyRadical(U'⻚') == U'页');
  CHECK(unifyRadical(U'\uF9DB') == U'率');  // compatibility ideographs
  CHECK(unifyRadical(U'人') == U'人');
  CHECK(unifyRadical(U'（') == U'（');
  CHECK(unifyRadical(U'“') == U'“');
}

TEST_CASE("Radicals are taken for characters in paragraphs, cells and the title, and keep places") {
  Document document;
  document.title = "⼈⺠政府";
  Paragraph paragraph;
  paragraph.text.append("⼀、总体", ParagraphPlace{1});
  paragraph.text.append("情况“⼈”", ParagraphPlace{2});
  document.blocks.emplace_back(paragraph);
  Grid grid;
  grid.cells.push_back({});
  grid.cells[0].text.append("⾃然⼈", GridPlace{1, 1, 1});
  document.blocks.emplace_back(grid);
  unifyRadicals(document);
  CHECK(document.title == "人民政府");
  const PlacedText& text = std::get<Paragraph>(document.blocks[0]).text;
  CHECK(text.text() == "一、总体情况“人”");
  const std::size_t last = text.text().find("人");
  CHECK(std::get<ParagraphPlace>(text.locate(last, last + 3, nullptr)) == ParagraphPlace{2});
  CHECK(std::get<Grid>(document.blocks[1]).cells[0].text.text() == "自然人");
}

}  // namespace gouji
