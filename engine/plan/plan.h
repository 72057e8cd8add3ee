// engine/plan/plan.h
//
// Checked rules, made flat: the only thing the evaluator sees.
//
// A plan is a handful of arrays. Cells are indices, loops over rows and columns are unrolled, names
// are gone except where people read them. Nothing in it is an address, so it can be written into
// the binary when Gouji is built. The elements of the large arrays have no holes and no parts
// elsewhere (see base/array.h): those arrays are then used where they lie.
//
// Expressions are nodes that refer to other nodes by index; children always come before their
// parents. What a node's `a`, `b`, `c` and `aux` hold stands at its Op.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/array.h"
#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/localized.h"
#include "engine/form/form.h"
#include "engine/plan/text.h"
#include "engine/plan/text_list.h"

namespace gouji::plan {

using NodeId = std::uint32_t;
using TextId = std::uint32_t;  // index into Plan::texts

/// Which report a node reads.
enum class Doc : std::uint32_t { kThis, kPrior };

/// B: gives true, false or unknown. N: a number, possibly an interval. T: a text. D: a date.
enum class Op : std::uint16_t {
  // --- N
  kNumber,       // a: index into numbers
  kCell,         // a: CellId of the instance's form; aux: Doc
  kParam,        // a: index into params (unset is unknown "parameter not set")
  kClaimNumber,  // a: ClaimField; aux: loop slot
  kAdd,
  kSubtract,
  kMultiply,  // a, b
  kNegate,
  kAbs,  // a
  kSum,
  kMin,
  kMax,          // a: first of lists, b: how many nodes
  kQuotient,     // a / b, c: decimals; division by 0 is a rule error
  kRound,        // a, c: decimals
  kScale,        // a times numbers[b]: unit conversion
  kCountTrue,    // a: first of lists, b: how many B nodes
  kCountClaims,  // a: collection, b: B node evaluated per claim (kNone: all); aux: loop slot
  kSumClaims,    // a: collection, b: N node, c: B condition or kNone; aux: loop slot
  kMinClaims,
  kMaxClaims,          // as kSumClaims; unknown when there are none
  kLength,             // a: T node; visible characters, unit 字
  kSimilarity,         // a, b: T; per cent, one decimal
  kSameFigures,        // a, b: T; how many figures when both have the same ones, else 0
  kForeignCharacters,  // a, b: T; how many characters of a are not in b
  kSectionOrdinal,
  kSectionPosition,
  kSectionOccurrences,  // a: section; aux: Doc
  kReportYear,          // aux: Doc
  kDatePart,            // a: D node, b: 0 year 1 month 2 day
  kIf,                  // a: B, b, c: N
  // --- B
  kTrue,
  kFalse,
  kNot,  // a
  kAnd,
  kOr,              // a: first of lists, b: how many
  kIfB,             // a, b, c: B
  kCompare,         // a, b: N; aux: Comparison; c: N tolerance or kNone
  kCompareText,     // a, b: T; aux: Comparison (equal and not equal only)
  kCompareDate,     // a, b: D; aux: Comparison
  kStateIn,         // a: CellId; b: bit mask over CellState; aux: Doc. Always decided.
  kKnown,           // a: N, T or D node; true when it has a value
  kIsInteger,       // a: N node
  kMatches,         // a: T node, b: index into patterns
  kContains,        // a, b: T nodes
  kSectionPresent,  // a: section; aux: Doc
  kSectionWording,  // a: section, b: bit mask over Wording; unknown when the section is absent
  kTablePresent,    // a: table; aux: Doc
  kVariantUsed,     // a: table, b: variant; aux: Doc
  kDocPresent,      // aux: Doc
  kAgencyIs,        // b: bit mask over AgencyKind; unknown when the kind is not known
  kHasLabels,       // whether the input carried labels
  kParamSet,        // a: index into params
  kParamTrue,       // a: index into params (bool)
  kEveryClaim,
  kSomeClaim,  // a: collection, b: B node per claim; aux: loop slot
  kClaimFlag,  // a: ClaimField; aux: loop slot
  // --- T
  kText,  // a: TextId
  kTitle,
  kAgency,
  kFront,  // aux: Doc
  kSectionText,
  kSectionHeading,  // a: section; aux: Doc
  kParamText,       // a
  kClaimText,       // a: ClaimField; aux: loop slot
  kIfT,             // a: B, b, c: T
  // --- D
  kDate,      // a: index into dates
  kMakeDate,  // a, b, c: N nodes; unknown when there is no such day
  kSubmitted,
  kPublished,  // aux: Doc
  kParamDate,  // a
  kClaimDate,  // a: ClaimField; aux: loop slot
};

enum class Comparison : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual
};

/// The parts of a claim that expressions can name.
enum class ClaimField : std::uint8_t {
  kValue,     // N: the number claimed
  kText,      // T: the words
  kExpected,  // T: observations: the official words
  kLabel,     // T: where it stands, in words (section heading or table)
  kStart,
  kEnd,    // D: of a period
  kValid,  // flag: of a period or date, whether both days exist
  kTotal,
  kPartSum,
  kPartCount,  // N: of a total with its parts
  kExhaustive,
  kVague,  // flags
  kPart,
  kBase,
  kPercent,
  kDelta,  // N: of shares and growth
};

