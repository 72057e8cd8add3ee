#include <catch2/catch.hpp>
#include <string>

#include "engine/narrative/passage.h"
#include "tests/narrative/case_file.h"

namespace gouji::narrative {
namespace {

// "1496条 ~50个 12% ?" : counts with their unit, ~ vague, ? not certain; nothing for what is no
// count.
std::string describe(const Passage& passage) {
  std::string out;
  for (const Numeral& numeral : passage.numerals()) {
    const bool percent = numeral.kind == Numeral::Kind::kPercent;
    if (numeral.kind != Numeral::Kind::kCount && !percent) continue;
    if (!out.empty()) out += ' ';
    if (!numeral.certain) {
      out += '?';
      continue;
    }
    if (numeral.vague) out += '~';
    out += numeral.value.toString();
    out += percent ? "%" : std::string(numeral.unit);
  }
  return out.empty() ? "-" : out;
}

TEST_CASE("numbers are read as reports write them, and what is no number is left alone") {
  const auto cases = readCases("numerals.txt");
  REQUIRE(cases.size() > 100);
  Passage passage;
  for (const Case& one : cases) {
    INFO("numerals.txt:" << one.line << ": " << one.sentence);
    passage.read(one.sentence);
    CHECK(describe(passage) == one.expected);
  }
}

TEST_CASE("a Chinese number has one value or none") {
  const auto value = [](std::string_view text) -> std::int64_t {
    const auto number = readHanNumber(text);
    return number && number->length == text.size() ? number->value : -1;
  };
  CHECK(value("十二") == 12);
  CHECK(value("一百零五") == 105);
  CHECK(value("两千") == 2000);
  CHECK(value("二十") == 20);
  CHECK(value("一千零一十六") == 1016);
  CHECK(value("三万五千") == 35000);
  CHECK(value("一亿零五百万") == 105000000);
  CHECK(value("一百五") == -1);    // 150 or 105
  CHECK(value("二〇二五") == -1);  // a year, said digit by digit
  CHECK(value("十四五") == -1);    // the name of a plan
  CHECK(value("百十") == -1);
  CHECK(value("千方") == -1);
}

}  // namespace
}  // namespace gouji::narrative
