// TOML files with the place of every key and value, and what is said of those that are none.
#include <catch2/catch.hpp>

#include "engine/diag/render.h"
#include "engine/toml/toml_value.h"

using namespace gouji;

namespace {

struct Toml {
  std::shared_ptr<const SourceFile> source;
  Diagnostics diagnostics;
  TomlValue root;

  explicit Toml(std::string text)
      : source(std::make_shared<const SourceFile>(
            SourceFile::make("gouji.toml", std::move(text)).value())),
        root(readToml(source, diagnostics)) {}

  [[nodiscard]] std::string_view textOf(Span span) const { return source->slice(span); }
};

}  // namespace

TEST_CASE("values keep their kind, their place and the order of the file") {
  const Toml toml(
      "select = [\"ARI\", \"数据\"]\n"
      "jobs = 4\n"
      "builtin = false\n"
      "day = 2026-12-31\n"
      "form = '格式'\n");
  REQUIRE_FALSE(toml.diagnostics.hasErrors());
  std::string keys;
  for (const TomlEntry& entry : toml.root.entries) {
    CHECK(toml.textOf(entry.keySpan) == entry.key);
    keys += entry.key + ' ';
  }
  CHECK(keys == "select jobs builtin day form ");
  const TomlValue& list = toml.root.find("select")->value;
  CHECK(list.kind == TomlKind::kList);
  REQUIRE(list.items.size() == 2);
  CHECK(list.items[1].text == "数据");
  CHECK(toml.textOf(list.items[1].span) == "\"数据\"");
  CHECK(toml.root.find("jobs")->value.integer == 4);
  CHECK(toml.textOf(toml.root.find("jobs")->value.span) == "4");
  CHECK(toml.root.find("builtin")->value.boolean == false);
  CHECK(toml.root.find("day")->value.date == Date::make(2026, 12, 31));
  CHECK(toml.textOf(toml.root.find("form")->value.span) == "'格式'");
  CHECK(toml.root.find("nothing") == nullptr);
}

TEST_CASE("tables written several times are a list of tables") {
  const Toml toml("[[waiver]]\nrule = \"A\"\n\n[[waiver]]\nrule = \"B\"\n");
  const TomlValue& list = toml.root.find("waiver")->value;
  CHECK(list.kind == TomlKind::kList);
  REQUIRE(list.items.size() == 2);
  CHECK(list.items[1].kind == TomlKind::kTable);
  CHECK(toml.source->locate(list.items[1].find("rule")->value.span.begin) == LineColumn{5, 8});
}

TEST_CASE("a byte order mark moves no place") {
  const Toml toml("\xEF\xBB\xBFjobs = 4\n");
  REQUIRE_FALSE(toml.diagnostics.hasErrors());
  CHECK(toml.textOf(toml.root.find("jobs")->value.span) == "4");
}

TEST_CASE("what is not TOML is told at its place, and nothing of the file is used") {
  const Toml toml("jobs = 4\nselect = [\"ARI\"\nform = 3\n");
  CHECK(toml.root.entries.empty());
  REQUIRE(toml.diagnostics.errorCount() == 1);
  CHECK(toml.diagnostics.sorted()[0].kind == DiagnosticKind::NotToml);
  CHECK(toml.source->locate(toml.diagnostics.sorted()[0].span.begin).line == 3);
}

TEST_CASE("punctuation of a Chinese keyboard is pointed out") {
  const Toml toml("form = “disclosure-2021”\n");
  REQUIRE(toml.diagnostics.errorCount() == 1);
  CHECK(toml.diagnostics.sorted()[0].hint.zh.find("全角标点「“」") != std::string::npos);
}

TEST_CASE("a key that stands there twice is a mistake") {
  const Toml toml("jobs = 1\njobs = 2\n");
  CHECK(toml.diagnostics.errorCount() == 1);
}

TEST_CASE("limits: a file of a mebibyte is not read, and neither depth nor length does any harm") {
  const Toml large("a = \"" + std::string(kTomlMaxBytes, 'x') + "\"\n");
  REQUIRE(large.diagnostics.errorCount() == 1);
  CHECK(large.diagnostics.sorted()[0].kind == DiagnosticKind::FileTooLarge);
  const Toml deep("a = " + std::string(100'000, '[') + "\n");
  CHECK(deep.diagnostics.errorCount() == 1);
  std::string line = "a = [";
  for (int i = 0; i < 100'000; ++i) line += "[],";
  const Toml wide(line + "]\n");
  CHECK_FALSE(wide.diagnostics.hasErrors());
  CHECK(wide.root.find("a")->value.items.size() == 100'000);
}

TEST_CASE("limits: keys of many parts are told, and dots in strings and comments are not keys") {
  std::string parts = "a";
  for (int i = 0; i < 300'000; ++i) parts += ".a";
  for (const std::string& text :
       {parts + " = 1\n", "[" + parts + "]\n", "a = {" + parts + " = 1}\n"}) {
    const Toml deep(text);
    REQUIRE(deep.diagnostics.errorCount() == 1);
    CHECK(deep.diagnostics.sorted()[0].kind == DiagnosticKind::NestingTooDeep);
  }
  std::string dots(2'000, '.');
  for (const std::string& text :
       {"a = \"" + dots + "\"\n", "a = '" + dots + "'\n", "a = \"\\\"" + dots + "\"\n",
        "a = \"\"\"\n\"" + dots + "\n\"\"\"\n", "a = '''" + dots + "'''\n",
        "# " + dots + "\na = 1\n"}) {
    INFO(text.substr(0, 20));
    CHECK_FALSE(Toml(text).diagnostics.hasErrors());
  }
}

TEST_CASE("a key that is missing in brackets is told at its line") {
  for (const std::string line : {"[.b]", "[[ ]]", "a = {x = 1, = 2}", "[b.]"}) {
    INFO(line);
    const Toml toml("jobs = 4\n\n" + line + "\nselect = []\n");
    REQUIRE(toml.diagnostics.errorCount() == 1);
    CHECK(toml.diagnostics.sorted()[0].kind == DiagnosticKind::NotToml);
    CHECK(toml.source->locate(toml.diagnostics.sorted()[0].span.begin).line == 3);
  }
}

TEST_CASE("a file cut off or damaged anywhere is read or told, never more") {
  const std::string whole =
      "select = [\"ARI\", '数据']\nday = 2026-12-31\n[[waiver]]\nrule = \"\"\"A\n\"\"\"\nx = {y.z "
      "= 1.5}\n";
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char damage : {'"', '[', '{', '=', '\n', '.', '#', '\0'}) {
      std::string text = whole;
      text[i] = damage;
      auto source = SourceFile::make("a.toml", text);
      if (!source) continue;  // half a character
      Diagnostics diagnostics;
      const auto shared = std::make_shared<const SourceFile>(std::move(*source));
      const TomlValue root = readToml(shared, diagnostics);
      CHECK((!diagnostics.hasErrors() || root.entries.empty()));
      for (const Diagnostic& diagnostic : diagnostics.sorted())
        CHECK(diagnostic.span.end <= text.size());
      CHECK(renderDiagnostics(diagnostics).find('\0') == std::string::npos);
    }
    auto cut = SourceFile::make("a.toml", whole.substr(0, i));
    if (!cut) continue;
    Diagnostics diagnostics;
    const auto shared = std::make_shared<const SourceFile>(std::move(*cut));
    const TomlValue root = readToml(shared, diagnostics);
    CHECK((!diagnostics.hasErrors() || root.entries.empty()));
  }
}
