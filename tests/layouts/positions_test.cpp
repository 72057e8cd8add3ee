// Whoever looks at the place that --positions names finds the number there, in every format.
#include <pugixml.hpp>

#include <zip.h>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/bind/bind.h"
#include "engine/driver/document_readers.h"
#include "engine/read/charset.h"
#include "engine/read/json/report_reader.h"
#include "engine/read/json/report_writer.h"
#include "engine/read/pdf/worker_process.h"
#include "tests/bind/forms.h"
#include "tests/layouts/docx_layout.h"
#include "tests/layouts/html_layout.h"
#include "tests/layouts/pdf_layout.h"
#include "tests/layouts/text_layout.h"

namespace gouji::layouts {
namespace {

using nlohmann::json;

constexpr std::size_t kCells = 1'000;

/// What stands at a place of a file, as a reader of that format would see it.
using LookUp = std::function<std::string(const std::string& file, const json& place)>;
using Render = std::function<std::string(SampleReport& sample, Random& random)>;

std::string withoutTags(const std::string& text) {
  std::string words;
  bool inTag = false;
  for (const char c : text) {
    if (c == '<') inTag = true;
    if (!inTag && c != '\n') words += c;
    if (c == '>') inTag = false;
  }
  return words;
}

std::string printedText(const SampleReport& sample, CellId cell) {
  for (const PrintedTable& table : sample.tables) {
    for (const PrintedRow& row : table.rows) {
      for (const PrintedCell& printed : row.cells) {
        if (printed.cell == cell) return printed.text;
      }
    }
  }
  return {};
}

json readPositions(InputFormat format, const std::string& file) {
  const Result<Document> document = readDocumentAs(format, "report", file, ReadLimits{});
  REQUIRE(document.ok());
  const Result<Report> report = bindDocument(*document, bindtest::bothForms(), {});
  REQUIRE(report.ok());
  ReportJsonOptions options;
  options.positions = true;
  return json::parse(writeReportJson(*report, options))["positions"]["tables"];
}

/// Random cells of random reports until there are enough.
void checkCells(InputFormat format, const Render& render, const LookUp& lookUp) {
  std::size_t checked = 0;
  for (std::uint64_t seed = 1; checked < kCells; ++seed) {
    Random random(seed);
    SampleReport sample = makeSample(random, {});
    const std::string file = render(sample, random);
    const json positions = readPositions(format, file);
    for (int i = 0; i < 100; ++i) {
      const auto cell = random.below(static_cast<std::uint32_t>(sample.form->cells.size()));
      const Cell& place = sample.form->cells[cell];
      const Table& table = sample.form->tables[place.table];
      const std::string printed = printedText(sample, cell);
      const json::json_pointer at("/" + table.key + "/" + table.rows.items[place.row].key + "/" +
                                  table.columns.items[place.column].key);
      if (printed.empty() || !positions.contains(at)) continue;
      INFO("seed " << seed << ", " << sample.form->cellName(cell) << " " << positions[at].dump());
      CHECK(lookUp(file, positions[at]) == printed);
      ++checked;
    }
    REQUIRE(seed < 200);
  }
}

std::string bytesAt(const std::string& file, const json& place) {
  const auto begin = place["begin"].get<std::size_t>();
  return file.substr(begin, place["end"].get<std::size_t>() - begin);
}

/// The same by line and column, in code points of the decoded text.
std::string lettersAt(const std::string& utf8, const json& place) {
  using Place = std::pair<std::size_t, std::size_t>;  // line, column
  const Place from{place["line"].get<std::size_t>(), place["column"].get<std::size_t>()};
  const Place to{place["endLine"].get<std::size_t>(), place["endColumn"].get<std::size_t>()};
  Place at{1, 1};
  std::string found;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const std::size_t begin = offset;
    do ++offset;
    while (offset < utf8.size() && (static_cast<unsigned char>(utf8[offset]) & 0xC0U) == 0x80U);
    if (at >= from && at < to) found.append(utf8, begin, offset - begin);
    ++at.second;
    if (utf8[begin] == '\n') at = {at.first + 1, 1};
    if (at > to) break;
  }
  return found;
}

std::string renderText(const SampleReport& sample, Random& random) {
  return joinLines(renderLines(sample, TextLayout::kTabs, random), TextLayout::kTabs);
}

std::string readPart(const std::string& file, const char* name) {
  zip_source_t* source = zip_source_buffer_create(file.data(), file.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  REQUIRE(archive != nullptr);
  zip_file_t* part = zip_fopen(archive, name, 0);
  std::string text(4U << 20, '\0');
  text.resize(static_cast<std::size_t>(zip_fread(part, text.data(), text.size())));
  zip_fclose(part);
  zip_discard(archive);
  return text;
}

std::string cellOfDocx(const std::string& file, const json& place) {
  pugi::xml_document xml;
  xml.load_string(readPart(file, "word/document.xml").c_str(),
                  pugi::parse_default | pugi::parse_ws_pcdata);
  const std::string path = "(//w:tbl)[" + std::to_string(place["table"].get<int>()) + "]/w:tr[" +
                           std::to_string(place["row"].get<int>()) + "]/w:tc[" +
                           std::to_string(place["column"].get<int>()) + "]//w:t";
  std::string text;
  for (const auto& node : xml.select_nodes(path.c_str())) text += node.node().text().get();
  return text;
}

// The letters whose middle lies in the box.
std::string lettersInBox(const pdf::Content& content, const json& place) {
  const auto& box = place["box"];
  std::string letters;
  for (const pdf::Glyph& glyph : content.pages.at(place["page"].get<std::size_t>() - 1).glyphs) {
    const double x = (glyph.x0 + glyph.x1) / 2 - box[0].get<double>();
    const double y = (glyph.y0 + glyph.y1) / 2 - box[1].get<double>();
    if (x >= 0 && y >= 0 && x <= box[2].get<double>() && y <= box[3].get<double>())
      letters += glyph.text;
  }
  return letters;
}

}  // namespace

TEST_CASE("In a text the bytes, and the letters at line and column, are the number") {
  checkCells(InputFormat::kText, renderText, [](const std::string& file, const json& place) {
    CHECK(lettersAt(file, place) == bytesAt(file, place));
    return bytesAt(file, place);
  });
}

TEST_CASE("In a page they are the number between its tags") {
  checkCells(
      InputFormat::kHtml,
      [](SampleReport& sample, Random& random) {
        return renderHtml(sample, HtmlLayout::kWord, Damage::kNone, 1, random);
      },
      [](const std::string& file, const json& place) {
        CHECK(lettersAt(file, place) == bytesAt(file, place));
        return withoutTags(bytesAt(file, place));
      });
}

TEST_CASE("In a page of another character set they are the bytes of the file, not of its UTF-8") {
  checkCells(
      InputFormat::kHtml,
      [](SampleReport& sample, Random& random) {
        return renderHtml(sample, HtmlLayout::kGb18030, Damage::kNone, 1, random);
      },
      [](const std::string& file, const json& place) {
        const auto whole = decodeText("page", file, "gb18030", 1U << 24);
        const auto cell = decodeText("cell", bytesAt(file, place), "gb18030", 1U << 24);
        CHECK(lettersAt(whole->utf8, place) == cell->utf8);
        return withoutTags(cell->utf8);
      });
}

TEST_CASE("In a Word document table, row and column lead to the number") {
  checkCells(
      InputFormat::kDocx,
      [](SampleReport& sample, Random& random) {
        return renderDocx(sample, DocxLayout::kRuns, Damage::kNone, 1, random);
      },
      cellOfDocx);
}

TEST_CASE("In a PDF the letters in the box are the number") {
  setenv("GOUJI_PDF_WORKER", GOUJI_PDF_WORKER_PATH, 1);
  std::string last;
  pdf::Content content;
  checkCells(
      InputFormat::kPdf,
      [](SampleReport& sample, Random& random) {
        return renderPdf(sample, PdfLayout::kShortPages, Damage::kNone, 1, random);
      },
      [&](const std::string& file, const json& place) {
        if (file != last) {
          auto read = pdf::runWorker(GOUJI_PDF_WORKER_PATH, "r.pdf", file, ReadLimits{});
          REQUIRE(read.ok());
          content = std::move(*read);
          last = file;
        }
        return lettersInBox(content, place);
      });
}

TEST_CASE("In canonical JSON the bytes are the value") {
  const ReportJsonReader reader(bindtest::bothForms(), "", ReadLimits{});
  std::size_t checked = 0;
  for (std::uint64_t seed = 1; checked < kCells; ++seed) {
    Random random(seed);
    const SampleReport sample = makeSample(random, {});
    const Result<Document> document =
        readDocumentAs(InputFormat::kText, "report", renderText(sample, random), ReadLimits{});
    REQUIRE(document.ok());
    const Result<Report> report = bindDocument(*document, bindtest::bothForms(), {});
    REQUIRE(report.ok());
    const std::string file = writeReportJson(*report, {});
    auto source = SourceFile::make("report.json", file);
    Report again;
    REQUIRE_FALSE(
        reader.read(std::make_shared<const SourceFile>(std::move(*source)), again).has_value());
    ReportJsonOptions options;
    options.positions = true;
    const json whole = json::parse(writeReportJson(again, options));
    const json values = whole["tables"].flatten();
    for (const auto& [at, value] : values.items()) {
      if (at.ends_with("/unreadable")) continue;
      const json& place = whole["positions"]["tables"].at(json::json_pointer(at));
      INFO("seed " << seed << ", " << at << " " << place.dump());
      CHECK(json::parse(bytesAt(file, place)) == value);
      CHECK(lettersAt(file, place) == bytesAt(file, place));
      ++checked;
    }
  }
}

}  // namespace gouji::layouts
