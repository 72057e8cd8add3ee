// Correct files, damaged at random: never a crash, and never silence about what was lost.
#include <catch2/catch.hpp>

#include <cstdint>
#include <random>

#include "engine/diag/render.h"
#include "tests/parse/support.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::size_t pick(std::mt19937& random, std::size_t count) { return random() % count; }

// Words, texts and marks with their leading space: close enough to tokens to damage files by them.
std::vector<std::string> cutIntoWords(const std::string& text) {
  std::vector<std::string> words;
  const auto isWordByte = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0 || c == '_';
  };
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\n')) ++end;
    if (end < text.size() && text[end] == '"') {
      end = std::min(text.size(), text.find('"', end + 1));
      if (end < text.size()) ++end;
    } else if (end < text.size() && isWordByte(text[end])) {
      while (end < text.size() && isWordByte(text[end])) ++end;
    } else if (end < text.size()) {
      ++end;
    }
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::string damageWords(std::mt19937& random, std::vector<std::string> words) {
  const std::size_t at = pick(random, words.size());
  switch (pick(random, 4)) {
    case 0:
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 1:
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), words[at]);
      break;
    case 2:
      words[at] = words[pick(random, words.size())];
      break;
    default:
      std::swap(words[at], words[pick(random, words.size())]);
      break;
  }
  std::string text;
  for (const std::string& word : words) text += word;
  return text;
}

std::string damageBytes(std::mt19937& random, std::string text) {
  constexpr std::string_view kBytes = "{}[]()\"\\.,:;=!<>|&-+*/#'\n\r\t \x01 a0_";
  const std::size_t at = pick(random, text.size());
  switch (pick(random, 3)) {
    case 0:
      text.erase(at, 1 + pick(random, 8));
      break;
    case 1:
      text.insert(at, 1, kBytes[pick(random, kBytes.size())]);
      break;
    default:
      text[at] = kBytes[pick(random, kBytes.size())];
      break;
  }
  return text;
}

// Every span must lie in the file: renderers and editors slice by them.
void checkPlaces(const Parsed& parsed) {
  const std::size_t size = parsed.source->text().size();
  for (const Diagnostic& diagnostic : parsed.diagnostics.sorted()) {
    CHECK(diagnostic.span.begin <= diagnostic.span.end);
    CHECK(diagnostic.span.end <= size);
    CHECK_FALSE(renderDiagnostic(diagnostic).empty());
  }
}

}  // namespace

TEST_CASE("no damage to a correct file crashes the parser or loses a declaration in silence") {
  std::mt19937 random(20260131);
  const std::vector<std::string> texts = listCorrectTexts();
  REQUIRE(texts.size() > 3);
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string& text = texts[pick(random, texts.size())];
    if (text.empty() || text.size() > 20'000) continue;
    std::string damaged = round % 2 == 0 ? damageWords(random, cutIntoWords(text)) : text;
    const std::size_t hits = round % 2 == 0 ? pick(random, 2) : 1 + pick(random, 3);
    for (std::size_t i = 0; i < hits && !damaged.empty(); ++i) {
      damaged = damageBytes(random, std::move(damaged));
    }
    if (!SourceFile::make("damaged.gj", damaged).ok()) continue;
    const Parsed parsed = parseText(damaged);
    INFO(damaged);
    checkPlaces(parsed);
    const bool isEmpty = parsed.file.declarations.empty() && parsed.file.imports.empty();
    if (isEmpty) CHECK_FALSE(parsed.diagnostics.sorted().empty());
    // What was understood can be printed, broken parts and all.
    CHECK(syntax::print(parsed.file).empty() == isEmpty);
    ++(parsed.diagnostics.hasErrors() ? refused : accepted);
  }
  CHECK(refused > 2000);
  CHECK(accepted > 100);
}
