// One report in six formats: the same mistakes, each at its place in that format.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

#include "tests/cli/program.h"

namespace {

using nlohmann::json;

const std::string kFolder = GOUJI_SOURCE_DIR "/fixtures/formats/wrong-total-2025.";

/// The failures Gouji finds in the file of this kind.
json lint(const std::string& extension) {
  const ProgramRun run = runGouji({"lint", kFolder + extension, "--format", "json"});
  INFO(run.err);
  CHECK(run.status == 1);
  json failures = json::array();
  const json output = json::parse(run.out);
  for (const json& finding : output.at("findings")) {
    if (finding.at("outcome") == "fail") failures.push_back(finding);
  }
  return failures;
}

/// What a finding says, without where it stands.
json withoutPlaces(json findings) {
  for (json& finding : findings) {
    for (const char* key : {"file", "location", "fingerprint", "value_hash"}) finding.erase(key);
    for (json& cell : finding["cells"]) cell.erase("location");
    for (json& suspect : finding["suspects"]) suspect.erase("location");
  }
  return findings;
}

const json& cellOf(const json& finding, const std::string& name) {
  for (const json& cell : finding.at("cells")) {
    if (cell.at("cell") == name) return cell;
  }
  FAIL("no cell " << name);
  return finding;
}

/// The characters of the file between the places a location names.
std::string textAt(const std::string& extension, const json& location) {
  std::ifstream in(kFolder + extension, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::string line = linesOf(text).at(location.at("line").get<std::size_t>() - 1);
  std::string found;
  unsigned column = 0;
  for (const char byte : line) {
    if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++column;
    if (column >= location.at("column") && column < location.at("endColumn")) found += byte;
  }
  return found;
}

}  // namespace

TEST_CASE("the same report gives the same findings in every format", "[formats]") {
  const json expected = withoutPlaces(lint("html"));
  REQUIRE(expected.size() == 2);
  CHECK(expected[0].at("instance") == "ARI-01[received]");
  CHECK(expected[0].at("expected") == 10);
  CHECK(expected[0].at("actual") == 8);
  CHECK(expected[1].at("instance") == "ARI-04[reconsideration]");
  for (const char* extension : {"txt", "md", "json", "docx", "pdf"}) {
    INFO(extension);
    CHECK(withoutPlaces(lint(extension)) == expected);
  }
}

TEST_CASE("in a text, a web page and JSON the place holds the number", "[formats]") {
  for (const char* extension : {"txt", "md", "html", "json"}) {
    INFO(extension);
    const json findings = lint(extension);
    CHECK(textAt(extension,
                 cellOf(findings[0], "requests[received, natural_person]")["location"]) == "7");
    CHECK(textAt(extension, cellOf(findings[0], "requests[received, total]")["location"]) == "8");
  }
}

TEST_CASE("in a Word file the place is a cell of a table, in a PDF a box on a page", "[formats]") {
  const json word = lint("docx");
  const json inWord = cellOf(word[0], "requests[received, natural_person]").at("location");
  CHECK(inWord.at("table") == 2);
  CHECK(inWord.at("row") == 4);
  CHECK(inWord.at("column") == 2);

  const json pdf = lint("pdf");
  const json inPdf = cellOf(pdf[0], "requests[received, natural_person]").at("location");
  CHECK(inPdf.at("page") == 2);
  // Right of its label and left of the total in the same line.
  const json total = cellOf(pdf[0], "requests[received, total]").at("location");
  CHECK(inPdf.at("box")[0] < total.at("box")[0]);
  CHECK(inPdf.at("box")[1] == total.at("box")[1]);
}
