#include "engine/lower/patterns.h"

#include <re2/re2.h>

#include <algorithm>

namespace gouji::lower {
namespace {

constexpr std::string_view kTypedQuote = "“";

}  // namespace

ByteOffset placeInLiteral(const SourceFile& source, Span literal, std::size_t offset) {
  const std::string_view text = source.slice(literal);
  std::size_t at = text.starts_with(kTypedQuote) ? kTypedQuote.size() : 1;
  for (std::size_t i = 0; i < offset && at < text.size(); ++i) {
    const char next = text[at] == '\\' && at + 1 < text.size() ? text[at + 1] : '\0';
    // \" \\ and \n are one byte of the value; any other escape is kept as it stands.
    at += next == '"' || next == '\\' || next == 'n' ? 2 : 1;
  }
  return literal.begin + static_cast<ByteOffset>(std::min<std::size_t>(at, text.size()));
}

bool checkRegex(const std::string& pattern, Span literal, const sema::Reporter& reporter) {
  if (pattern.size() > narrative::kLongestPattern) {
    reporter.report(DiagnosticKind::PatternTooLong, literal,
                    {std::to_string(narrative::kLongestPattern)});
    return false;
  }
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_max_mem(8 << 20);
  const re2::RE2 compiled(pattern, options);
  if (compiled.ok()) return true;
  // RE2 names the part it stumbled over, not its place.
  const std::string& part = compiled.error_arg();
  const auto at = part.empty() ? std::string::npos : pattern.find(part);
  Span span = literal;
  if (at != std::string::npos) {
    span = {placeInLiteral(*reporter.source(), literal, at),
            placeInLiteral(*reporter.source(), literal, at + part.size())};
  }
  reporter.report(DiagnosticKind::BadPattern, span, {},
                  {"RE2：" + compiled.error(), "RE2: " + compiled.error()});
  return false;
}

bool checkClaimPattern(const syntax::Text& pattern, narrative::PatternKind kind,
                       const sema::Reporter& reporter) {
  const auto mistake = narrative::findPatternMistake(kind, pattern.value);
  if (!mistake) return true;
  const Span span{placeInLiteral(*reporter.source(), pattern.span, mistake->begin),
                  placeInLiteral(*reporter.source(), pattern.span, mistake->end)};
  reporter.report(DiagnosticKind::BadPattern, span.empty() ? pattern.span : span, {},
                  mistake->message);
  return false;
}

}  // namespace gouji::lower
