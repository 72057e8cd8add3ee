#include "engine/diag/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

using enum Severity;

// Puts the arguments in the places `{0}` … `{9}`. A place without an argument stays as it is, so
// that a forgotten argument is seen in the first golden file.
std::string fillIn(std::string_view pattern, const std::vector<DiagnosticArgument>& arguments,
                   Language language) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool isPlace = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 1] >= '0' &&
                         pattern[i + 1] <= '9' && pattern[i + 2] == '}';
    const std::size_t index = isPlace ? static_cast<std::size_t>(pattern[i + 1] - '0') : 0;
    if (isPlace && index < arguments.size()) {
      out += arguments[index].text.in(language);
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

bool isIdeograph(char32_t point) {
  return (point >= 0x3400 && point <= 0x9FFF) || (point >= 0x20000 && point <= 0x3FFFF);
}

// Chinese text and code are set with a space between: 「此处应为 `)`，却是 `when`」. The wording of a
// message cannot do that, because its arguments may be code or not.
std::string setCodeApart(const std::string& text) {
  std::string out;
  bool isInside = false;
  char32_t previous = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t point = decodeUtf8(text, offset);
    const bool opens = point == '`' && !isInside && isIdeograph(previous);
    const bool isBehind = previous == '`' && !isInside && isIdeograph(point);
    if (opens || isBehind) out += ' ';
    if (point == '`') isInside = !isInside;
    appendUtf8(out, point);
    previous = point;
  }
  return out;
}

auto sortKey(const Diagnostic& diagnostic) {
  const std::string_view path =
      diagnostic.source ? std::string_view(diagnostic.source->path()) : std::string_view();
  return std::tuple(path, diagnostic.span.begin, diagnostic.span.end, infoOf(diagnostic.kind).code);
}

bool sayTheSame(const Diagnostic& a, const Diagnostic& b) {
  return sortKey(a) == sortKey(b) && a.message() == b.message();
}

}  // namespace

const std::vector<DiagnosticInfo>& allDiagnosticKinds() {
  static const std::vector<DiagnosticInfo> kTable = {
#define GOUJI_DIAGNOSTIC(name, code, severity, zh, en) {#name, code, severity, zh, en},
#include "engine/diag/diagnostic_kinds.def"
#undef GOUJI_DIAGNOSTIC
  };
  return kTable;
}

const DiagnosticInfo& infoOf(DiagnosticKind kind) {
  return allDiagnosticKinds()[static_cast<std::size_t>(kind)];
}

Localized Diagnostic::message() const {
  const DiagnosticInfo& info = infoOf(kind);
  return {setCodeApart(fillIn(info.zh, arguments, Language::kChinese)),
          fillIn(info.en, arguments, Language::kEnglish)};
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity() == kError) ++errorCount_;
  if (items_.size() >= kLimit) {
    ++dropped_;
    overflow_ = std::move(diagnostic);
    return overflow_;
  }
  return items_.emplace_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = items_;
  std::stable_sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return sortKey(a) < sortKey(b);
  });
  result.erase(std::unique(result.begin(), result.end(), sayTheSame), result.end());
  return result;
}

}  // namespace gouji
