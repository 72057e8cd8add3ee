// Reports made up at random, written down in many layouts and damaged in many ways, are read back.
#include <catch2/catch.hpp>
#include <memory>

#include "engine/read/text/text_reader.h"
#include "tests/layouts/text_layout.h"

namespace gouji::layouts {
namespace {

Result<Document> readText(std::string text) {
  auto source = SourceFile::make("report.txt", std::move(text));
  if (!source) return source.error();
  return readTextDocument(std::make_shared<SourceFile>(std::move(source).value()), false, {});
}

}  // namespace

TEST_CASE("Whatever the layout of a text and the damage, no cell is read wrong") {
  Format format;
  for (std::uint32_t l = 0; l < static_cast<std::uint32_t>(TextLayout::kCount); ++l)
    format.layouts.emplace_back(layoutName(static_cast<TextLayout>(l)));
  format.applies = [](std::size_t, Damage) { return true; };
  format.make = [](std::size_t layout, Damage damage, std::uint64_t seed) {
    return makeText(static_cast<TextLayout>(layout), damage, seed);
  };
  format.read = oneByOne(readText);
  tryLayouts(format, 60);
}

}  // namespace gouji::layouts
