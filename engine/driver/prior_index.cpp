#include "engine/driver/prior_index.h"

#include <algorithm>

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
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return longer.ends_with(shorter) && countCodePoints(shorter) >= 4;
}

bool unitsDiffer(const Report& a, const Report& b) {
  return !a.unitId.empty() && !b.unitId.empty() && a.unitId != b.unitId;
}

}  // namespace

void PriorIndex::add(std::shared_ptr<const Report> report) {
  reports_.push_back(report);
  Year& year = years_[report->year.value_or(0)];
  if (!report->unitId.empty()) year.byUnit.emplace(report->unitId, report);
  year.names.push_back(withoutSpaces(report->agency));
  year.byName.emplace(year.names.back(), year.reports.size());
  year.reports.push_back(std::move(report));
}

std::shared_ptr<const Report> PriorIndex::find(const Report& report) const {
  if (!report.year) return nullptr;
  const auto found = years_.find(*report.year - 1);
  if (found == years_.end()) return nullptr;
  const Year& year = found->second;
  if (const auto unit = year.byUnit.find(report.unitId); unit != year.byUnit.end())
    return unit->second;
  const std::string name = withoutSpaces(report.agency);
  std::vector<std::size_t> fitting;
  const auto add = [&](std::size_t i) {
    if (!unitsDiffer(*year.reports[i], report)) fitting.push_back(i);
  };
  if (!name.empty()) {
    const auto [begin, end] = year.byName.equal_range(name);
    std::for_each(begin, end, [&](const auto& entry) { add(entry.second); });
  }
  const bool hasExact = !fitting.empty();
  for (std::size_t i = 0; !hasExact && i < year.names.size(); ++i) {
    const std::string& other = year.names[i];
    const bool isUnknown = name.empty() || other.empty();
    if (isUnknown ? reports_.size() == 1 : namesFit(name, other)) add(i);
  }
  return fitting.size() == 1 ? year.reports[fitting.front()] : nullptr;
}

}  // namespace gouji
