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
#include "tests/layouts/text_layout.h"
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
// without a column.
constexpr std::array kLeastReadOfPdf = {0.98, 0.5, 0.75, 0.82, 0.85, 0.04, 0.98, 0.8, 0.8, 0.88};
static_assert(kLeastReadOfPdf.size() == std::size(kPages));

std::string readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Texts as a program prints them line by line: tabs lead to stops, long lines are broken.
constexpr TextLayout kTexts[] = {TextLayout::kTabs,      TextLayout::kSpaces, TextLayout::kColumns,
                                 TextLayout::kCellALine, TextLayout::kPaged,  TextLayout::kWrapped,
                                 TextLayout::kDetached};

// The same of texts. A printed text shows no empty cells, and letters of different widths leave no
// columns that were set with spaces.
constexpr std::array kLeastReadOfText = {0.86, 0.85, 0.45, 0.68, 0.78, 0.88, 0.65};
static_assert(kLeastReadOfText.size() == std::size(kTexts));

/// What LibreOffice is given and what it makes of it.
struct Conversion {
  std::string filter;
  std::string extension;
  std::string format;
};

/// All pages in one call: starting the program takes longer than a page.
std::vector<std::string> convert(const std::vector<Trial>& trials, const Conversion& conversion) {
  const TemporaryFolder folder;
  std::string command = "timeout 600 '" + office::findOffice() +
                        "' '-env:UserInstallation=file://" + folder.path("profile") +
                        "' --headless --infilter='" + conversion.filter + "' --convert-to " +
                        conversion.format + " --outdir '" + folder.path("out") + "'";
  for (std::size_t i = 0; i < trials.size(); ++i)
    command += " '" + folder.write(std::to_string(i) + conversion.extension, trials[i].bytes) + "'";
  REQUIRE(std::system((command + " >/dev/null 2>&1").c_str()) == 0);
  std::vector<std::string> files;
  for (std::size_t i = 0; i < trials.size(); ++i)
    files.push_back(readFile(folder.path("out/" + std::to_string(i) + "." + conversion.format)));
  return files;
}

/// Tries the layouts of `files` as LibreOffice converts them.
void tryOffice(Format files, const Conversion& conversion,
               Result<Document> (*read)(const std::string& bytes)) {
  if (office::findOffice().empty()) {
    WARN("SKIPPED: LibreOffice is not installed");
    return;
  }
  files.read = [&](std::vector<Trial>& trials) {
    if (!trials.empty()) {
      std::vector<std::string> converted = convert(trials, conversion);
      for (std::size_t i = 0; i < trials.size(); ++i) trials[i].bytes = std::move(converted[i]);
    }
    return oneByOne(read)(trials);
  };
  tryLayouts(files, 15);
}

Format listPages() {
  Format pages;
  for (const HtmlLayout layout : kPages) pages.layouts.emplace_back(layoutName(layout));
  pages.applies = [](std::size_t layout, Damage damage) {
    return damage != Damage::kLinesSwapped &&
           (damage != Damage::kLeadingCellLost || !mergesCells(kPages[layout]));
  };
  pages.make = [](std::size_t layout, Damage damage, std::uint64_t seed) {
    return makePage(kPages[layout], damage, seed);
  };
  return pages;
}

Format listTexts() {
  Format texts;
  for (const TextLayout layout : kTexts) texts.layouts.emplace_back(layoutName(layout));
  texts.applies = [](std::size_t, Damage) { return true; };
  texts.make = [](std::size_t layout, Damage damage, std::uint64_t seed) {
    return makeText(kTexts[layout], damage, seed);
  };
  return texts;
}

Result<Document> readWord(const std::string& bytes) { return readDocx("report.docx", bytes, {}); }

Result<Document> readPages(const std::string& bytes) {
  setenv("GOUJI_PDF_WORKER", GOUJI_PDF_WORKER_PATH, 1);
  return readPdf("report.pdf", bytes, {});
}

constexpr const char* kHtmlFilter = "HTML (StarWriter)";
constexpr const char* kTextFilter = "Text (encoded):UTF8";

}  // namespace

TEST_CASE("In the Word documents LibreOffice makes of the pages no cell is read wrong",
          "[.][office]") {
  tryOffice(listPages(), {kHtmlFilter, ".html", "docx"}, readWord);
}

TEST_CASE("In the PDFs LibreOffice makes of the pages no cell is read wrong", "[.][office]") {
  Format pages = listPages();
  pages.leastReadOf.assign(kLeastReadOfPdf.begin(), kLeastReadOfPdf.end());
  tryOffice(std::move(pages), {kHtmlFilter, ".html", "pdf"}, readPages);
}

TEST_CASE("In the Word documents LibreOffice makes of texts no cell is read wrong", "[.][office]") {
  tryOffice(listTexts(), {kTextFilter, ".txt", "docx"}, readWord);
}

TEST_CASE("In the PDFs LibreOffice prints of texts no cell is read wrong", "[.][office]") {
  Format texts = listTexts();
  texts.leastReadOf.assign(kLeastReadOfText.begin(), kLeastReadOfText.end());
  tryOffice(std::move(texts), {kTextFilter, ".txt", "pdf"}, readPages);
}

}  // namespace gouji::layouts
