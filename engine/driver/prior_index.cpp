#include "engine/driver/prior_index.h"

#include "engine/text/utf8.h"

namespace gouji {
namespace {

/// White space is not part of a name: OCR and justified titles put it anywhere.
std::string withoutSpaces(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decodeUtf8(text, offset);
    if (c > 0x20 && c != 0x3000 && c != 0xA0) out.append(text, begin, offset - begin);
  }
  return out;
}

/// 淮安市洪泽区人民政府 and 洪泽区人民政府; a name of less than four characters ends too many
/// others.
bool namesFit(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return countCodePoints(shorter) >= 4 && longer.ends_with(shorter);
}

bool unitsDiffer(const Report& a, const Report& b) {
  return !a.unitId.empty() && !b.unitId.empty() && a.unitId != b.unitId;
}

}  // namespace

void PriorIndex::add(std::shared_ptr<const Report> report) {
  reports_.push_back(report);
  const int year = report->year.value_or(0);
  if (!report->unitId.empty()) byUnit_.emplace(std::pair(year, report->unitId), report);
  byYear_[year].push_back(std::move(report));
}

std::shared_ptr<const Report> PriorIndex::find(const Report& report) const {
  if (!report.year) return nullptr;
  const int year = *report.year - 1;
  if (const auto unit = byUnit_.find({year, report.unitId}); unit != byUnit_.end()) {
    return unit->second;
  }
  const auto candidates = byYear_.find(year);
  if (candidates == byYear_.end()) return nullptr;
  const std::string name = withoutSpaces(report.agency);
  std::shared_ptr<const Report> exact;
  std::shared_ptr<const Report> fitting;
  std::size_t exactCount = 0;
  std::size_t fittingCount = 0;
  for (const auto& candidate : candidates->second) {
    if (unitsDiffer(*candidate, report)) continue;
    const std::string other = withoutSpaces(candidate->agency);
    if (!name.empty() && name == other) {
      exact = candidate;
      ++exactCount;
    } else if ((name.empty() || other.empty()) ? reports_.size() == 1 : namesFit(name, other)) {
      fitting = candidate;
      ++fittingCount;
    }
  }
  if (exactCount > 0) return exactCount == 1 ? exact : nullptr;
  return fittingCount == 1 ? fitting : nullptr;
}

}  // namespace gouji
