// One text under an Extractor: which patterns are worth running where, and what they claim.
#include <algorithm>

#include "engine/narrative/date_text.h"
#include "engine/narrative/extractor_state.h"
#include "engine/narrative/phrase.h"

namespace gouji::narrative {
namespace {

constexpr std::uint32_t kNoStretch = 0xffffffff;

using ClaimLists = std::vector<std::vector<Claim>>;

// The stretches of one scope, for places from left to right.
class ScopeCursor {
 public:
  ScopeCursor(const Passage& passage, Scope scope)
      : stretches_(passage.stretches(scope)), numerals_(passage.numerals()) {
    enter(0);
  }

  // The stretch in which a place of the text lies, or the first one behind it.
  [[nodiscard]] std::uint32_t moveTo(std::size_t offset) {
    while (offset >= end_) enter(at_ + 1);
    return at_;
  }
  // Whether any number in a stretch, which is not before the one asked about last, can be claimed
  // by anyone.
  [[nodiscard]] bool holdsNumber(std::uint32_t index) {
    const Stretch stretch = stretches_[index];
    while (numeral_ < numerals_.size() && numerals_[numeral_].end <= stretch.begin) ++numeral_;
    for (std::size_t i = numeral_; i < numerals_.size() && numerals_[i].begin < stretch.end; ++i)
      if (numerals_[i].certain && (numerals_[i].kind == Numeral::Kind::kCount ||
                                   numerals_[i].kind == Numeral::Kind::kPercent))
        return true;
    return false;
  }

 private:
  void enter(std::uint32_t index) {
    const bool isOne = index < stretches_.size();
    at_ = isOne ? index : kNoStretch;
    end_ = isOne ? stretches_[index].end : static_cast<std::size_t>(-1);
  }

  std::span<const Stretch> stretches_;
  std::span<const Numeral> numerals_;
  std::uint32_t at_ = 0;
  std::size_t end_ = 0;      // of the stretch at hand
  std::size_t numeral_ = 0;  // the first that ends in the stretch asked about last, or behind it
};

// Works on one text.
class Run {
 public:
  Run(const Extractor::State& state, Workspace::State& work, Place place, ClaimLists& claims)
      : state_(state),
        readers_(state.readersOf(place)),
        work_(work),
        place_(place),
        claims_(claims) {}

  bool run(const Shadow& text, const Sightings& seen) {
    if (text.text().empty()) return true;
    start();
    work_.passage.read(text);
    collectCandidates(seen);
    for (const auto& candidate : work_.candidates) {
      const Extractor::State::Pattern& pattern = state_.patterns[candidate.pattern];
      if (claims_[pattern.extract].size() >= Extractor::kMostClaims && isFull(pattern.extract)) {
        complete_ = false;
        continue;
      }
      runPattern(pattern, work_.passage.stretches(pattern.scope)[candidate.stretch], seen);
    }
    runBuiltins(seen);
    sortClaims();
    return complete_;
  }

 private:
  void start() {
    ++work_.text;
    work_.claimed.resize(state_.extracts.size());
    work_.claimants.clear();
    work_.progress.resize(state_.patterns.size());
  }

  // What an extract has claimed of this text.
  Workspace::State::Claimed& claimedBy(std::uint32_t extract) {
    auto& claimed = work_.claimed[extract];
    if (claimed.text != work_.text) {
      claimed.text = work_.text;
      claimed.firstClaim = claims_[extract].size();
      claimed.numerals.clear();
      work_.claimants.push_back(extract);
    }
    return claimed;
  }

  void collectCandidates(const Sightings& seen) {
    work_.candidates.clear();
    for (auto& signals : work_.signals) signals.clear();
    const Passage& passage = work_.passage;
    ScopeCursor cursors[] = {
        ScopeCursor(passage, Scope::kClause), ScopeCursor(passage, Scope::kSentence),
        ScopeCursor(passage, Scope::kParagraph), ScopeCursor(passage, Scope::kSection)};
    for (const Sighting& sighting : seen.places) {
      const SoughtWords::Word word = state_.sought.words[sighting.word];
      noteSignals(word, sighting.letter);
      std::uint32_t next = word.firstUse;
      if (next == SoughtWords::kNoUse) continue;
      const std::size_t offset = passage.letters().byteOf(sighting.letter);
      while (next != SoughtWords::kNoUse) {
        const SoughtWords::Use& use = state_.sought.uses[next];
        if (readers_.areActive[use.extract] != 0)
          noteWord(use, cursors[static_cast<std::size_t>(use.scope)], offset);
        next = use.next;
      }
    }
    for (const std::uint32_t pattern : state_.sought.everywhere) addEverywhere(pattern);
    std::sort(work_.candidates.begin(), work_.candidates.end());
    // No scope has more stretches than the text has bytes.
    work_.firstStretch += passage.text().size();
  }

