#include "engine/narrative/extractor.h"

#include <algorithm>

#include "engine/narrative/extractor_state.h"

namespace gouji::narrative {
namespace {

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

Error mistakeIn(PatternKind kind, std::string_view pattern) {
  return {"pattern", translatePattern(kind, pattern).mistake.message, {}};
}

}  // namespace

Workspace::Workspace() : state_(std::make_unique<State>()) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

bool Extractor::State::Extract::reads(Place place) const {
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

const UnitFactor* Extractor::State::findUnit(std::string_view name) const {
  const auto found = std::find_if(units.begin(), units.end(),
                                  [&](const UnitFactor& unit) { return unit.name == name; });
  return found == units.end() ? nullptr : &*found;
}

bool Extractor::State::converts(const UnitFactor& unit) const {
  return std::any_of(units.begin(), units.end(), [&](const UnitFactor& other) {
    return other.base == unit.base && other.name != unit.name;
  });
}

std::optional<Decimal> Extractor::State::valueFor(const Extract& extract,
                                                  const Numeral& numeral) const {
  const UnitFactor* const wanted = extract.factor;
  const UnitFactor* const given = numeral.unit.empty() ? nullptr : findUnit(numeral.unit);
  if (wanted == nullptr || given == nullptr) {
    // A sum of money with a unit the rules do not know is still no count.
    if (wanted != nullptr && !numeral.unit.empty() && extract.converts) return std::nullopt;
    return numeral.value;
  }
  if (wanted == given && given->factor == Decimal(1)) return numeral.value;
  if (wanted->base != given->base) {
    if (extract.converts || converts(*given)) return std::nullopt;
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
  Pattern pattern;
  pattern.extract = extract;
  pattern.source = source.source;
  pattern.scope = spec.scope;
  pattern.compiled = CompiledPattern::make(kindOf(source.source), source.pattern, source.prepared);
  if (!pattern.compiled) return mistakeIn(kindOf(source.source), source.pattern);
  pattern.neededSets = pattern.compiled->prepared().neededSets();
  patterns.push_back(std::move(pattern));
  addLiterals(static_cast<std::uint32_t>(patterns.size() - 1));
  return std::nullopt;
}

void Extractor::State::addLiterals(std::uint32_t pattern) {
  if (patterns[pattern].neededSets == 0) everywhere.push_back(pattern);
  patterns[pattern].compiled->prepared().forEachNeededWord([&](std::uint32_t set, LetterSpan word) {
    const std::uint32_t literal = literals.add(word);
    if (literal == firstUses.size()) firstUses.push_back(kNoUse);
    uses.push_back({pattern, firstUses[literal], static_cast<std::uint16_t>(set),
                    static_cast<std::uint16_t>(patterns[pattern].neededSets),
                    patterns[pattern].scope});
    firstUses[literal] = static_cast<std::uint32_t>(uses.size() - 1);
  });
}

void Extractor::State::reserve(const std::vector<ExtractSpec>& specs) {
  std::size_t numbers = 0;
  std::size_t count = 0;
  for (const ExtractSpec& spec : specs) {
    count += spec.patterns.size();
    for (const ExtractSpec::Pattern& pattern : spec.patterns) numbers += pattern.prepared.size();
  }
  extracts.reserve(specs.size());
  patterns.reserve(count);
  // A word takes a number for each letter and two more. Room that is not used is never touched.
  const std::size_t words = numbers / 3;
  literals.reserve(words, numbers);
  uses.reserve(words);
  firstUses.reserve(words);
}

std::optional<Error> Extractor::State::addExtract(const ExtractSpec& spec) {
  const auto index = static_cast<std::uint32_t>(extracts.size());
  Extract& extract = extracts.emplace_back();
  extract.sections = spec.sections;
  extract.inFront = spec.inFront;
  extract.inTitle = spec.inTitle;
  extract.scope = spec.scope;
  extract.unit = spec.unit;
  extract.factor = findUnit(spec.unit);
  extract.converts = extract.factor != nullptr && converts(*extract.factor);
  for (const ExtractSpec::Unless& unless : spec.unless) {
    auto compiled = CompiledPattern::make(PatternKind::kUnless, unless.pattern, unless.prepared);
    if (!compiled) return mistakeIn(PatternKind::kUnless, unless.pattern);
    extract.unless.push_back(std::move(compiled));
  }
  for (const ExtractSpec::Pattern& pattern : spec.patterns) {
    if (!isPatternSource(pattern.source)) {
      extract.builtins.push_back(pattern.source);
    } else if (auto error = addPattern(index, spec, pattern)) {
      return error;
    }
  }
  return std::nullopt;
}

Extractor::Extractor(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Result<Extractor> Extractor::make(const std::vector<ExtractSpec>& extracts,
                                  const std::vector<UnitFactor>& units) {
  auto state = std::make_unique<State>();
  state->units = units;
  state->reserve(extracts);
  for (const ExtractSpec& spec : extracts)
    if (auto error = state->addExtract(spec)) return *std::move(error);
  return Extractor(std::move(state));
}

std::size_t Extractor::extractCount() const { return state_->extracts.size(); }

bool Extractor::reads(Place place) const {
  return std::any_of(state_->extracts.begin(), state_->extracts.end(),
                     [&](const State::Extract& extract) { return extract.reads(place); });
}

}  // namespace gouji::narrative
