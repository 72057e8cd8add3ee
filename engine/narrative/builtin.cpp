#include "engine/narrative/builtin.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"
#include "engine/narrative/shadow.h"
#include "engine/narrative/word_table.h"

namespace gouji::narrative {
namespace {

using Read = void (*)(const Passage&, Signals, std::vector<Reading>&);

struct Builtin {
  std::string_view name;
  Source source;
  Read read;
  std::span<const std::string_view> signals;
};

// A reader that starts from no words.
template <void (*kRead)(const Passage&, std::vector<Reading>&)>
void readEverywhere(const Passage& passage, Signals, std::vector<Reading>& out) {
  kRead(passage, out);
}

constexpr Builtin kBuiltins[] = {
    {"period", Source::kPeriod, readEverywhere<readPeriods>, {}},
    {"dates", Source::kDates, readEverywhere<readDates>, {}},
    {"totals", Source::kTotals, readEverywhere<readTotals>, {}},
    {"shares", Source::kShares, readShares, kSharesSignals},
    {"growth", Source::kGrowth, readEverywhere<readGrowth>, {}},
    {"doubled", Source::kDoubled, readEverywhere<readDoubled>, {}},
    {"placeholders", Source::kPlaceholders, readPlaceholders, kPlaceholderSignals},
    {"self_references", Source::kSelfReferences, readSelfReferences, kSelfReferenceSignals},
    {"law_names", Source::kLawNames, readEverywhere<readLawNames>, {}},
    {"negations", Source::kNegations, readNegations, kNegationSignals},
    {"agencies", Source::kAgencies, readAgencies, kAgencySignals},
    {"unbalanced", Source::kUnbalanced, readEverywhere<readUnbalanced>, {}},
    {"half_width", Source::kHalfWidth, readEverywhere<readHalfWidth>, {}},
    {"unfinished", Source::kUnfinished, readEverywhere<readUnfinished>, {}},
    {"counted_lists", Source::kCountedLists, readEverywhere<readCountedLists>, {}},
    {"remedies", Source::kRemedies, readRemedies, kRemedySignals},
    {"authors", Source::kAuthors, readAuthors, kAuthorSignals},
};

const Builtin& builtinOf(Source source) {
  return kBuiltins[static_cast<std::size_t>(source) - static_cast<std::size_t>(Source::kPeriod)];
}

}  // namespace

std::optional<Source> findBuiltin(std::string_view name) {
  for (const Builtin& builtin : kBuiltins) {
    if (builtin.name == name) return builtin.source;
  }
  return std::nullopt;
}

const std::vector<std::string_view>& builtinNames() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const Builtin& builtin : kBuiltins) list.push_back(builtin.name);
    return list;
  }();
  return names;
}

// The built-ins stand in the order of their sources.
static_assert(std::all_of(std::begin(kBuiltins), std::end(kBuiltins), [](const Builtin& builtin) {
  return static_cast<int>(builtin.source) ==
         static_cast<int>(Source::kPeriod) + (&builtin - std::begin(kBuiltins));
}));

std::span<const std::string_view> signalsOf(Source source) { return builtinOf(source).signals; }

void readBuiltin(Source source, const Passage& passage, Signals signals,
                 std::vector<Reading>& out) {
  const Builtin& builtin = builtinOf(source);
  if (!builtin.signals.empty() && signals.empty()) return;
  builtin.read(passage, signals, out);
}

void readBuiltin(Source source, const Passage& passage, std::vector<Reading>& out) {
  WordTable table;
  Letters letters;
  for (const std::string_view word : signalsOf(source)) table.add(letters.read(word));
  Sightings seen;
  table.find(passage.letters().all(), seen);
  std::vector<Signal> signals;
  // Each word is there once, so that its number is its index.
  for (const Sighting& sighting : seen.places) signals.push_back({sighting.letter, sighting.word});
  readBuiltin(source, passage, signals, out);
}

void placeClaim(const Passage& passage, Stretch where, Claim& claim) {
  const Shadow& shadow = passage.shadow();
  const Stretch original = shadow.toOriginal(where);
  claim.range.begin = original.begin;
  claim.range.end = original.end;
  claim.text = slice(shadow.original(), original);
}

Reading makeReading(const Passage& passage, Stretch where) {
  Reading reading;
  reading.where = where;
  placeClaim(passage, where, reading.claim);
  return reading;
}

}  // namespace gouji::narrative