  void noteSignals(const SoughtWords::Word& word, std::uint32_t letter) {
    for (std::uint32_t next = word.firstSignalUse; next != SoughtWords::kNoUse;) {
      const SoughtWords::SignalUse& use = state_.sought.signalUses[next];
      work_.signals[use.source].push_back({letter, use.index});
      next = use.next;
    }
  }

  void noteWord(const SoughtWords::Use& use, ScopeCursor& cursor, std::size_t offset) {
    const std::uint32_t stretch = cursor.moveTo(offset);
    if (stretch == kNoStretch) return;
    auto& progress = work_.progress[use.pattern];
    const std::uint64_t here = work_.firstStretch + stretch;
    if (progress.stretch != here) progress = {here, 0};
    // Words count only in the order in which a match has them.
    if (progress.seen != use.set) return;
    ++progress.seen;
    if (progress.seen == use.neededSets) addCandidate(use.pattern, stretch, cursor);
  }

  void addEverywhere(std::uint32_t index) {
    const Extractor::State::Pattern& pattern = state_.patterns[index];
    if (readers_.areActive[pattern.extract] == 0) return;
    ScopeCursor cursor(work_.passage, pattern.scope);
    const std::size_t count = work_.passage.stretches(pattern.scope).size();
    for (std::uint32_t i = 0; i < count; ++i) addCandidate(index, i, cursor);
  }

  void addCandidate(std::uint32_t index, std::uint32_t stretch, ScopeCursor& cursor) {
    const Extractor::State::Pattern& pattern = state_.patterns[index];
    if (pattern.source == Source::kNumber && !cursor.holdsNumber(stretch)) return;
    work_.candidates.push_back({pattern.extract, stretch, index});
  }

  void runPattern(const Extractor::State::Pattern& pattern, Stretch stretch,
                  const Sightings& seen) {
    PatternSearch search(*pattern.compiled, work_.passage.text(), work_.passage.letters(), stretch,
                         work_.memory);
    while (const auto match = search.next()) {
      if (!addMatch(pattern, stretch, *match, seen)) search.refuse();
    }
    complete_ = complete_ && search.complete();
  }

  // Whether the match was a claim, or would have been one but for `unless`.
  bool addMatch(const Extractor::State::Pattern& pattern, Stretch stretch,
                const PatternMatch& match, const Sightings& seen) {
    const Stretch where{match.begin, match.end};
    const Numeral* numeral = nullptr;
    if (pattern.compiled->prepared().hasNumber() && match.numberBegin) {
      numeral = work_.passage.numeralAt(*match.numberBegin);
      if (numeral == nullptr || !isClaimable(*numeral, where)) return false;
    } else if (pattern.source == Source::kNumber) {
      return false;  // the branch without the number
    }
    const auto& extract = state_.extracts[pattern.extract];
    std::optional<Decimal> value;
    if (numeral != nullptr) {
      value = state_.valueFor(extract, *numeral);
      if (!value) return false;
      if (!claimNumeral(pattern.extract, numeral->begin)) return true;
    }
    if (pattern.source == Source::kZero) value = Decimal(0);
    if (!mayAdd(pattern.extract, stretch, seen)) return true;
    Claim& claim = claims_[pattern.extract].emplace_back();
    placeClaim(work_.passage, where, claim);
    setPlace(claim);
    claim.unit = extract.unit;
    claim.value = value;
    claim.vague = numeral != nullptr && numeral->vague;
    if (match.dateBegin) readDate(*match.dateBegin, claim);
    return true;
  }

  void readDate(std::size_t begin, Claim& claim) const {
    const auto date = readDateAt(work_.passage.text(), begin);
    if (!date) return;
    claim.start = date->date;
    claim.valid = date->valid;
  }

  void setPlace(Claim& claim) const {
    claim.range.where = place_.where;
    claim.range.section = place_.section;
  }

  static bool isClaimable(const Numeral& numeral, Stretch match) {
    if (!numeral.certain) return false;
    if (numeral.kind == Numeral::Kind::kPercent) return match.end >= numeral.end;
    return numeral.kind == Numeral::Kind::kCount;
  }

