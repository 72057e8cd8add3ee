// One text under an Extractor: which patterns are worth running where, and what they claim.
#include <algorithm>

#include "engine/narrative/date_text.h"
#include "engine/narrative/extractor_state.h"
#include "engine/narrative/phrase.h"

namespace gouji::narrative {
namespace {

constexpr std::uint32_t kNoStretch = 0xffffffff;

using ClaimLists = std::vector<std::vector<Claim>>;

// The stretch of one scope in which a place of the text lies, for places from left to right.
class ScopeCursor {
 public:
  ScopeCursor(const Passage& passage, Scope scope) : stretches_(passage.stretches(scope)) {}

  [[nodiscard]] std::uint32_t moveTo(std::size_t offset) {
    while (at_ < stretches_.size() && stretches_[at_].end <= offset) ++at_;
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
      if (isFull(pattern.extract)) {
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
    work_.firstClaims.resize(state_.extracts.size());
    work_.claimedNumerals.resize(state_.extracts.size());
    for (const std::uint32_t extract : readers_.extracts) {
      work_.firstClaims[extract] = claims_[extract].size();
      work_.claimedNumerals[extract].clear();
    }
    work_.progress.resize(state_.patterns.size());
  }

  void collectCandidates(const Sightings& seen) {
    work_.candidates.clear();
    const Passage& passage = work_.passage;
    ScopeCursor cursors[] = {
        ScopeCursor(passage, Scope::kClause), ScopeCursor(passage, Scope::kSentence),
        ScopeCursor(passage, Scope::kParagraph), ScopeCursor(passage, Scope::kSection)};
    for (auto& signals : work_.signals) signals.clear();
    for (const Sighting& sighting : seen.places) {
      noteSignals(sighting);
      std::uint32_t next = state_.firstUses[sighting.word];
      if (next == Extractor::State::kNoUse) continue;
      const std::size_t offset = passage.letters().byteOf(sighting.letter);
      while (next != Extractor::State::kNoUse) {
        const Extractor::State::Use& use = state_.uses[next];
        if (readers_.areActive[use.extract] != 0)
          noteWord(use, cursors[static_cast<std::size_t>(use.scope)].moveTo(offset));
        next = use.next;
      }
    }
    for (const std::uint32_t pattern : state_.everywhere) {
      if (readers_.areActive[state_.patterns[pattern].extract] == 0) continue;
      const std::size_t count = passage.stretches(state_.patterns[pattern].scope).size();
      for (std::uint32_t i = 0; i < count; ++i) addCandidate(pattern, i);
    }
    std::sort(work_.candidates.begin(), work_.candidates.end());
    // No scope has more stretches than the text has bytes.
    work_.firstStretch += passage.text().size();
  }

  void noteSignals(const Sighting& sighting) {
    for (std::uint32_t next = state_.firstSignalUses[sighting.word];
         next != Extractor::State::kNoUse;) {
      const Extractor::State::SignalUse& use = state_.signalUses[next];
      work_.signals[static_cast<std::size_t>(use.source)].push_back({sighting.letter, use.index});
      next = use.next;
    }
  }

  void noteWord(const Extractor::State::Use& use, std::uint32_t stretch) {
    if (stretch == kNoStretch) return;
    auto& progress = work_.progress[use.pattern];
    const std::uint64_t here = work_.firstStretch + stretch;
    if (progress.stretch != here) progress = {here, 0};
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
    addReading(pattern.extract, std::move(reading), stretch, seen);
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

  void addReading(std::uint32_t extract, Reading&& reading, Stretch scope, const Sightings& seen) {
    if (speaksAgainst(state_.extracts[extract], scope, seen)) return;
    if (isFull(extract)) {
      complete_ = false;
      return;
    }
    reading.claim.range.where = place_.where;
    reading.claim.range.section = place_.section;
    claims_[extract].push_back(std::move(reading.claim));
  }

  bool speaksAgainst(const Extractor::State::Extract& extract, Stretch scope,
                     const Sightings& seen) {
    bool isKnown = false;
    for (const auto& unless : extract.unless) {
      // What is not in the text is not in a part of it.
      using Answer = PatternWords::Answer;
      if (unless.words.ask(seen.words) == Answer::kDoesNot) continue;
      if (!isKnown) noteWordsIn(scope, seen);
      isKnown = true;
      const Answer answer = unless.words.ask(work_.unlessWords);
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
    work_.unlessWords.clear(state_.table.size());
    const Letters& letters = work_.passage.letters();
    const std::size_t begin = letters.indexOf(stretch.begin);
    const std::size_t end = letters.indexOf(stretch.end);
    auto next = std::lower_bound(
        seen.places.begin(), seen.places.end(), begin,
        [](const Sighting& sighting, std::size_t at) { return sighting.letter < at; });
    for (; next != seen.places.end() && next->letter < end; ++next)
      if (next->letter + state_.table.lengthOf(next->word) <= end)
        work_.unlessWords.add(next->word);
  }

  void runBuiltins(const Sightings& seen) {
    for (const std::uint32_t index : readers_.extracts) {
      const auto& extract = state_.extracts[index];
      for (const Source source : extract.builtins) {
        work_.readings.clear();
        readBuiltin(source, work_.passage, work_.signals[static_cast<std::size_t>(source)],
                    work_.readings);
        const auto& stretches = work_.passage.stretches(extract.scope);
        for (Reading& reading : work_.readings) {
          const std::size_t at = findStretch(stretches, reading.where.begin);
          const Stretch scope = at < stretches.size() ? stretches[at] : Stretch{};
          addReading(index, std::move(reading), scope, seen);
        }
      }
    }
  }

  void sortClaims() {
    for (const std::uint32_t i : readers_.extracts) {
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
