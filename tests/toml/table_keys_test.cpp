// A table held against the keys it may have, and the schema made of the same keys.
#include <catch2/catch.hpp>

#include "engine/diag/render.h"
#include "engine/toml/table_keys.h"

using namespace gouji;

namespace {

const std::vector<TomlKey>& sampleKeys() {
  using enum TomlKeyType;
  static const std::vector<TomlKey> keys = {
      {.name = "rule", .type = kText, .help = {"规则", "the rule"}, .required = true},
      {.name = "select", .type = kTexts, .help = {"选用", "selected"}},
      {.name = "format", .type = kText, .help = {"格式", "format"}, .choices = {"text", "json"}},
      {.name = "jobs", .type = kInteger, .help = {"个数", "number"}, .least = 1, .most = 8},
      {.name = "builtin", .type = kBoolean, .help = {"内置", "built in"}},
      {.name = "expires", .type = kDate, .help = {"到期", "expiry"}},
      {.name = "values", .type = kText, .help = {"数值", "values"}, .hexDigits = 4},
      {.name = "waiver", .type = kTables, .help = {"豁免", "waivers"}},
  };
  return keys;
}

/// The mistakes of a file as "line:column code", one a line.
std::string mistakesOf(std::string text) {
  const auto source =
      std::make_shared<const SourceFile>(SourceFile::make("a.toml", std::move(text)).value());
  Diagnostics diagnostics;
  const TomlValue root = readToml(source, diagnostics);
  checkTable(root, sampleKeys(), {"样例", "the sample"}, source, diagnostics);
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    const LineColumn at = source->locate(diagnostic.span.begin);
    out += std::to_string(at.line) + ':' + std::to_string(at.column) + ' ' +
           diagnostic.message().en + '\n';
    if (!diagnostic.hint.en.empty()) out += "    " + diagnostic.hint.en + '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("a table with the keys and kinds it may have has no mistakes") {
  CHECK(mistakesOf("rule = \"A\"\nselect = [\"B\", \"C\"]\nformat = \"json\"\njobs = 8\n"
                   "builtin = true\nexpires = 2026-12-31\nvalues = \"00ff\"\n[[waiver]]\nx = 1\n")
            .empty());
  CHECK(mistakesOf("rule = \"A\"\nexpires = \"2026-12-31\"\nselect = []\n").empty());
}

TEST_CASE("an unknown key is told where it stands, with what was probably meant") {
  CHECK(mistakesOf("rule = \"A\"\nfromat = \"json\"\n") ==
        "2:1 the sample has no key `fromat`\n    did you mean `format`?\n");
  CHECK(mistakesOf("rule = \"A\"\n\"配置\" = 1\n") ==
        "2:1 the sample has no key `配置`\n"
        "    available: rule select format jobs builtin expires values waiver\n");
}

TEST_CASE("a value of another kind is told at the value, with what was expected") {
  CHECK(mistakesOf("rule = 3\n") == "1:8 `rule` should be a text, here is a whole number\n");
  CHECK(mistakesOf("rule = \"A\"\nselect = \"B\"\n") ==
        "2:10 `select` should be a list of texts, such as `[\"…\", \"…\"]`, here is a text\n");
  CHECK(mistakesOf("rule = \"A\"\nselect = [\"B\", 4]\n").starts_with("2:16 "));
  CHECK(mistakesOf("rule = \"A\"\njobs = 1.5\n") ==
        "2:8 `jobs` should be a whole number, here is a fraction or a time\n");
  CHECK(mistakesOf("rule = \"A\"\nbuiltin = \"yes\"\n") ==
        "2:11 `builtin` should be true or false, here is a text\n");
  CHECK(mistakesOf("rule = \"A\"\nwaiver = 1\n") ==
        "2:10 `waiver` should be tables written `[[…]]`, here is a whole number\n"
        "    write `[[waiver]]`\n");
}

TEST_CASE("a value out of range, empty, of no choice or of another shape is told") {
  CHECK(mistakesOf("rule = \"A\"\njobs = 9\n") == "2:8 `jobs` should be from 1 to 8, here is 9\n");
  CHECK(mistakesOf("rule = \"\"\n") == "1:8 `rule` must not be empty\n");
  CHECK(mistakesOf("rule = \"A\"\nformat = \"jsn\"\n") ==
        "2:10 `jsn` is not a value of `format`\n    did you mean `json`?\n");
  CHECK(mistakesOf("rule = \"A\"\nformat = \"表格\"\n") ==
        "2:10 `表格` is not a value of `format`\n    available: text json\n");
  CHECK(mistakesOf("rule = \"A\"\nvalues = \"00FF\"\n") ==
        "2:10 `values` should be 4 hexadecimal digits in lower case\n");
  CHECK(mistakesOf("rule = \"A\"\nexpires = \"2026-02-30\"\n") ==
        "2:11 `2026-02-30` is no date: write \"2026-01-31\"\n");
}

TEST_CASE("what is missing is told") {
  CHECK(mistakesOf("jobs = 1\n").find("the sample lacks `rule`\n") != std::string::npos);
}

TEST_CASE("the schema says of each key what the check holds it against") {
  std::string text;
  JsonText json(text);
  json.open('{');
  appendSchemaOf(json, sampleKeys(), 2, [](JsonText& item, std::size_t indent) {
    appendSchemaOf(item, {{.name = "x", .type = TomlKeyType::kText, .help = {"某", "some"}}},
                   indent + 2, nullptr);
  });
  json.close('}');
  for (const char* part :
       {R"("additionalProperties": false)", R"("description": "规则 / the rule")",
        R"("enum": ["text", "json"])", R"("minimum": 1, "maximum": 8)", R"("type": "boolean")",
        R"("format": "date")", R"("pattern": "^[0-9a-f]{4}$")", R"("required": ["rule"])",
        R"("description": "某 / some")"}) {
    INFO(part << " in " << text);
    CHECK(text.find(part) != std::string::npos);
  }
}