struct Node {
  Op op = Op::kTrue;
  std::uint16_t aux = 0;
  std::uint32_t a = kNone;
  std::uint32_t b = kNone;
  std::uint32_t c = kNone;
};

/// A finite set known only with the report: claims found in the narrative, or what the binder
/// observed of the structure.
struct Collection {
  enum class Source : std::uint32_t { kExtract, kObservation };
  Source source = Source::kExtract;
  std::uint32_t extract = kNone;  // index into Plan::extracts
  std::uint32_t observation = 0;  // ObservationKind
  std::uint32_t table = kNone;    // restricts observations; kNone: all
  std::uint32_t section = kNone;
};

enum class ClaimScope : std::uint8_t { kClause, kSentence, kParagraph, kSection };
/// The same as narrative::Source and in the same order.
enum class ClaimSource : std::uint8_t {
  kNumber,
  kZero,
  kMatch,
  kPeriod,
  kDates,
  kTotals,
  kShares,
  kGrowth,
  kDoubled,
  kPlaceholders,
  kSelfReferences,
  kLawNames,
  kNegations,
  kAgencies,
  kUnbalanced,
  kHalfWidth,
  kUnfinished,
  kCountedLists,
  kRemedies,
  kAuthors
};

/// A pattern in the notation of narrative/pattern.h.
struct Pattern {
  Text words;
  /// What narrative::preparePattern made of it, in Plan::preparedPatterns; empty when that is left
  /// to whoever runs it.
  Range prepared;
};

/// What to look for in the narrative.
struct Extract {
  TextId name = 0;
  /// Sections to read (bits by section index of the form), and the text before the first one.
  std::uint32_t form = kNone;  // extracts are per form: places are section indices
  std::uint64_t sectionMask = 0;
  bool inFront = false;
  bool inTitle = false;
  ClaimScope scope = ClaimScope::kClause;
  Text unit;
  struct Clause {
    ClaimSource source = ClaimSource::kMatch;
    Pattern pattern;  // empty for the built-in kinds
  };
  std::vector<Clause> patterns;
  std::vector<Pattern> unless;
};

struct Param {
  Text name;
  Text type;  // number, text, bool, date
  Text unit;
  Text description;
  bool isSet = false;
  Decimal number;
  Text text;
  bool flag = false;
  Date date;
};

/// A piece of a message. Exactly the fields of its kind are used.
struct MessagePiece {
  enum class Kind : std::uint32_t {
    kLiteral,  // text
    kNumber,
    kText,
    kDate,
    kBool,        // node
    kDifference,  // node: N, printed with its sign
  };
  Kind kind = Kind::kLiteral;
  TextId text = 0;
  NodeId node = kNone;
};
using Message = Range;  // of Plan::messagePieces

enum class Level : std::uint32_t { kError, kWarning, kInfo };
/// A level, and when it is taken.
struct LevelCase {
  Level level = Level::kError;
  NodeId condition = kNone;  // kNone: always
};
enum class Missing : std::uint8_t { kUndecided, kStrict, kZero, kSkip };

/// What is the same for all instances of a rule.
struct Rule {
  Text id;
  Text name;
  Text title;
  Text description;
  Text basis;
  bool basisIsPractice = false;
  Missing missing = Missing::kUndecided;
  bool offByDefault = false;
  bool aboutReading = false;
  /// Its condition or its check reads last year's report.
  bool readsPrior = false;
  std::vector<Text> tags;
  /// What to do. Expressions in it stand as they were written, in braces; Instance::hintZh has
  /// them.
  LocalizedText hint;
  /// Years of reports it is for, both included; nothing: no bound. A report of another year is not
  /// applicable (kOtherYear), one without a year undecided (kYearUnknown) when there is a bound.
  std::optional<int> firstYear, lastYear;
  /// Kinds of agency it is for, bit `1 << AgencyKind`; 0: all. Another kind is not applicable
  /// (kOtherAgency), an unknown one undecided (kAgencyUnknown).
  std::uint8_t agencyMask = 0;
  /// Where it is declared, for `explain` and editors: file name and line.
  Text file;
  std::uint32_t line = 0;
  Level level = Level::kError;  // the highest it can give; what lists show
};

/// Why an expression is a linear equation: what the locator works on. sum(coefficient * cell) ==
/// constant. Cells of the prior report are known numbers to it, never suspects.
struct LinearRow {
  std::uint32_t instance = kNone;
  struct Term {
    CellId cell = kNoCell;
    std::int32_t coefficient = 1;
    Doc doc = Doc::kThis;
  };
  Array<Term> terms;
  std::int64_t constant = 0;
};

