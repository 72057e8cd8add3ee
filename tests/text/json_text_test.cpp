// JSON is written without a tree in memory; this is what keeps it JSON.
#include <catch2/catch.hpp>

#include "engine/text/json_text.h"

using gouji::Decimal;
using gouji::JsonText;

namespace {

std::string textOf(std::string_view value) {
  std::string out;
  JsonText(out).text(value);
  return out;
}

}  // namespace

TEST_CASE("commas stand between members and nowhere else") {
  std::string out;
  JsonText json(out);
  json.open('{');
  json.key("a");
  json.open('[');
  json.number(std::uint64_t{1});
  json.null();
  json.open('{');
  json.close('}');
  json.close(']');
  json.key("b");
  json.boolean(false);
  json.close('}');
  CHECK(out == R"({"a":[1,null,{}],"b":false})");
}

TEST_CASE("lines are begun where they are asked for") {
  std::string out;
  JsonText json(out);
  json.open('{');
  json.startLine(2);
  json.key("a");
  json.open('[');
  json.number(std::uint64_t{1});
  json.number(std::uint64_t{2});
  json.close(']');
  json.startLine(2);
  json.key("b");
  json.null();
  json.startLine(0);
  json.close('}');
  CHECK(out == "{\n  \"a\": [1, 2],\n  \"b\": null\n}");
}

TEST_CASE("what JSON forbids in a text is escaped, Chinese is left alone") {
  CHECK(textOf("总计\"\\\n\t\x01") == "\"总计\\\"\\\\\\n\\t\\u0001\"");
}

TEST_CASE("bytes that are not UTF-8 are replaced one by one") {
  CHECK(textOf("a\xff\xfe"
               "b") == "\"a\uFFFD\uFFFDb\"");
  CHECK(textOf("\xe4\xb8") == "\"\uFFFD\uFFFD\"");
  // In a text long enough to be looked at in blocks, alone and beside what has to be escaped.
  const std::string ascii(40, 'a');
  CHECK(textOf(ascii + "\xff") == '"' + ascii + "\uFFFD\"");
  CHECK(textOf('"' + ascii + "\xff") == "\"\\\"" + ascii + "\uFFFD\"");
  CHECK(textOf("总计" + ascii + "合计") == "\"总计" + ascii + "合计\"");
}

TEST_CASE("numbers keep every digit") {
  std::string out;
  JsonText json(out);
  json.open('[');
  json.number(Decimal::parse("12345678901234567890.123456789").value());
  json.number(Decimal(-27));
  json.points(71.255);
  json.points(12);
  json.close(']');
  CHECK(out == "[12345678901234567890.123456789,-27,71.26,12]");
}

TEST_CASE("what has to be escaped is found wherever it stands") {
  for (std::size_t length = 1; length < 70; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      std::string plain(length, 'a');
      plain[at] = '"';
      std::string expected(length + 1, 'a');
      expected[at] = '\\';
      expected[at + 1] = '"';
      if (textOf(plain) != "\"" + expected + "\"") FAIL_CHECK(plain);
    }
  }
}
