#include "engine/narrative/compiled_pattern.h"

#include "engine/narrative/characters.h"

namespace gouji::narrative {
namespace {

constexpr std::int64_t kPatternMemory = 4 << 20;
// Characters of a text that the matcher is used for: it takes a bit for each instruction at each.
constexpr std::size_t kLongestForMatcher = 20'000;
// Matches of one pattern in one text, refused ones included.
constexpr std::size_t kMostMatches = 4000;

}  // namespace

RE2::Options patternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

std::unique_ptr<const CompiledPattern> CompiledPattern::make(
    PatternKind kind, std::string_view pattern, std::span<const std::uint32_t> numbers) {
  std::vector<std::uint32_t> own;
  if (numbers.empty()) own = preparePattern(kind, pattern);
  if (numbers.empty() && own.empty()) return nullptr;
  return std::make_unique<const CompiledPattern>(kind, pattern, std::move(own), numbers);
}

CompiledPattern::CompiledPattern(PatternKind kind, std::string_view pattern,
                                 std::vector<std::uint32_t> own,
                                 std::span<const std::uint32_t> numbers)
    : kind_(kind),
      ownPattern_(numbers.empty() ? pattern : std::string_view()),
      own_(std::move(own)),
      pattern_(numbers.empty() ? std::string_view(ownPattern_) : pattern),
      prepared_(numbers.empty() ? std::span<const std::uint32_t>(own_) : numbers) {}

const RE2* CompiledPattern::re2() const {
  std::call_once(compiled_, [&] {
    const Translation translation = translatePattern(kind_, pattern_);
    if (!translation.pattern) return;
    auto compiled = std::make_unique<RE2>(translation.pattern->regex, patternOptions());
    if (compiled->ok()) re2_ = std::move(compiled);
  });
  return re2_.get();
}

PatternSearch::PatternSearch(const CompiledPattern& pattern, std::string_view text,
                             const Letters& letters, Stretch stretch, Matcher::Memory& memory)
    : pattern_(pattern),
      text_(text.substr(stretch.begin, stretch.end - stretch.begin)),
      letters_(letters),
      firstByte_(stretch.begin) {
  if (text_.size() > kLongestForMatcher || !pattern.prepared().hasCode()) return;
  firstLetter_ = letters.indexOf(stretch.begin);
  const std::size_t count = letters.indexOf(stretch.end) - firstLetter_;
  matcher_.emplace(pattern.prepared().code(), letters.all().subspan(firstLetter_, count), memory);
}

std::optional<PatternMatch> PatternSearch::next() {
  if (found_ == kMostMatches) {
    complete_ = false;
    return std::nullopt;
  }
  ++found_;
  return matcher_ ? nextByMatcher() : nextByRe2();
}

void PatternSearch::refuse() {
  at_ = matcher_ ? lastBegin_ + 1 : characterAt(text_, lastBegin_).end;
}

std::optional<PatternMatch> PatternSearch::nextByMatcher() {
  const auto match = matcher_->find(at_);
  if (!match) return std::nullopt;
  lastBegin_ = match->begin;
  at_ = match->end;
  const auto byteOf = [&](std::size_t letter) { return letters_.byteOf(firstLetter_ + letter); };
  PatternMatch result{byteOf(match->begin), byteOf(match->end), {}, {}};
  if (match->numberBegin) result.numberBegin = byteOf(*match->numberBegin);
  if (match->dateBegin) result.dateBegin = byteOf(*match->dateBegin);
  return result;
}

std::optional<PatternMatch> PatternSearch::nextByRe2() {
  const RE2* const regex = pattern_.re2();
  if (regex == nullptr) {
    complete_ = false;
    return std::nullopt;
  }
  const re2::StringPiece searched(text_.data(), text_.size());
  re2::StringPiece groups[3];
  const int count =
      1 + (pattern_.prepared().hasNumber() ? 1 : 0) + (pattern_.prepared().hasDate() ? 1 : 0);
  while (at_ < text_.size()) {
    if (!regex->Match(searched, at_, text_.size(), RE2::UNANCHORED, groups, count)) break;
    const auto offsetOf = [&](const re2::StringPiece& piece) {
      return static_cast<std::size_t>(piece.data() - text_.data());
    };
    lastBegin_ = offsetOf(groups[0]);
    at_ = lastBegin_ + groups[0].size();
    if (groups[0].empty()) {
      at_ = lastBegin_ < text_.size() ? characterAt(text_, lastBegin_).end : text_.size();
      continue;
    }
    PatternMatch result{firstByte_ + lastBegin_, firstByte_ + at_, {}, {}};
    const auto& names = regex->NamedCapturingGroups();
    const auto begin = [&](const char* name) -> std::optional<std::size_t> {
      const auto group = names.find(name);
      if (group == names.end() || groups[group->second].data() == nullptr) return std::nullopt;
      return firstByte_ + offsetOf(groups[group->second]);
    };
    result.numberBegin = begin("n");
    result.dateBegin = begin("date");
    return result;
  }
  return std::nullopt;
}

std::optional<bool> occursIn(const CompiledPattern& pattern, const Shadow& text,
                             Matcher::Memory& memory) {
  if (pattern.prepared().hasCode() && text.text().size() <= kLongestForMatcher)
    return Matcher(pattern.prepared().code(), text.letters().all(), memory).find(0).has_value();
  const RE2* const regex = pattern.re2();
  if (regex == nullptr) return std::nullopt;
  return RE2::PartialMatch(re2::StringPiece(text.text().data(), text.text().size()), *regex);
}

}  // namespace gouji::narrative
