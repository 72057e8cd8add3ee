#include "engine/narrative/extractor.h"

#include <algorithm>

#include "engine/narrative/compiled_pattern.h"
#include "engine/narrative/date_text.h"
#include "engine/narrative/literal_scan.h"
#include "engine/narrative/phrase.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kMostTries =
    2000;  // matches of one pattern in one stretch, refused ones included
constexpr std::uint32_t kNoStretch = 0xffffffff;

bool isPatternSource(Source source) { return source <= Source::kMatch; }

PatternKind kindOf(Source source) {
  switch (source) {
    case Source::kNumber:
      return PatternKind::kNumber;
    case Source::kZero:
      return PatternKind::kZero;
    default:
      return PatternKind::kMatch;
  }
}

}  // namespace

struct Extractor::State {
  struct Pattern {
    std::uint32_t extract = 0;
    Source source = Source::kMatch;
    Scope scope = Scope::kClause;
    std::unique_ptr<const CompiledPattern> compiled;
    std::uint8_t neededSets = 0;  // one bit per set of literals; 0: run it everywhere
  };
  /// A word, seen, satisfies one set of a pattern.
  struct Use {
    std::uint32_t pattern = 0;
    std::uint8_t set = 0;
  };
  struct Extract {
    std::uint64_t sections = 0;
    bool inFront = false;
    bool inTitle = false;
    Scope scope = Scope::kClause;
    std::string unit;
    std::vector<std::unique_ptr<const CompiledPattern>> unless;
    std::vector<Source> builtins;

    [[nodiscard]] bool reads(Place place) const {
      switch (place.where) {
        case TextRange::Where::kFront:
          return inFront;
        case TextRange::Where::kTitle:
          return inTitle;
        case TextRange::Where::kSection:
          return place.section < 64 && ((sections >> place.section) & 1U) != 0;
        default:
          return false;
      }
    }
  };

  std::vector<Extract> extracts;
  std::vector<Pattern> patterns;
  std::vector<std::uint32_t> everywhere;  // patterns without literals
  std::vector<UnitFactor> units;
  LiteralScan literals;
  std::vector<std::vector<Use>> uses;  // by literal

  [[nodiscard]] const UnitFactor* findUnit(std::string_view name) const {
    for (const UnitFactor& unit : units) {
      if (unit.name == name) return &unit;
    }
    return nullptr;
  }
  /// Whether other units convert to this one: money, not counting words.
  [[nodiscard]] bool converts(const UnitFactor& unit) const {
    return std::any_of(units.begin(), units.end(), [&](const UnitFactor& other) {
      return other.base == unit.base && other.name != unit.name;
    });
  }
  [[nodiscard]] std::optional<Decimal> valueIn(const std::string& unit,
                                               const Numeral& numeral) const;
  std::optional<Error> addPattern(std::uint32_t extract, const ExtractSpec& spec,
                                  const ExtractSpec::Pattern& pattern);
  void addLiterals(std::uint32_t pattern);
};

struct Workspace::State {
  struct Progress {
    std::uint32_t stretch = kNoStretch;
    std::uint8_t seen = 0;
  };
  struct Candidate {
    std::uint32_t pattern = 0;
    std::uint32_t stretch = 0;
  };
  Passage passage;
  PatternMemory memory;
  PatternMemory unlessMemory;      // of its own: the search whose match is judged goes on
  std::vector<bool> active;        // by extract
  std::vector<Progress> progress;  // by pattern
  std::vector<Candidate> candidates;
  std::vector<std::vector<std::size_t>> claimedNumerals;  // by extract: where they begin
  std::vector<Reading> readings;
};

Workspace::Workspace() : state_(std::make_unique<State>()) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

namespace {

using ClaimLists = std::vector<std::vector<Claim>>;

// Works on one text.
class Run {
 public:
  Run(const Extractor::State& state, Workspace::State& work, std::string_view text, Place place,
      ClaimLists& claims)
      : state_(state), work_(work), text_(text), place_(place), claims_(claims) {}

