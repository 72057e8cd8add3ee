// One text under an Extractor: which patterns are worth running where, and what they claim.
#include <algorithm>

#include "engine/narrative/date_text.h"
#include "engine/narrative/extractor_state.h"
#include "engine/narrative/phrase.h"

namespace gouji::narrative {
namespace {

constexpr std::uint32_t kNoStretch = Workspace::State::kNoStretch;

using ClaimLists = std::vector<std::vector<Claim>>;

// The stretch of one scope in which a place of the text lies, for places from left to right.
class ScopeCursor {
 public:
  ScopeCursor(const Passage& passage, Scope scope) : stretches_(passage.stretches(scope)) {}

  void moveTo(std::size_t offset) {
    while (at_ < stretches_.size() && stretches_[at_].end <= offset) ++at_;
  }
  [[nodiscard]] std::uint32_t stretch() const {
    return at_ < stretches_.size() ? static_cast<std::uint32_t>(at_) : kNoStretch;
  }

 private:
  const std::vector<Stretch>& stretches_;
  std::size_t at_ = 0;
};

// Works on one text.
class Run {
 public:
  Run(const Extractor::State& state, Workspace::State& work, Place place, ClaimLists& claims)
      : state_(state), work_(work), place_(place), claims_(claims) {}

  // `text` is a text, or one that has been folded.
  template <typename Text>
  bool run(const Text& text) {
    claims_.resize(std::max(claims_.size(), state_.extracts.size()));
    if (!markActive()) return true;
    work_.firstClaims.clear();
    for (const auto& list : claims_) work_.firstClaims.push_back(list.size());
    work_.claimedNumerals.resize(state_.extracts.size());
    for (auto& list : work_.claimedNumerals) list.clear();
    work_.passage.read(text);
    if (work_.passage.text().empty()) return true;
    collectCandidates();
    for (const auto& candidate : work_.candidates) {
      const Extractor::State::Pattern& pattern = state_.patterns[candidate.pattern];
      if (isFull(pattern.extract)) {
        complete_ = false;
        continue;
      }
      runPattern(pattern, work_.passage.stretches(pattern.scope)[candidate.stretch]);
    }
    runBuiltins();
    sortClaims();
    return complete_;
  }

 private:
  // Notes which extracts and patterns are for this place; false when none is.
  bool markActive() {
    work_.isActive.resize(state_.extracts.size());
    bool any = false;
    for (std::size_t i = 0; i < state_.extracts.size(); ++i) {
      const bool reads = state_.extracts[i].reads(place_);
      work_.isActive[i] = reads ? 1 : 0;
      any = any || reads;
    }
    if (!any) return false;
    work_.progress.resize(state_.patterns.size());
    for (std::size_t i = 0; i < state_.patterns.size(); ++i)
      work_.progress[i] = {kNoStretch, 0, work_.isActive[state_.patterns[i].extract]};
    return true;
  }

  void collectCandidates() {
    work_.candidates.clear();
    ScopeCursor cursors[] = {
        ScopeCursor(work_.passage, Scope::kClause), ScopeCursor(work_.passage, Scope::kSentence),
        ScopeCursor(work_.passage, Scope::kParagraph), ScopeCursor(work_.passage, Scope::kSection)};
    const Letters& letters = work_.passage.letters();
    state_.literals.run(letters.all(), [&](std::uint32_t literal, std::size_t letter) {
      const std::size_t offset = letters.byteOf(letter);
      for (ScopeCursor& cursor : cursors) cursor.moveTo(offset);
      for (std::uint32_t next = state_.firstUses[literal]; next != Extractor::State::kNoUse;) {
        const Extractor::State::Use& use = state_.uses[next];
        noteLiteral(use, cursors[static_cast<std::size_t>(use.scope)].stretch());
        next = use.next;
      }
    });
    for (const std::uint32_t pattern : state_.everywhere) {
      if (work_.progress[pattern].isActive == 0) continue;
      const std::size_t count = work_.passage.stretches(state_.patterns[pattern].scope).size();
      for (std::uint32_t i = 0; i < count; ++i) addCandidate(pattern, i);
    }
    std::sort(work_.candidates.begin(), work_.candidates.end());
  }

  void noteLiteral(const Extractor::State::Use& use, std::uint32_t stretch) {
    auto& progress = work_.progress[use.pattern];
    if (progress.isActive == 0 || stretch == kNoStretch) return;
    if (progress.stretch != stretch) progress = {stretch, 0, 1};
    // Words count only in the order in which a match has them.
    if (progress.seen != use.set) return;
    ++progress.seen;
    if (progress.seen == use.neededSets) addCandidate(use.pattern, stretch);
  }

  void addCandidate(std::uint32_t index, std::uint32_t stretch) {
    const Extractor::State::Pattern& pattern = state_.patterns[index];
    if (pattern.source == Source::kNumber &&
        !holdsNumber(work_.passage.stretches(pattern.scope)[stretch]))
      return;
    work_.candidates.push_back({pattern.extract, stretch, index});
  }

