// The same pages as LibreOffice makes Word documents and PDFs of them: what office programs really
// write. Some seconds for each handful of reports, so these are hidden tests:
//
//   GOUJI_LAYOUTS=200 test_layouts "[office]"
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "engine/read/docx/docx_reader.h"
#include "engine/read/office/office_program.h"
#include "engine/read/pdf/pdf_reader.h"
#include "tests/layouts/html_layout.h"
#include "tests/layouts/trial.h"
#include "tests/temporary_folder.h"

namespace gouji::layouts {
namespace {

// Those with tables that an office program can make something of.
constexpr HtmlLayout kPages[] = {HtmlLayout::kClean,       HtmlLayout::kWord,
                                 HtmlLayout::kExcel,       HtmlLayout::kLostSpans,
                                 HtmlLayout::kUnfitHeads,  HtmlLayout::kNested,
                                 HtmlLayout::kUnclosed,    HtmlLayout::kEmptyCells,
                                 HtmlLayout::kSplitTables, HtmlLayout::kRowAParagraph};

// Of each page in its order, the least share that must be read from its PDF. What is missing was
// lost in print: the tables of `word` and `nested` are wider than the paper, which cuts off their
// last columns; without lines an empty cell (`empty cells`, `excel`) leaves the numbers beside it
// without a column, and `row a paragraph` prints its bars and no table.
constexpr std::array kLeastReadOfPdf = {0.95, 0.35, 0.7, 0.75, 0.75, 0.04, 0.95, 0.65, 0.7, 0.65};
static_assert(kLeastReadOfPdf.size() == std::size(kPages));

std::string readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// All pages in one call: starting the program takes longer than a page.
std::vector<std::string> convert(const std::vector<Trial>& trials, const std::string& format) {
  const TemporaryFolder folder;
  std::string command = "timeout 600 '" + office::findOffice() +
                        "' '-env:UserInstallation=file://" + folder.path("profile") +
                        "' --headless --infilter='HTML (StarWriter)' --convert-to " + format +
                        " --outdir '" + folder.path("out") + "'";
  for (std::size_t i = 0; i < trials.size(); ++i)
    command += " '" + folder.write(std::to_string(i) + ".html", trials[i].bytes) + "'";
  REQUIRE(std::system((command + " >/dev/null 2>&1").c_str()) == 0);
  std::vector<std::string> files;
  for (std::size_t i = 0; i < trials.size(); ++i)
    files.push_back(readFile(folder.path("out/" + std::to_string(i) + "." + format)));
  return files;
}

void tryOffice(const std::string& format, Result<Document> (*read)(const std::string& bytes),
               const std::vector<double>& leastReadOf) {
  if (office::findOffice().empty()) {
    WARN("SKIPPED: LibreOffice is not installed");
    return;
  }
  Format pages;
  pages.leastReadOf = leastReadOf;
  for (const HtmlLayout layout : kPages) pages.layouts.emplace_back(layoutName(layout));
  pages.applies = [](std::size_t layout, Damage damage) {
    return damage != Damage::kLinesSwapped &&
           (damage != Damage::kLeadingCellLost || !mergesCells(kPages[layout]));
  };
  pages.make = [](std::size_t layout, Damage damage, std::uint64_t seed) {
    return makePage(kPages[layout], damage, seed);
  };
  pages.read = [&](std::vector<Trial>& trials) {
    if (!trials.empty()) {
      std::vector<std::string> files = convert(trials, format);
      for (std::size_t i = 0; i < files.size(); ++i) trials[i].bytes = std::move(files[i]);
    }
    return oneByOne(read)(trials);
  };
  tryLayouts(pages, 15);
}

}  // namespace

TEST_CASE("In the Word documents LibreOffice makes of the pages no cell is read wrong",
          "[.][office]") {
  tryOffice("docx", [](const std::string& bytes) { return readDocx("report.docx", bytes, {}); },
            {});
}

TEST_CASE("In the PDFs LibreOffice makes of the pages no cell is read wrong", "[.][office]") {
  setenv("GOUJI_PDF_WORKER", GOUJI_PDF_WORKER_PATH, 1);
  tryOffice("pdf", [](const std::string& bytes) { return readPdf("report.pdf", bytes, {}); },
            {kLeastReadOfPdf.begin(), kLeastReadOfPdf.end()});
}

}  // namespace gouji::layouts
