// Reports made up at random, drawn as PDF in many ways and damaged, are read back.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "engine/read/pdf/pdf_reader.h"
#include "tests/layouts/pdf_layout.h"
#include "tests/layouts/trial.h"

namespace gouji::layouts {
namespace {

Trial makePdf(PdfLayout layout, Damage damage, std::uint64_t seed) {
  Random random(seed);
  Trial trial{makeSample(random, sampleOptions(damage, traitsOf(layout))), {}};
  const std::uint32_t strength = 1 + random.below(3);
  damageReport(trial.sample, damage, strength, random);
  trial.bytes = renderPdf(trial.sample, layout, damage, strength, random);
  return trial;
}

}  // namespace

TEST_CASE("Whatever the layout of a PDF and the damage, no cell is read wrong") {
  setenv("GOUJI_PDF_WORKER", GOUJI_PDF_WORKER_PATH, 1);
  Format format;
  for (std::uint32_t l = 0; l < static_cast<std::uint32_t>(PdfLayout::kCount); ++l)
    format.layouts.emplace_back(layoutName(static_cast<PdfLayout>(l)));
  format.applies = [](std::size_t, Damage damage) {
    return damage != Damage::kLinesSwapped && damage != Damage::kLeadingCellLost;
  };
  format.make = [](std::size_t layout, Damage damage, std::uint64_t seed) {
    return makePdf(static_cast<PdfLayout>(layout), damage, seed);
  };
  format.read =
      oneByOne([](const std::string& bytes) { return readPdf("report.pdf", bytes, ReadLimits{}); });
  tryLayouts(format, 15);
}

}  // namespace gouji::layouts
