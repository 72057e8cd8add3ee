// The formatter: canonical spacing, the author's lines and comments, never another meaning.
#include <catch2/catch.hpp>

#include "engine/parse/format.h"
#include "tests/parse/support.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string format(const std::string& text) {
  Diagnostics diagnostics;
  const auto source = std::make_shared<const SourceFile>(SourceFile::make("test.gj", text).value());
  const auto formatted = formatRuleFile(source, diagnostics);
  CHECK(formatted.has_value() == !diagnostics.hasErrors());
  return formatted.value_or("");
}

}  // namespace

TEST_CASE("formatting changes no meaning, and formatting again changes nothing") {
  for (const std::string& text : listCorrectTexts()) {
    INFO(text.substr(0, 300));
    const std::string once = format(text);
    CHECK(syntax::print(parseText(once).file) == syntax::print(parseText(text).file));
    CHECK(format(once) == once);
  }
}

TEST_CASE("spaces and indentation are canonical, lines are the author's") {
  CHECK(format("rule   X-01 a-b \"t\"{\n"
               "for c in requests . columns,r in {a,b}\n"
               "    check sum( requests [ r , * ] )+1==- c*2\n"
               "  level error when( a>1 ) , warning }\n") ==
        "rule X-01 a-b \"t\" {\n"
        "  for c in requests.columns, r in {a, b}\n"
        "  check sum(requests[r, *]) + 1 == -c * 2\n"
        "  level error when (a > 1), warning }\n");
}

TEST_CASE("Chinese marks become ASCII outside of texts and comments") {
  CHECK(format("rule X-01 a-b “他说\"好\"（一）” ｛ // 全角：，\n"
               "  check every（x in t.rows：t［x，a］≥ 1 × 2）；\n"
               "｝") ==
        "rule X-01 a-b \"他说\\\"好\\\"（一）\" {  // 全角：，\n"
        "  check every(x in t.rows : t[x, a] >= 1 * 2)\n"
        "}\n");
}

TEST_CASE("comments stay where they are, at most one empty line is kept") {
  CHECK(format("\n\n// top\n\n\n\nunit 件 # trailing   \n   // between\nunit 条\n\n// last") ==
        "// top\n\nunit 件  # trailing\n// between\nunit 条\n\n// last\n");
}

TEST_CASE("no empty line stands at the edges of a body") {
  CHECK(format("rule X-01 a-b \"t\" {\n\n  check a\n\n}\n") ==
        "rule X-01 a-b \"t\" {\n  check a\n}\n");
}

TEST_CASE("keys and labels of a list stand in columns") {
  CHECK(format("form f \"t\" { section s \"x\" { table t { columns { c \"c\" }\n"
               "rows {\n"
               "a \"甲\"\n"
               "long_key \"乙\" alias \"丙\"\n"
               "group g \"丁\" {\n"
               "total_x \"戊\"\n"
               "}\n"
               "total \"己\"=sum( leaves ) as ARI-01\n"
               "} } } }\n") ==
        "form f \"t\" { section s \"x\" { table t { columns { c \"c\" }\n"
        "      rows {\n"
        "        a        \"甲\"\n"
        "        long_key \"乙\" alias \"丙\"\n"
        "        group g \"丁\" {\n"
        "          total_x \"戊\"\n"
        "        }\n"
        "        total \"己\" = sum(leaves) as ARI-01\n"
        "      } } } }\n");
}

TEST_CASE("a line that goes on is set in; the second language stands under the first") {
  CHECK(format("rule X-01 a-b \"t\" {\ncheck a ==\nb\n+ c\nmessage zh \"一\"\nen \"one\"\n}\n") ==
        "rule X-01 a-b \"t\" {\n"
        "  check a ==\n"
        "      b\n"
        "      + c\n"
        "  message zh \"一\"\n"
        "          en \"one\"\n"
        "}\n");
}

TEST_CASE("years keep their dots") {
  CHECK(format("form a \"t\" { years 2021 .. basis \"b\" }\nform b \"t\" { years .. 2020 }\n"
               "form c \"t\" { years 2019 .. 2020 }\n") ==
        "form a \"t\" { years 2021.. basis \"b\" }\nform b \"t\" { years ..2020 }\n"
        "form c \"t\" { years 2019..2020 }\n");
}

TEST_CASE("a file with mistakes is not formatted, its mistakes are told") {
  CHECK(format("unit =\n").empty());
}
