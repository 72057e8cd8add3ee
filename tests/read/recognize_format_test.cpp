#include <catch2/catch.hpp>

#include "engine/read/read.h"

using gouji::InputFormat;

namespace {
InputFormat recognize(std::string_view bytes, std::string_view path = "report") {
  return gouji::recognizeFormat(bytes, path);
}
}  // namespace

TEST_CASE("a format is recognised by what is in the file, not by its name") {
  CHECK(recognize("%PDF-1.7\n…", "report.docx") == InputFormat::kPdf);
  CHECK(recognize("PK\x03\x04", "report.pdf") == InputFormat::kDocx);
  CHECK(recognize("\xD0\xCF\x11\xE0\xA1\xB1", "report.docx") == InputFormat::kLegacyWord);
  CHECK(recognize(R"({\rtf1\ansi)", "report.doc") == InputFormat::kLegacyWord);
  CHECK(recognize("<!DOCTYPE HTML><html>", "report.txt") == InputFormat::kHtml);
  CHECK(recognize("\n\n<?xml version=\"1.0\"?><!-- x --><HTML>", "a") == InputFormat::kHtml);
  CHECK(recognize("一、总体情况\n2025年", "report.html") == InputFormat::kText);
}

TEST_CASE("a page in UTF-16 is a page") {
  const auto widen = [](std::string_view text, bool bigEndian) {
    std::string bytes = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : text) bytes += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    return bytes;
  };
  for (const bool bigEndian : {false, true}) {
    CHECK(recognize(widen("\r\n<html xmlns:o=\"u\">", bigEndian)) == InputFormat::kHtml);
    CHECK(recognize(widen("no markup", bigEndian)) == InputFormat::kText);
    CHECK(recognize(widen("{}", bigEndian)) == InputFormat::kText);
  }
  // 㰀 is "<" with its bytes turned round.
  CHECK(recognize("\xFE\xFF<\0h\0t\0m\0l\0") == InputFormat::kText);
}

TEST_CASE("one object is JSON, one object a line is a batch") {
  CHECK(recognize("{\"form\": 1}") == InputFormat::kJson);
  CHECK(recognize("\xEF\xBB\xBF {\n  \"form\": 1\n}\n") == InputFormat::kJson);
  CHECK(recognize("{}\n{}\n") == InputFormat::kNdjson);
  CHECK(recognize("{\"form\": \n{\"form\": 1}\n") == InputFormat::kNdjson);
  CHECK(recognize("{\"form\": 1}\nbroken\n") == InputFormat::kNdjson);
  CHECK(recognize("{\"form\": 1}\n", "a.ndjson") == InputFormat::kNdjson);
  CHECK(recognize("broken\n{\"form\": 1}\n", "a.jsonl") == InputFormat::kNdjson);
  CHECK(recognize("[1]", "a.json") == InputFormat::kJson);
}

TEST_CASE("Markdown shows by its headings or the rule of a table; otherwise the name decides") {
  CHECK(recognize("# 年报\n\n## 一、总体情况\n", "a.txt") == InputFormat::kMarkdown);
  CHECK(recognize("| a | b |\n|---|:-:|\n| 1 | 2 |\n") == InputFormat::kMarkdown);
  CHECK(recognize("一、总体情况", "a.md") == InputFormat::kMarkdown);
  CHECK(recognize("一、总体情况\n#不是标题\na | b | c\n") == InputFormat::kText);
}

TEST_CASE("a piece of a page is a page") {
  CHECK(recognize("标题<br><span>一</span><b>二</b><i>三</i>") == InputFormat::kHtml);
}

TEST_CASE("nothing, a picture and a program are not known") {
  CHECK(recognize("") == InputFormat::kUnknown);
  CHECK(recognize(" \n\t") == InputFormat::kUnknown);
  CHECK(recognize(std::string_view("\x89PNG\r\n\x1a\n\0\0\0", 11)) == InputFormat::kUnknown);
  CHECK(recognize(std::string_view("\x7f"
                                   "ELF\0",
                                   5)) == InputFormat::kUnknown);
}
