// The PDFs of this folder as `pdftotext` writes them down in its three ways: the order of the page,
// the order of the file, and columns kept apart by spaces. People submit such texts.
//
// Hidden, because it starts a program for each report:  GOUJI_LAYOUTS=200 test_layouts
// "[pdftotext]"
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

#include "engine/read/text/text_reader.h"
#include "tests/layouts/pdf_layout.h"
#include "tests/layouts/trial.h"
#include "tests/temporary_folder.h"

namespace gouji::layouts {
namespace {

// In the order of the page a broken number and a lost blank make a row of the right length, which
// nobody can see; there the narrow columns are left out.
constexpr const char* kWays[] = {"", "-layout", "-raw"};
constexpr PdfLayout kPdfs[] = {PdfLayout::kLines, PdfLayout::kShortPages, PdfLayout::kNarrow};

std::string extract(const std::string& pdf, const std::string& way) {
  const TemporaryFolder folder;
  const std::string file = folder.write("report.pdf", pdf);
  const std::string text = folder.path("report.txt");
  const std::string command = "pdftotext " + way + " '" + file + "' '" + text + "' 2>/dev/null";
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream in(text, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

Result<Document> readText(std::string text) {
  auto source = SourceFile::make("report.txt", std::move(text));
  if (!source) return source.error();
  return readTextDocument(std::make_shared<SourceFile>(std::move(source).value()), false, {});
}

Trial makeText(PdfLayout layout, const char* way, Damage damage, std::uint64_t seed) {
  Random random(seed);
  Trial trial{makeSample(random, sampleOptions(damage, {false, true})), {}};
  const std::uint32_t strength = 1 + random.below(3);
  damageReport(trial.sample, damage, strength, random);
  trial.bytes = extract(renderPdf(trial.sample, layout, damage, strength, random), way);
  return trial;
}

}  // namespace

TEST_CASE("Whatever pdftotext makes of a PDF, no cell is read wrong", "[.][pdftotext]") {
  if (std::system("pdftotext -v 2>/dev/null") != 0) {
    WARN("SKIPPED: pdftotext is not installed");
    return;
  }
  Format format;
  for (const PdfLayout layout : kPdfs) {
    for (const char* way : kWays)
      format.layouts.push_back(std::string(layoutName(layout)) + " " + way);
  }
  format.applies = [](std::size_t layout, Damage damage) {
    const bool narrow = kPdfs[layout / 3] == PdfLayout::kNarrow;
    return !(narrow && layout % 3 == 0) && damage != Damage::kLinesSwapped &&
           damage != Damage::kLeadingCellLost;
  };
  format.make = [](std::size_t layout, Damage damage, std::uint64_t seed) {
    return makeText(kPdfs[layout / 3], kWays[layout % 3], damage, seed);
  };
  format.read = oneByOne(readText);
  format.leastRead = 0.5;
  tryLayouts(format, 15);
}

}  // namespace gouji::layouts