/// One rule for one row, one column, one whatever its `for` names.
struct Instance {
  std::uint32_t rule = 0;
  std::uint32_t form = 0;
  /// "received" of "ARI-01[received]"; empty for a rule without a loop. Stable and part of the
  /// fingerprint. For loops over claims the evaluator adds "#2" from the second claim on.
  TextId key = 0;
  NodeId guard = kNone;  // B; not true: not applicable; unknown: undecided
  NodeId check = kNone;  // B
  /// The two sides of the check when it is a comparison of numbers, for expected and actual.
  NodeId left = kNone;
  NodeId right = kNone;
  /// The side that is `expected`: 0 left, 1 right.
  std::uint8_t expectedSide = 1;
  /// With `forbid` every claim fails; check is then kFalse.
  bool forbids = false;
  std::uint16_t slot = 0;
  /// Loop over a collection: each claim gives an instance of its own, bound to `slot`. kNone: none.
  std::uint32_t collection = kNone;
  [[nodiscard]] bool appliesToVariant(std::uint32_t variantInUse) const {
    const std::uint32_t bit = variantInUse == kNone ? 0 : variantInUse + 1;
    return variantTable == kNone || (bit < 32 && (variantMask >> bit & 1u) != 0);
  }
  /// Only for some shapes of a table: its index (kNone: whatever the shapes are) and a bit mask,
  /// bit 0 for the regular shape, bit v + 1 for variant v. Exactly one of the instances of a total
  /// with the same key applies to a report; the others are not even counted.
  std::uint32_t variantTable = kNone;
  std::uint32_t variantMask = 0;
  /// The cell a finding points to when its check names no better one.
  CellId focus = kNoCell;
  /// The section, table or nothing that a finding points to without a cell.
  std::uint32_t section = kNone;
  std::uint32_t table = kNone;
  /// Empty in both languages when the author wrote none: the explain line stands in.
  Message zh, en;
  /// The hint, for rules whose hint holds expressions; otherwise empty, see Rule::hint.
  Message hintZh, hintEn;
  /// Conditions of the levels in order: a run of Plan::levels.
  Range levels;
  /// Cells to mark besides those of the check: a run of Plan::marks.
  Range marks;
};

struct ProfileChange {
  enum class Kind : std::uint8_t { kSetParam, kLevel, kOn, kOff, kWeight };
  Kind kind = Kind::kLevel;
  std::uint32_t target = 0;  // index into params or rules; kWeight: a WeightId
  Param value;               // kSetParam
  Level level = Level::kWarning;
  Text reason;                // kOff
  std::optional<Date> until;  // kOff: the last day on which the rule stays off
  std::int32_t weight = 0;    // kWeight
};
struct Profile {
  Text name;
  Text title;
  std::vector<ProfileChange> changes;  // those of its parents first
};

/// Everything a run needs to know of the rules.
struct Plan {
  std::vector<std::shared_ptr<const Form>> forms;
  std::vector<Rule> rules;
  Array<Instance> instances;  // grouped by form, in the order of the rule files
  Array<Node> nodes;
  Array<NodeId> lists;
  Array<Decimal> numbers;
  Array<Date> dates;
  TextList texts;
  std::vector<Pattern> patterns;  // of `matches`
  Array<std::uint32_t> preparedPatterns;
  std::vector<Extract> extracts;
  Array<Collection> collections;
  std::vector<Param> params;
  Array<LevelCase> levels;
  Array<CellId> marks;
  Array<MessagePiece> messagePieces;
  std::vector<LinearRow> linearRows;
  std::vector<Profile> profiles;
  /// Units by name: factor to its base unit, for converting what a text claims.
  struct Unit {
    Text name;
    Text base;  // itself for a base unit
    Decimal factor = 1;
  };
  std::vector<Unit> units;

  /// Identity of the rules: a hash of the plan's serialised form, 16 hexadecimal digits.
  std::string contentHash;

  /// What the evaluator works out from all of the above before it sees a report, as its
  /// worked_out.h lays it out. The build does it for the built-in rules; empty: it is left to the
  /// evaluator. It follows from the rules and is no part of their identity; whoever changes a plan
  /// clears it.
  Array<std::uint64_t> workedOut;

  [[nodiscard]] std::span<const LevelCase> levelsOf(const Instance& instance) const {
    return {levels.data() + instance.levels.first, instance.levels.count};
  }
  [[nodiscard]] std::span<const std::uint32_t> preparedOf(const Pattern& pattern) const {
    return {preparedPatterns.data() + pattern.prepared.first, pattern.prepared.count};
  }
  [[nodiscard]] std::span<const CellId> marksOf(const Instance& instance) const {
    return {marks.data() + instance.marks.first, instance.marks.count};
  }

  [[nodiscard]] std::optional<std::uint32_t> findRule(std::string_view id) const;
  /// The form for a report of `year`; with several, the one declared last.
  [[nodiscard]] std::optional<std::uint32_t> formForYear(int year) const;
  [[nodiscard]] std::optional<std::uint32_t> findForm(std::string_view id) const;
};

/// Whether an instance key is what a test or a person calls `words`: each part may be shortened to
/// a suffix, "state_secret, total" for "outcome.withheld.state_secret, total". White space around
/// the commas does not count.
[[nodiscard]] bool keyAnswersTo(std::string_view key, std::string_view words);

}  // namespace gouji::plan