  bool run() {
    claims_.resize(std::max(claims_.size(), state_.extracts.size()));
    bool any = false;
    work_.active.assign(state_.extracts.size(), false);
    for (std::size_t i = 0; i < state_.extracts.size(); ++i) {
      work_.active[i] = state_.extracts[i].reads(place_);
      any = any || work_.active[i];
    }
    if (!any || text_.empty()) return true;
    firstClaim_.clear();
    for (const auto& list : claims_) firstClaim_.push_back(list.size());
    work_.claimedNumerals.resize(state_.extracts.size());
    for (auto& list : work_.claimedNumerals) list.clear();
    work_.passage.read(text_);
    work_.memory.letters.clear();
    work_.unlessMemory.letters.clear();
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
  void collectCandidates() {
    work_.candidates.clear();
    work_.progress.assign(state_.patterns.size(), {});
    constexpr std::size_t kScopes = 4;
    std::size_t current[kScopes] = {0, 0, 0, 0};
    state_.literals.run(work_.passage.text(), [&](std::uint32_t literal, std::size_t offset) {
      for (const Extractor::State::Use& use : state_.uses[literal]) {
        const Extractor::State::Pattern& pattern = state_.patterns[use.pattern];
        if (!work_.active[pattern.extract]) continue;
        const auto& stretches = work_.passage.stretches(pattern.scope);
        std::size_t& at = current[static_cast<std::size_t>(pattern.scope)];
        while (at < stretches.size() && stretches[at].end <= offset) ++at;
        if (at < stretches.size()) noteLiteral(use, pattern, static_cast<std::uint32_t>(at));
      }
    });
    for (const std::uint32_t pattern : state_.everywhere) {
      if (!work_.active[state_.patterns[pattern].extract]) continue;
      const std::size_t count = work_.passage.stretches(state_.patterns[pattern].scope).size();
      for (std::size_t i = 0; i < count; ++i) {
        work_.candidates.push_back({pattern, static_cast<std::uint32_t>(i)});
      }
    }
  }

  void noteLiteral(const Extractor::State::Use& use, const Extractor::State::Pattern& pattern,
                   std::uint32_t stretch) {
    auto& progress = work_.progress[use.pattern];
    if (progress.stretch != stretch) progress = {stretch, 0};
    if (progress.seen == pattern.neededSets) return;  // already a candidate
    progress.seen |= use.set;
    if (progress.seen == pattern.neededSets) work_.candidates.push_back({use.pattern, stretch});
  }

  void runPattern(const Extractor::State::Pattern& pattern, Stretch stretch) {
    const std::string_view scope = slice(work_.passage.text(), stretch);
    PatternSearch search(*pattern.compiled, scope, work_.memory);
    while (const auto match = search.next()) {
      if (!addMatch(pattern, stretch, *match, scope)) search.refuse();
    }
    complete_ = complete_ && search.complete();
  }

  // Whether the match was a claim, or would have been one but for `unless`.
  bool addMatch(const Extractor::State::Pattern& pattern, Stretch stretch,
                const PatternMatch& match, std::string_view scope) {
    const Stretch where{stretch.begin + match.begin, stretch.begin + match.end};
    const Numeral* numeral = nullptr;
    if (pattern.compiled->hasNumber() && match.numberBegin) {
      numeral = work_.passage.numeralAt(stretch.begin + *match.numberBegin);
      if (numeral == nullptr || !isClaimable(*numeral, where)) return false;
    } else if (pattern.source == Source::kNumber) {
      return false;  // the branch without the number
    }
    const auto& extract = state_.extracts[pattern.extract];
    Reading reading = makeReading(work_.passage, where);
    Claim& claim = reading.claim;
    claim.unit = extract.unit;
    if (numeral != nullptr) {
      const auto value = state_.valueIn(extract.unit, *numeral);
      if (!value) return false;
      claim.value = value;
      claim.vague = numeral->vague;
      if (!claimNumeral(pattern.extract, numeral->begin)) return true;
    }
    if (pattern.source == Source::kZero) claim.value = Decimal(0);
    if (match.dateBegin) {
      if (const auto date = readDateAt(work_.passage.text(), stretch.begin + *match.dateBegin)) {
        claim.start = date->date;
        claim.valid = date->valid;
      }
    }
    addReading(pattern.extract, std::move(reading), scope);
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
    return claims_[extract].size() - firstClaim_[extract] >= Extractor::kMostClaims;
  }

  void addReading(std::uint32_t extract, Reading reading, std::string_view scope) {
    for (const auto& unless : state_.extracts[extract].unless) {
      PatternSearch search(*unless, scope, work_.unlessMemory);
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
      if (!work_.active[i]) continue;
      const auto& extract = state_.extracts[i];
      for (const Source source : extract.builtins) {
        work_.readings.clear();
        readBuiltin(source, work_.passage, work_.readings);
        const auto& stretches = work_.passage.stretches(extract.scope);
        for (Reading& reading : work_.readings) {
          const std::size_t index = findStretch(stretches, reading.where.begin);
          std::string_view scope;
          if (index < stretches.size()) {
            scope = work_.passage.text().substr(stretches[index].begin,
                                                stretches[index].end - stretches[index].begin);
          }
          addReading(i, std::move(reading), scope);
        }
      }
    }
  }

  void sortClaims() {
    for (std::size_t i = 0; i < state_.extracts.size(); ++i) {
      auto& list = claims_[i];
      if (list.size() - firstClaim_[i] < 2) continue;
      const auto first = list.begin() + static_cast<std::ptrdiff_t>(firstClaim_[i]);
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
  std::string_view text_;
  Place place_;
  ClaimLists& claims_;
  std::vector<std::size_t> firstClaim_;
  bool complete_ = true;
};

}  // namespace

std::optional<Decimal> Extractor::State::valueIn(const std::string& unit,
                                                 const Numeral& numeral) const {
  const UnitFactor* const wanted = findUnit(unit);
  const UnitFactor* const given = numeral.unit.empty() ? nullptr : findUnit(numeral.unit);
  if (wanted == nullptr || given == nullptr) {
    // A sum of money with a unit the rules do not know is still no count.
    if (wanted != nullptr && !numeral.unit.empty() && converts(*wanted)) return std::nullopt;
    return numeral.value;
  }
  if (wanted->base != given->base) {
    if (converts(*wanted) || converts(*given)) return std::nullopt;
    return numeral.value;
  }
  const auto inBase = numeral.value.times(given->factor);
  if (!inBase) return std::nullopt;
  const auto value = inBase->quotient(wanted->factor, Decimal::kDecimals);
  // Only exact conversions: a rounded sum must not be compared for equality.
  if (!value || value->times(wanted->factor) != inBase) return std::nullopt;
  return value;
}

std::optional<Error> Extractor::State::addPattern(std::uint32_t extract, const ExtractSpec& spec,
                                                  const ExtractSpec::Pattern& source) {
  Translation translation = translatePattern(kindOf(source.source), source.pattern);
  if (!translation.pattern) return Error{"pattern", translation.mistake.message, {}};
  Pattern pattern;
  pattern.extract = extract;
  pattern.source = source.source;
  pattern.scope = spec.scope;
  pattern.compiled = std::make_unique<CompiledPattern>(*std::move(translation.pattern));
  patterns.push_back(std::move(pattern));
  addLiterals(static_cast<std::uint32_t>(patterns.size() - 1));
  return std::nullopt;
}

void Extractor::State::addLiterals(std::uint32_t pattern) {
  const RequiredLiterals& required = patterns[pattern].compiled->required();
  if (required.anyOf.empty()) {
    everywhere.push_back(pattern);
    return;
  }
  for (std::size_t set = 0; set < required.anyOf.size(); ++set) {
    const auto bit = static_cast<std::uint8_t>(1U << set);
    patterns[pattern].neededSets |= bit;
    for (const std::string& word : required.anyOf[set]) {
      const std::uint32_t literal = literals.add(word);
      uses.resize(literals.size());
      uses[literal].push_back({pattern, bit});
    }
  }
}

Extractor::Extractor(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Result<Extractor> Extractor::make(const std::vector<ExtractSpec>& extracts,
                                  const std::vector<UnitFactor>& units) {
  auto state = std::make_unique<State>();
  state->units = units;
  for (const ExtractSpec& spec : extracts) {
    const auto index = static_cast<std::uint32_t>(state->extracts.size());
    State::Extract& extract = state->extracts.emplace_back();
    extract.sections = spec.sections;
    extract.inFront = spec.inFront;
    extract.inTitle = spec.inTitle;
    extract.scope = spec.scope;
    extract.unit = spec.unit;
    for (const std::string& unless : spec.unless) {
      Translation translation = translatePattern(PatternKind::kUnless, unless);
      if (!translation.pattern) return Error{"pattern", translation.mistake.message, {}};
      extract.unless.push_back(std::make_unique<CompiledPattern>(*std::move(translation.pattern)));
    }
    for (const ExtractSpec::Pattern& pattern : spec.patterns) {
      if (!isPatternSource(pattern.source)) {
        extract.builtins.push_back(pattern.source);
      } else if (auto error = state->addPattern(index, spec, pattern)) {
        return *std::move(error);
      }
    }
  }
  return Extractor(std::move(state));
}

std::size_t Extractor::extractCount() const { return state_->extracts.size(); }

bool Extractor::reads(Place place) const {
  return std::any_of(state_->extracts.begin(), state_->extracts.end(),
                     [&](const State::Extract& extract) { return extract.reads(place); });
}

bool Extractor::extract(std::string_view text, Place place, Workspace& workspace,
                        std::vector<std::vector<Claim>>& claims) const {
  return Run(*state_, *workspace.state_, text, place, claims).run();
}

}  // namespace gouji::narrative
