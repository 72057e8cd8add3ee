// Reports made up at random, written as pages in many ways and damaged, are read back.
#include <catch2/catch.hpp>

#include "engine/read/html/html_reader.h"
#include "tests/layouts/html_layout.h"
#include "tests/layouts/trial.h"

namespace gouji::layouts {
TEST_CASE("Whatever the layout of a page and the damage, no cell is read wrong") {
  Format format;
  for (std::uint32_t l = 0; l < static_cast<std::uint32_t>(HtmlLayout::kCount); ++l)
    format.layouts.emplace_back(layoutName(static_cast<HtmlLayout>(l)));
  format.applies = [](std::size_t layout, Damage damage) {
    return damage != Damage::kLinesSwapped &&
           (damage != Damage::kLeadingCellLost || !mergesCells(static_cast<HtmlLayout>(layout)));
  };
  format.make = [](std::size_t layout, Damage damage, std::uint64_t seed) {
    return makePage(static_cast<HtmlLayout>(layout), damage, seed);
  };
  format.read =
      oneByOne([](std::string page) { return readHtml("report.html", std::move(page), {}); });
  tryLayouts(format, 60);
}

}  // namespace gouji::layouts
