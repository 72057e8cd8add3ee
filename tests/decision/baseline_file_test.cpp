// The file of a baseline: read, written, and what is said of one that is broken.
#include <catch2/catch.hpp>

#include "engine/decision/baseline_file.h"

using namespace gouji;

namespace {

BaselineEntry makeEntry(const std::string& unit, const std::string& instance,
                        const std::string& values = "00000000000000aa") {
  BaselineEntry entry;
  entry.fingerprint = instance == "ARI-01" ? "1111111111111111" : "2222222222222222";
  entry.valueHash = values;
  entry.unit = unit;
  entry.year = 2025;
  entry.rule = instance;
  entry.instance = instance;
  entry.message = "应为 3，实为 \"2\"";
  return entry;
}

}  // namespace

TEST_CASE("what is written is read back") {
  BaselineEntry entry = makeEntry("某某局", "ARI-01");
  entry.cell = "requests[received, total]";
  entry.reason = "已核实";
  entry.author = "督查室";
  const auto read = parseBaseline("b.json", writeBaseline({entry}));
  REQUIRE(read.ok());
  REQUIRE(read.value().entries.size() == 1);
  const BaselineEntry& back = read.value().entries[0];
  CHECK(back.isSameAs(entry));
  CHECK(back.unit == entry.unit);
  CHECK(back.year == entry.year);
  CHECK(back.rule == entry.rule);
  CHECK(back.instance == entry.instance);
  CHECK(back.cell == entry.cell);
  CHECK(back.message == entry.message);
  CHECK(back.reason == entry.reason);
  CHECK(back.author == entry.author);
  CHECK(back.line == 4);
}

TEST_CASE("a baseline has one entry a line, in one order whatever the order of the findings") {
  const BaselineEntry a = makeEntry("甲局", "ARI-01");
  const BaselineEntry b = makeEntry("甲局", "NAR-02");
  const BaselineEntry c = makeEntry("乙局", "ARI-01", "00000000000000bb");
  const std::string text = writeBaseline({c, b, a, b});
  CHECK(text == writeBaseline({a, b, c}));
  const auto read = parseBaseline("b.json", text);
  REQUIRE(read.ok());
  REQUIRE(read.value().entries.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(read.value().entries[i].line == 4 + i);
}

TEST_CASE("an empty baseline is one too") {
  const auto read = parseBaseline("b.json", writeBaseline({}));
  REQUIRE(read.ok());
  CHECK(read.value().entries.empty());
}

TEST_CASE("a baseline that is broken is an error that says where") {
  const auto codeOf = [](const std::string& text) {
    return parseBaseline("b.json", text).error().code;
  };
  CHECK(codeOf("") == "baseline.not-json");
  CHECK(codeOf("{\"baseline\": 1, \"entries\": [}") == "baseline.not-json");
  CHECK(codeOf("{\"a\": \"\xFF\"}") == "baseline.not-json");
  CHECK(codeOf("[]") == "baseline.not-one");
  CHECK(codeOf("{\"baseline\": 2, \"entries\": []}") == "baseline.not-one");
  CHECK(codeOf("{\"baseline\": 1}") == "baseline.not-one");
  CHECK(codeOf("{\"baseline\": 1, \"entries\": [{\"rule\": \"A\"}]}") == "baseline.entry");
  CHECK(codeOf("{\"baseline\": 1, \"entries\": [3]}") == "baseline.entry");
  const auto conflict = parseBaseline("b.json", "{\n\"baseline\": 1,\n<<<<<<< HEAD\n");
  CHECK(conflict.error().message.en == "b.json: line 3 is not JSON");
}

TEST_CASE("a hostile baseline costs neither stack nor memory") {
  CHECK_FALSE(parseBaseline("b.json", std::string(2'000'000, '[')).ok());
  CHECK(parseBaseline("b.json", "{\"baseline\": 1, \"entries\": [{\"fingerprint\": 3}]}")
            .error()
            .code == "baseline.entry");
}
