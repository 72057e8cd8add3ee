#include "engine/narrative/builtin.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

struct Builtin {
  std::string_view name;
  Source source;
  void (*read)(const Passage&, std::vector<Reading>&);
};

constexpr Builtin kBuiltins[] = {
    {"period", Source::kPeriod, readPeriods},
    {"dates", Source::kDates, readDates},
    {"totals", Source::kTotals, readTotals},
    {"shares", Source::kShares, readShares},
    {"growth", Source::kGrowth, readGrowth},
    {"doubled", Source::kDoubled, readDoubled},
    {"placeholders", Source::kPlaceholders, readPlaceholders},
    {"self_references", Source::kSelfReferences, readSelfReferences},
    {"law_names", Source::kLawNames, readLawNames},
    {"negations", Source::kNegations, readNegations},
    {"agencies", Source::kAgencies, readAgencies},
    {"unbalanced", Source::kUnbalanced, readUnbalanced},
    {"half_width", Source::kHalfWidth, readHalfWidth},
    {"unfinished", Source::kUnfinished, readUnfinished},
    {"counted_lists", Source::kCountedLists, readCountedLists},
    {"remedies", Source::kRemedies, readRemedies},
    {"authors", Source::kAuthors, readAuthors},
};

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

void readBuiltin(Source source, const Passage& passage, std::vector<Reading>& out) {
  kBuiltins[static_cast<std::size_t>(source) - static_cast<std::size_t>(Source::kPeriod)].read(
      passage, out);
}

Reading makeReading(const Passage& passage, Stretch where) {
  Reading reading;
  reading.where = where;
  const Stretch original = passage.shadow().toOriginal(where);
  reading.claim.range.begin = original.begin;
  reading.claim.range.end = original.end;
  reading.claim.text = std::string(passage.shadow().wordsOf(where));
  return reading;
}

}  // namespace gouji::narrative
