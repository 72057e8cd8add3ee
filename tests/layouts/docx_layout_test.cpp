// Reports made up at random, written as Word documents in many ways and damaged, are read back.
#include <catch2/catch.hpp>

#include "engine/read/docx/docx_reader.h"
#include "tests/layouts/docx_layout.h"
#include "tests/layouts/trial.h"

namespace gouji::layouts {
namespace {

Trial makeDocument(DocxLayout layout, Damage damage, std::uint64_t seed) {
  Random random(seed);
  Trial trial{makeSample(random, sampleOptions(damage, {})), {}};
  const std::uint32_t strength = 1 + random.below(3);
  damageReport(trial.sample, damage, strength, random);
  if (layout == DocxLayout::kNumbered) countHeadings(trial.sample);
  trial.bytes = renderDocx(trial.sample, layout, damage, strength, random);
  return trial;
}

}  // namespace

TEST_CASE("Whatever the layout of a Word document and the damage, no cell is read wrong") {
  Format format;
  for (std::uint32_t l = 0; l < static_cast<std::uint32_t>(DocxLayout::kCount); ++l)
    format.layouts.emplace_back(layoutName(static_cast<DocxLayout>(l)));
  format.applies = [](std::size_t layout, Damage damage) {
    return damage != Damage::kLinesSwapped &&
           (damage != Damage::kLeadingCellLost || !mergesCells(static_cast<DocxLayout>(layout)));
  };
  format.make = [](std::size_t layout, Damage damage, std::uint64_t seed) {
    return makeDocument(static_cast<DocxLayout>(layout), damage, seed);
  };
  format.read = oneByOne(
      [](const std::string& bytes) { return readDocx("report.docx", bytes, ReadLimits{}); });
  tryLayouts(format, 60);
}

}  // namespace gouji::layouts
