// What makes two findings of different runs the same one, and what makes its content the same.
//
// Both are FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv). The hash needs to be stable
// for ever and the same everywhere, not to resist attacks: a baseline is written by the person who
// reads it. Every field ends with a byte that no UTF-8 text contains, so that no two lists of
// fields run together to the same bytes.
#include <cstdint>

#include "engine/finding/finding.h"

namespace gouji {
namespace {

class FieldHash {
 public:
  void add(std::string_view field) {
    for (const char c : field) addByte(static_cast<unsigned char>(c));
    addByte(kFieldEnd);
  }

  [[nodiscard]] std::string hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(16, '0');
    std::uint64_t rest = hash_;
    for (std::size_t i = text.size(); i-- > 0; rest >>= 4) text[i] = kDigits[rest & 15];
    return text;
  }

 private:
  static constexpr unsigned char kFieldEnd = 0xff;

  void addByte(unsigned char byte) {
    hash_ ^= byte;
    hash_ *= 0x100000001b3ULL;
  }

  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

std::string_view stateWord(CellState state) {
  switch (state) {
    case CellState::kAbsent:
      return "absent";
    case CellState::kBlank:
      return "blank";
    case CellState::kNumber:
      return "number";
    case CellState::kFiller:
      return "filler";
    case CellState::kText:
      return "text";
    case CellState::kUnreadable:
      return "unreadable";
  }
  return "unreadable";
}

FieldHash hashIdentity(const Finding& finding, std::string_view instance) {
  FieldHash hash;
  hash.add("finding-1");
  hash.add(finding.rule);
  hash.add(instance);
  hash.add(unitOf(finding));
  hash.add(finding.year ? std::to_string(*finding.year) : std::string());
  hash.add(finding.cell);
  return hash;
}

/// White space goes as well: a line that breaks elsewhere is the same sentence.
std::string wordsWithoutFigures(std::string_view text) {
  constexpr std::string_view kLeftOut = "0123456789.,% \t\r\n";
  std::string words;
  for (const char c : text)
    if (kLeftOut.find(c) == std::string_view::npos) words += c;
  return words;
}

}  // namespace

// A report without an id is known by its agency, and one without either by nothing: its file may
// be renamed from one run to the next.
const std::string& unitOf(const Finding& finding) {
  return finding.unitId.empty() ? finding.agency : finding.unitId;
}

std::string fingerprintOf(const Finding& finding) {
  return hashIdentity(finding, finding.instance).hex();
}

std::string fingerprintOfSentence(const Finding& finding, std::size_t twin) {
  const std::string_view instance = finding.instance;
  FieldHash hash = hashIdentity(finding, instance.substr(0, instance.rfind('#')));
  hash.add(wordsWithoutFigures(finding.excerpt));
  hash.add(std::to_string(twin));
  return hash.hex();
}

std::string valueHashOf(const Finding& finding) {
  FieldHash hash;
  hash.add("values-1");
  for (const FindingCell& cell : finding.cells) {
    hash.add(cell.cell);
    hash.add(cell.prior ? "prior" : "this");
    hash.add(stateWord(cell.state));
    hash.add(cell.state == CellState::kNumber ? cell.value.toString() : cell.raw);
  }
  hash.add(finding.expected ? finding.expected->toString() : std::string());
  hash.add(finding.actual ? finding.actual->toString() : std::string());
  hash.add(finding.excerpt);
  return hash.hex();
}

}  // namespace gouji