  // Whether any number in the stretch can be claimed by anyone.
  [[nodiscard]] bool holdsNumber(Stretch stretch) const {
    const auto& numerals = work_.passage.numerals();
    std::size_t at = work_.passage.firstNumeralFrom(stretch.begin);
    if (at > 0 && numerals[at - 1].end > stretch.begin) --at;
    for (; at < numerals.size() && numerals[at].begin < stretch.end; ++at)
      if (numerals[at].certain && (numerals[at].kind == Numeral::Kind::kCount ||
                                   numerals[at].kind == Numeral::Kind::kPercent))
        return true;
    return false;
  }

  void runPattern(const Extractor::State::Pattern& pattern, Stretch stretch) {
    PatternSearch search(*pattern.compiled, work_.passage.text(), work_.passage.letters(), stretch,
                         work_.memory);
    while (const auto match = search.next()) {
      if (!addMatch(pattern, stretch, *match)) search.refuse();
    }
    complete_ = complete_ && search.complete();
  }

  // Whether the match was a claim, or would have been one but for `unless`.
  bool addMatch(const Extractor::State::Pattern& pattern, Stretch stretch,
                const PatternMatch& match) {
    const Stretch where{match.begin, match.end};
    const Numeral* numeral = nullptr;
    if (pattern.compiled->prepared().hasNumber() && match.numberBegin) {
      numeral = work_.passage.numeralAt(*match.numberBegin);
      if (numeral == nullptr || !isClaimable(*numeral, where)) return false;
    } else if (pattern.source == Source::kNumber) {
      return false;  // the branch without the number
    }
    const auto& extract = state_.extracts[pattern.extract];
    Reading reading = makeReading(work_.passage, where);
    Claim& claim = reading.claim;
    claim.unit = extract.unit;
    if (numeral != nullptr) {
      const auto value = state_.valueFor(extract, *numeral);
      if (!value) return false;
      claim.value = value;
      claim.vague = numeral->vague;
      if (!claimNumeral(pattern.extract, numeral->begin)) return true;
    }
    if (pattern.source == Source::kZero) claim.value = Decimal(0);
    if (match.dateBegin) {
      if (const auto date = readDateAt(work_.passage.text(), *match.dateBegin)) {
        claim.start = date->date;
        claim.valid = date->valid;
      }
    }
    addReading(pattern.extract, std::move(reading), stretch);
    return true;
  }

  static bool isClaimable(const Numeral& numeral, Stretch match) {
    if (!numeral.certain) return false;
    if (numeral.kind == Numeral::Kind::kPercent) return match.end >= numeral.end;
    return numeral.kind == Numeral::Kind::kCount;
  }

  bool claimNumeral(std::uint32_t extract, std::size_t begin) {
    auto& claimed = work_.claimedNumerals[extract];
    if (std::find(claimed.begin(), claimed.end(), begin) != claimed.end()) return false;
    claimed.push_back(begin);
    return true;
  }

  [[nodiscard]] bool isFull(std::uint32_t extract) const {
    return claims_[extract].size() - work_.firstClaims[extract] >= Extractor::kMostClaims;
  }

  void addReading(std::uint32_t extract, Reading&& reading, Stretch scope) {
    for (const auto& unless : state_.extracts[extract].unless) {
      PatternSearch search(*unless, work_.passage.text(), work_.passage.letters(), scope,
                           work_.unlessMemory);
      if (search.next()) return;
      complete_ = complete_ && search.complete();
    }
    if (isFull(extract)) {
      complete_ = false;
      return;
    }
    reading.claim.range.where = place_.where;
    reading.claim.range.section = place_.section;
    claims_[extract].push_back(std::move(reading.claim));
  }

  void runBuiltins() {
    for (std::uint32_t i = 0; i < state_.extracts.size(); ++i) {
      if (work_.isActive[i] == 0) continue;
      const auto& extract = state_.extracts[i];
      for (const Source source : extract.builtins) {
        work_.readings.clear();
        readBuiltin(source, work_.passage, work_.readings);
        const auto& stretches = work_.passage.stretches(extract.scope);
        for (Reading& reading : work_.readings) {
          const std::size_t index = findStretch(stretches, reading.where.begin);
          const Stretch scope = index < stretches.size() ? stretches[index] : Stretch{};
          addReading(i, std::move(reading), scope);
        }
      }
    }
  }

  void sortClaims() {
    for (std::size_t i = 0; i < state_.extracts.size(); ++i) {
      auto& list = claims_[i];
      if (list.size() - work_.firstClaims[i] < 2) continue;
      const auto first = list.begin() + static_cast<std::ptrdiff_t>(work_.firstClaims[i]);
      std::stable_sort(first, list.end(), [](const Claim& a, const Claim& b) {
        return a.range.begin < b.range.begin;
      });
      list.erase(std::unique(first, list.end(),
                             [](const Claim& a, const Claim& b) {
                               return a.range == b.range && a.value == b.value;
                             }),
                 list.end());
    }
  }

  const Extractor::State& state_;
  Workspace::State& work_;
  Place place_;
  ClaimLists& claims_;
  bool complete_ = true;
};

}  // namespace

bool Extractor::extract(std::string_view text, Place place, Workspace& workspace,
                        std::vector<std::vector<Claim>>& claims) const {
  return Run(*state_, *workspace.state_, place, claims).run(text);
}

bool Extractor::extract(const Shadow& text, Place place, Workspace& workspace,
                        std::vector<std::vector<Claim>>& claims) const {
  return Run(*state_, *workspace.state_, place, claims).run(text);
}

}  // namespace gouji::narrative
