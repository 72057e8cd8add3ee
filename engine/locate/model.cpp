#include "engine/locate/model.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace gouji::locate {
namespace {

std::vector<Line> makeLines(const std::vector<CellPlace>& places) {
  // Key: columns after rows, then table, then position; the map keeps the order stable.
  std::map<std::tuple<bool, std::uint32_t, std::uint32_t>,
           std::vector<std::pair<std::uint32_t, CellId>>>
      byLine;
  for (CellId cell = 0; cell < places.size(); ++cell) {
    const CellPlace& place = places[cell];
    byLine[{false, place.table, place.row}].emplace_back(place.column, cell);
    byLine[{true, place.table, place.column}].emplace_back(place.row, cell);
  }
  std::vector<Line> lines;
  for (auto& [key, members] : byLine) {
    if (members.size() < 2) continue;
    std::sort(members.begin(), members.end());
    Line line{!std::get<0>(key), std::get<1>(key), std::get<2>(key), {}};
    line.cells.reserve(members.size());
    for (const auto& member : members) line.cells.push_back(member.second);
    lines.push_back(std::move(line));
  }
  return lines;
}

/// The rows of the system from what the caller gave; notes which equation each came from.
std::vector<std::vector<Term>> takeRows(std::uint32_t cellCount, std::vector<Equation> equations,
                                        Model& model) {
  std::vector<std::vector<Term>> rows;
  for (std::uint32_t i = 0; i < equations.size(); ++i) {
    std::vector<Term>& terms = equations[i].terms;
    const bool hasCells = std::all_of(terms.begin(), terms.end(),
                                      [&](const Term& term) { return term.cell < cellCount; });
    if (!hasCells || !normalizeTerms(terms)) {
      using Reason = Unchecked::Reason;
      model.unusable.push_back({i, hasCells ? Reason::kTooLarge : Reason::kNoSuchCell});
      continue;
    }
    model.equationOf.push_back(i);
    model.constants.push_back(equations[i].constant);
    rows.push_back(std::move(terms));
  }
  return rows;
}

}  // namespace

CellId findTotal(std::span<const Term> row) {
  if (row.size() < 3) return kNoCell;
  const auto positive =
      std::count_if(row.begin(), row.end(), [](const Term& term) { return term.coefficient > 0; });
  const auto negative = static_cast<std::ptrdiff_t>(row.size()) - positive;
  if (positive != 1 && negative != 1) return kNoCell;
  const bool isPositive = positive == 1;
  return std::find_if(row.begin(), row.end(),
                      [&](const Term& term) { return (term.coefficient > 0) == isPositive; })
      ->cell;
}

Model::Model(std::uint32_t count, std::vector<Equation> equations, std::vector<CellPlace> where)
    : cellCount(count),
      system(count, takeRows(count, std::move(equations), *this)),
      places(std::move(where)) {
  places.resize(places.empty() ? 0 : cellCount);
  lines = makeLines(places);
  totalOf.reserve(system.rowCount());
  for (RowId row = 0; row < system.rowCount(); ++row) totalOf.push_back(findTotal(system.row(row)));
}

}  // namespace gouji::locate
