// What the tests of the parser share: reading files of the repository and parsing a text.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/parse/parse.h"
#include "engine/syntax/print.h"

namespace gouji::test {

struct Parsed {
  std::shared_ptr<const SourceFile> source;
  syntax::File file;
  Diagnostics diagnostics;
};

inline Parsed parseText(std::string text, const ParseLimits& limits = {},
                        std::string path = "test.gj") {
  Parsed parsed;
  parsed.source = std::make_shared<const SourceFile>(
      SourceFile::make(std::move(path), std::move(text)).value());
  parsed.file = parseRuleFile(parsed.source, parsed.diagnostics, limits);
  return parsed;
}

/// The codes of all diagnostics, in order: "GJ110 GJ113".
inline std::string codesOf(const Diagnostics& diagnostics) {
  std::string codes;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (!codes.empty()) codes += ' ';
    codes += infoOf(diagnostic.kind).code;
  }
  return codes;
}

inline std::string readFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// All rule files of a folder of the repository, sorted by path.
inline std::vector<std::filesystem::path> listRuleFiles(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  const auto root = std::filesystem::path(GOUJI_SOURCE_DIR) / folder;
  if (!std::filesystem::exists(root)) return paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".gj") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// The examples of the manuals: what stands in their ```gj blocks.
inline std::vector<std::string> listDocumentedExamples() {
  std::vector<std::string> examples;
  const auto docs = std::filesystem::path(GOUJI_SOURCE_DIR) / "docs";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(docs)) {
    if (entry.path().extension() != ".md") continue;
    const std::string text = readFile(entry.path());
    constexpr std::string_view kOpen = "```gj\n";
    for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at)) {
      at += kOpen.size();
      examples.push_back(text.substr(at, text.find("```", at) - at));
    }
  }
  return examples;
}

/// The input of a golden file: all but its expected output (see golden_test.cpp).
inline std::string inputOfGolden(const std::string& text) {
  const std::size_t end = text.find("//> ");
  return text.substr(0, end);
}

/// Every text of the repository that is a correct rule file.
inline std::vector<std::string> listCorrectTexts() {
  std::vector<std::string> texts = listDocumentedExamples();
  for (const char* folder : {"rules", "fixtures", "tests"}) {
    for (const auto& path : listRuleFiles(folder)) {
      const std::string text = inputOfGolden(readFile(path));
      if (!parseText(text).diagnostics.hasErrors()) texts.push_back(text);
    }
  }
  return texts;
}

}  // namespace gouji::test
