// engine/narrative/extractor_state.h
//
// What an Extractor knows and what a Workspace remembers; for the two sources that work with them.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/narrative/compiled_pattern.h"
#include "engine/narrative/extractor.h"
#include "engine/narrative/sought_words.h"

namespace gouji::narrative {

struct Extractor::State {
  /// The patterns of an extract stand together, in its order.
  struct Pattern {
    std::uint32_t extract = 0;
    Source source = Source::kMatch;
    Scope scope = Scope::kClause;
    std::unique_ptr<const CompiledPattern> compiled;
  };
  /// What speaks against a claim.
  struct Unless {
    std::unique_ptr<const CompiledPattern> compiled;
    std::uint32_t number = 0;  // counted over all extracts
  };

  struct Extract {
    std::uint64_t sections = 0;
    bool inFront = false;
    bool inTitle = false;
    Scope scope = Scope::kClause;
    std::string unit;
    const UnitFactor* factor = nullptr;  // of `unit`; null when the rules do not know it
    bool converts = false;               // whether other units convert to it: money, not counts
    std::vector<Unless> unless;
    std::vector<Source> builtins;

    [[nodiscard]] bool reads(Place place) const;
  };
  /// The extracts that read one place, and the built-ins among their patterns.
  struct Readers {
    struct Builtin {
      std::uint32_t extract = 0;
      Source source = Source::kPeriod;
    };
    std::vector<std::uint8_t> areActive;  // by extract
    std::vector<Builtin> builtins;        // in the order of the extracts
    bool hasAny = false;
  };

  std::vector<Extract> extracts;
  std::vector<Pattern> patterns;
  std::uint32_t unlessCount = 0;
  std::vector<UnitFactor> units;
  SoughtWords sought;
  Readers ofTitle;
  Readers ofFront;
  std::vector<Readers> ofSections;
  Readers ofNothing;

  [[nodiscard]] const Readers& readersOf(Place place) const;
  [[nodiscard]] const UnitFactor* findUnit(std::string_view name) const;
  [[nodiscard]] bool converts(const UnitFactor& unit) const;
  /// The value of a numeral in the unit of an extract; nothing where it has none.
  [[nodiscard]] std::optional<Decimal> valueFor(const Extract& extract,
                                                const Numeral& numeral) const;
  std::optional<Error> addExtract(const ExtractSpec& spec);
  std::optional<Error> addPattern(std::uint32_t extract, const ExtractSpec& spec,
                                  const ExtractSpec::Pattern& source);
  void collectWords(const std::vector<Prepared>& conditions);
  void listReaders();
};

struct Workspace::State {
  /// How many of the needed sets of words were seen in the stretch, one behind the other.
  struct Progress {
    std::uint64_t stretch = 0;  // counted over all texts, from 1
    std::uint64_t seen = 0;
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
  Shadow ownShadow;  // of a text that nobody folded before
  Sightings ownSightings;
  Matcher::Memory memory;
  Matcher::Memory unlessMemory;    // of its own: the search whose match is judged goes on
  WordBits unlessWords;            // seen in the stretch of the claim that is judged
  std::uint64_t firstStretch = 1;  // of the text at hand
  std::vector<Progress> progress;  // by pattern
  std::vector<Candidate> candidates;
  /// What an extract has claimed of the text at hand.
  struct Claimed {
    std::uint64_t text = 0;  // whether this is of it
    std::size_t firstClaim = 0;
    std::vector<std::size_t> numerals;  // where they begin
  };
  std::uint64_t text = 0;                // counted over all texts, from 1
  std::vector<Claimed> claimed;          // by extract
  std::vector<std::uint32_t> claimants;  // extracts with something claimed of this text
  std::array<std::vector<Signal>, static_cast<std::size_t>(Source::kAuthors) + 1> signals;
  std::vector<Reading> readings;
};

}  // namespace gouji::narrative
