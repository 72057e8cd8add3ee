// engine/narrative/extractor.h
//
// All extracts of a plan, run together: one pass over a text for all patterns.
//
// An Extractor knows for every pattern which words a match must contain, one behind the other. It
// looks for all of them in one pass over the shadow text, and then goes through what was seen and
// notes how far each pattern's words stand in a clause (or sentence, as the extract's scope says).
// Only where all that a pattern needs have been seen, and a number can be read that it may claim,
// is the pattern itself run. The words of conditions are looked for in the same pass.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/array.h"
#include "engine/base/decimal.h"
#include "engine/base/result.h"
#include "engine/narrative/builtin.h"
#include "engine/narrative/claim.h"
#include "engine/narrative/passage.h"
#include "engine/narrative/pattern_words.h"
#include "engine/narrative/word_table.h"

namespace gouji::narrative {

/// What to look for, and where: the engine's own form of an `extract` declaration.
struct ExtractSpec {
  struct Pattern {
    Source source = Source::kMatch;
    std::string_view pattern;  // in the notation of pattern.h; empty for built-ins
    /// What preparePattern made of it, which must outlive the Extractor, and so must the pattern;
    /// empty: made by it, which copies the pattern.
    std::span<const std::uint32_t> prepared = {};
  };
  struct Unless {
    std::string_view pattern;
    std::span<const std::uint32_t> prepared = {};
  };
  /// Sections to read, one bit each by their index in the form (up to 64).
  std::uint64_t sections = 0;
  bool inFront = false;
  bool inTitle = false;
  Scope scope = Scope::kClause;
  /// Unit of the values; empty: as the text says.
  std::string unit;
  std::vector<Pattern> patterns;
  /// A claim is dropped when its scope contains one of these.
  std::vector<Unless> unless;
};

/// A unit of the rules. Numbers in 元 and 万元 convert into each other because they share a base.
struct UnitFactor {
  std::string name;
  std::string base;  // itself for a base unit
  Decimal factor = 1;
};

/// Which text of a report is read.
struct Place {
  TextRange::Where where = TextRange::Where::kSection;
  std::uint32_t section = 0xffffffff;
};

/// Memory for one thread, to be used again and again.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  struct State;

 private:
  friend class Extractor;
  std::unique_ptr<State> state_;
};

/// Built once per plan; may be used by several threads at once, each with its own Workspace.
///
/// Values are given in the extract's unit: with unit 万元 the text 「收费35000元」 claims 3.5. A
/// number whose own unit is money never becomes a count, and the other way round. Counting words
/// (件 条 宗) are not told apart here: that is the pattern's business. A number that is no count (a
/// year, an ordinal, a document number) or that cannot be read with certainty is no claim. A
/// percentage is one only where the pattern covers its sign.
class Extractor {
 public:
  /// Fails with "pattern" when the notation of a pattern is wrong. What only RE2 can tell is found
  /// when the pattern is first run, and `extract` then says that it was not complete; rules are
  /// checked for all of it by findPatternMistake when they are compiled. `conditions` are what
  /// preparePattern made of patterns that others will ask for; nothing for one it did not make.
  /// `words` are what writeWords gave for the same extracts and conditions, and must outlive the
  /// Extractor; empty: they are made.
  using Prepared = std::span<const std::uint32_t>;
  [[nodiscard]] static Result<Extractor> make(const std::vector<ExtractSpec>& extracts,
                                              const std::vector<UnitFactor>& units,
                                              const std::vector<Prepared>& conditions = {},
                                              std::span<const std::uint64_t> words = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  /// The words that are looked for, as a row that can be used where it lies.
  [[nodiscard]] Array<std::uint64_t> writeWords() const;

  [[nodiscard]] std::size_t extractCount() const;
  /// Whether any extract reads this place; where none does, `extract` returns at once.
  [[nodiscard]] bool reads(Place place) const;

  /// Looks for all words; `seen` is used again.
  void look(const Shadow& text, Sightings& seen) const;
  /// What the words of a text say about a condition.
  [[nodiscard]] PatternWords::Answer ask(std::uint32_t condition, const Sightings& seen) const;

  /// Appends the claims of `text` to `claims[extract]`, in the order of the text. Each number is
  /// claimed once per extract. `claims` is made as long as there are extracts.
  /// Returns false when a text held more than kMostClaims for one extract and the rest was left
  /// out.
  bool extract(std::string_view text, Place place, Workspace& workspace,
               std::vector<std::vector<Claim>>& claims) const;
  /// The same for a text that has been folded and looked through.
  bool extract(const Shadow& text, const Sightings& seen, Place place, Workspace& workspace,
               std::vector<std::vector<Claim>>& claims) const;

  static constexpr std::size_t kMostClaims = 1000;  // per extract and text

  struct State;

 private:
  explicit Extractor(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace gouji::narrative
