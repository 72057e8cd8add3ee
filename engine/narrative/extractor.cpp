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

void Extractor::State::listReaders() {
  constexpr std::uint32_t kMostSections = 64;
  const auto list = [&](Place place) {
    Readers readers;
    readers.areActive.resize(extracts.size());
    for (std::uint32_t i = 0; i < extracts.size(); ++i) {
      if (!extracts[i].reads(place)) continue;
      readers.areActive[i] = 1;
      readers.hasAny = true;
      for (const Source source : extracts[i].builtins) readers.builtins.push_back({i, source});
    }
    return readers;
  };
  ofTitle = list({TextRange::Where::kTitle});
  ofFront = list({TextRange::Where::kFront});
  std::uint64_t sections = 0;
  for (const Extract& extract : extracts) sections |= extract.sections;
  for (std::uint32_t i = 0; i < kMostSections && (sections >> i) != 0; ++i)
    ofSections.push_back(list({TextRange::Where::kSection, i}));
}

const Extractor::State::Readers& Extractor::State::readersOf(Place place) const {
  switch (place.where) {
    case TextRange::Where::kFront:
      return ofFront;
    case TextRange::Where::kTitle:
      return ofTitle;
    case TextRange::Where::kSection:
      return place.section < ofSections.size() ? ofSections[place.section] : ofNothing;
    default:
      return ofNothing;
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
  patterns.push_back(std::move(pattern));
  return std::nullopt;
}

void Extractor::State::collectWords(const std::vector<Prepared>& conditions) {
  for (std::uint32_t i = 0; i < patterns.size(); ++i) {
    const Pattern& pattern = patterns[i];
    sought.addPattern(i, pattern.extract, pattern.scope, pattern.compiled->prepared());
  }
  for (const Extract& extract : extracts) {
    for (const Source source : extract.builtins) sought.addSignals(source);
    for (const Unless& unless : extract.unless) sought.addUnless(unless.compiled->prepared());
  }
  for (const Prepared& condition : conditions) sought.addCondition(condition);
  sought.finish();
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
    extract.unless.push_back({std::move(compiled), unlessCount++});
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
                                  const std::vector<UnitFactor>& units,
                                  const std::vector<Prepared>& conditions,
                                  std::span<const std::uint64_t> words) {
  auto state = std::make_unique<State>();
  state->units = units;
  state->extracts.reserve(extracts.size());
  for (const ExtractSpec& spec : extracts)
    if (auto error = state->addExtract(spec)) return *std::move(error);
  if (words.empty()) {
    state->collectWords(conditions);
  } else {
    ArchiveReader reader(words);
    transfer(reader, state->sought);
  }
  state->listReaders();
  return Extractor(std::move(state));
}

Array<std::uint64_t> Extractor::writeWords() const {
  ArchiveWriter writer;
  // The writer only reads; the layout is written down once for both directions.
  transfer(writer, const_cast<SoughtWords&>(state_->sought));
  return writer.takeRow();
}

std::size_t Extractor::extractCount() const { return state_->extracts.size(); }

bool Extractor::reads(Place place) const { return state_->readersOf(place).hasAny; }

void Extractor::look(const Shadow& text, Sightings& seen) const {
  state_->sought.table.find(text.letters().all(), seen);
}

PatternWords::Answer Extractor::ask(std::uint32_t condition, const Sightings& seen) const {
  const auto& words = state_->sought.conditions[condition];
  return words ? words->ask(seen.words) : PatternWords::Answer::kPerhaps;
}

}  // namespace gouji::narrative