  bool claimNumeral(std::uint32_t extract, std::size_t begin) {
    auto& claimed = claimedBy(extract).numerals;
    if (std::find(claimed.begin(), claimed.end(), begin) != claimed.end()) return false;
    claimed.push_back(begin);
    return true;
  }

  [[nodiscard]] bool isFull(std::uint32_t extract) {
    return claims_[extract].size() - claimedBy(extract).firstClaim >= Extractor::kMostClaims;
  }

  // Whether an extract may claim something in this stretch.
  bool mayAdd(std::uint32_t extract, Stretch scope, const Sightings& seen) {
    if (speaksAgainst(state_.extracts[extract], scope, seen)) return false;
    if (!isFull(extract)) return true;
    complete_ = false;
    return false;
  }

  bool speaksAgainst(const Extractor::State::Extract& extract, Stretch scope,
                     const Sightings& seen) {
    bool isKnown = false;
    for (const auto& unless : extract.unless) {
      // What is not in the text is not in a part of it.
      using Answer = PatternWords::Answer;
      const PatternWords& words = state_.sought.unless[unless.number];
      if (words.ask(seen.words) == Answer::kDoesNot) continue;
      if (!isKnown) noteWordsIn(scope, seen);
      isKnown = true;
      const Answer answer = words.ask(work_.unlessWords);
      if (answer == Answer::kOccurs) return true;
      if (answer == Answer::kDoesNot) continue;
      PatternSearch search(*unless.compiled, work_.passage.text(), work_.passage.letters(), scope,
                           work_.unlessMemory);
      if (search.next()) return true;
      complete_ = complete_ && search.complete();
    }
    return false;
  }

  // Keeps of what was seen what stands wholly inside of the stretch.
  void noteWordsIn(Stretch stretch, const Sightings& seen) {
    work_.unlessWords.clear(state_.sought.table.size());
    const Letters& letters = work_.passage.letters();
    const std::size_t begin = letters.indexOf(stretch.begin);
    const std::size_t end = letters.indexOf(stretch.end);
    auto next = std::lower_bound(
        seen.places.begin(), seen.places.end(), begin,
        [](const Sighting& sighting, std::size_t at) { return sighting.letter < at; });
    for (; next != seen.places.end() && next->letter < end; ++next)
      if (next->letter + state_.sought.table.lengthOf(next->word) <= end)
        work_.unlessWords.add(next->word);
  }

  void runBuiltins(const Sightings& seen) {
    for (const auto& [index, source] : readers_.builtins) {
      const auto& signals = work_.signals[static_cast<std::size_t>(source)];
      work_.readings.clear();
      readBuiltin(source, work_.passage, signals, work_.readings);
      for (Reading& reading : work_.readings) addReading(index, std::move(reading), seen);
    }
  }

  void addReading(std::uint32_t extract, Reading&& reading, const Sightings& seen) {
    const auto& stretches = work_.passage.stretches(state_.extracts[extract].scope);
    const std::size_t at = findStretch(stretches, reading.where.begin);
    if (!mayAdd(extract, at < stretches.size() ? stretches[at] : Stretch{}, seen)) return;
    setPlace(reading.claim);
    claims_[extract].push_back(std::move(reading.claim));
  }

  void sortClaims() {
    for (const std::uint32_t extract : work_.claimants) {
      auto& list = claims_[extract];
      const std::size_t begin = work_.claimed[extract].firstClaim;
      if (list.size() - begin < 2) continue;
      const auto first = list.begin() + static_cast<std::ptrdiff_t>(begin);
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
  const Extractor::State::Readers& readers_;
  Workspace::State& work_;
  Place place_;
  ClaimLists& claims_;
  bool complete_ = true;
};

}  // namespace

bool Extractor::extract(std::string_view text, Place place, Workspace& workspace,
                        std::vector<std::vector<Claim>>& claims) const {
  claims.resize(std::max(claims.size(), extractCount()));
  if (!reads(place)) return true;
  Shadow& shadow = workspace.state_->ownShadow;
  shadow.build(text);
  look(shadow, workspace.state_->ownSightings);
  return extract(shadow, workspace.state_->ownSightings, place, workspace, claims);
}

bool Extractor::extract(const Shadow& text, const Sightings& seen, Place place,
                        Workspace& workspace, std::vector<std::vector<Claim>>& claims) const {
  claims.resize(std::max(claims.size(), extractCount()));
  if (!reads(place)) return true;
  return Run(*state_, *workspace.state_, place, claims).run(text, seen);
}

}  // namespace gouji::narrative
