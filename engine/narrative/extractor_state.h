// engine/narrative/extractor_state.h
//
// What an Extractor knows and what a Workspace remembers; for the two sources that work with them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/narrative/compiled_pattern.h"
#include "engine/narrative/extractor.h"
#include "engine/narrative/literal_scan.h"

namespace gouji::narrative {

struct Extractor::State {
  /// The patterns of an extract stand together, in its order.
  struct Pattern {
    std::uint32_t extract = 0;
    Source source = Source::kMatch;
    Scope scope = Scope::kClause;
    std::unique_ptr<const CompiledPattern> compiled;
    std::uint32_t neededSets = 0;  // of words; 0: run it everywhere
  };
  static constexpr std::uint32_t kNoUse = 0xffffffff;
  /// A word satisfies the set of a pattern with this index.
  struct Use {
    std::uint32_t pattern = 0;
    std::uint32_t next = kNoUse;  // of the same word
    std::uint16_t set = 0;
    std::uint16_t neededSets = 0;  // of the pattern
    Scope scope = Scope::kClause;  // of the pattern
  };

  struct Extract {
    std::uint64_t sections = 0;
    bool inFront = false;
    bool inTitle = false;
    Scope scope = Scope::kClause;
    std::string unit;
    const UnitFactor* factor = nullptr;  // of `unit`; null when the rules do not know it
    bool converts = false;               // whether other units convert to it: money, not counts
    std::vector<std::unique_ptr<const CompiledPattern>> unless;
    std::vector<Source> builtins;

    [[nodiscard]] bool reads(Place place) const;
  };

  std::vector<Extract> extracts;
  std::vector<Pattern> patterns;
  std::vector<std::uint32_t> everywhere;  // patterns without words
  std::vector<UnitFactor> units;
  LiteralScan literals;
  std::vector<Use> uses;
  std::vector<std::uint32_t> firstUses;  // by literal

  [[nodiscard]] const UnitFactor* findUnit(std::string_view name) const;
  [[nodiscard]] bool converts(const UnitFactor& unit) const;
  /// The value of a numeral in the unit of an extract; nothing where it has none.
  [[nodiscard]] std::optional<Decimal> valueFor(const Extract& extract,
                                                const Numeral& numeral) const;
  /// Room for the words of all patterns that are prepared.
  void reserve(const std::vector<ExtractSpec>& specs);
  std::optional<Error> addExtract(const ExtractSpec& spec);
  std::optional<Error> addPattern(std::uint32_t extract, const ExtractSpec& spec,
                                  const ExtractSpec::Pattern& source);
  void addLiterals(std::uint32_t pattern);
};

struct Workspace::State {
  static constexpr std::uint32_t kNoStretch = 0xffffffff;

  /// How many of the needed sets of words were seen in the stretch, one behind the other.
  struct Progress {
    std::uint32_t stretch = kNoStretch;
    std::uint16_t seen = 0;
    std::uint16_t isActive = 0;  // 1: the pattern is for this place
  };
  /// A stretch in which a pattern is to be run. Those of an extract are run stretch by stretch, in
  /// the order of its patterns.
  struct Candidate {
    std::uint32_t extract = 0;
    std::uint32_t stretch = 0;
    std::uint32_t pattern = 0;
    auto operator<=>(const Candidate&) const = default;
  };

  Passage passage;
  Matcher::Memory memory;
  Matcher::Memory unlessMemory;        // of its own: the search whose match is judged goes on
  std::vector<std::uint8_t> isActive;  // by extract
  std::vector<Progress> progress;      // by pattern
  std::vector<Candidate> candidates;
  std::vector<std::size_t> firstClaims;                   // by extract
  std::vector<std::vector<std::size_t>> claimedNumerals;  // by extract: where they begin
  std::vector<Reading> readings;
};

}  // namespace gouji::narrative
