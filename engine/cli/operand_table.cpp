#include "engine/cli/operand_table.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/render/place_words.h"
#include "engine/render/say.h"
#include "engine/render/terminal_text.h"
#include "engine/text/utf8.h"

namespace gouji::cli {
namespace {

using render::say;

std::string valueOf(const FindingCell& cell, Language language) {
  switch (cell.state) {
    case CellState::kNumber:
      return cell.value.toString();
    case CellState::kBlank:
      return say(language, "空白", "blank");
    case CellState::kAbsent:
      return say(language, "没有", "absent");
    default:
      return "「" + render::toPlainLine(cell.raw) + "」";
  }
}

/// "row · column" in its two parts.
std::pair<std::string, std::string> splitLabel(const std::string& label) {
  constexpr std::string_view kBetween = " · ";
  const std::size_t at = label.find(kBetween);
  if (at == std::string::npos) return {label, {}};
  return {label.substr(0, at), label.substr(at + kBetween.size())};
}

class OperandTable {
 public:
  OperandTable(const CheckExplanation& explanation, const Console& console)
      : cells_(explanation.finding.cells),
        remedies_(explanation.remedies),
        language_(console.language),
        painter_(console.color) {}

  std::string draw() {
    findShared();
    std::string out = heading();
    std::vector<std::string> values, remedies, places;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      values.push_back(valueOf(cells_[i], language_));
      remedies.push_back(hasRemedy(i) ? "→ " + remedies_[i]->toString() : "");
      places.push_back(render::describePlace(cells_[i].location, language_));
    }
    const std::size_t valueWidth = widest(values);
    const std::size_t remedyWidth = widest(remedies);
    const std::size_t placeWidth = widest(places);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      std::string line = "    " + std::string(valueWidth - width(values[i]), ' ') + values[i];
      if (remedyWidth > 0) line += ' ' + pad(remedies[i], remedyWidth);
      if (placeWidth > 0) line += "  " + pad(places[i], placeWidth);
      line += "  " + labelOf(cells_[i]);
      out += line + painter_.paint(render::Style::kDim, "  " + cells_[i].cell) + '\n';
    }
    return out;
  }

 private:
  [[nodiscard]] bool hasRemedy(std::size_t i) const {
    return i < remedies_.size() && remedies_[i].has_value();
  }

  [[nodiscard]] static std::size_t width(const std::string& text) {
    return displayWidth(std::string_view(text));
  }
  [[nodiscard]] static std::size_t widest(const std::vector<std::string>& texts) {
    std::size_t most = 0;
    for (const std::string& text : texts) most = std::max(most, width(text));
    return most;
  }
  [[nodiscard]] static std::string pad(const std::string& text, std::size_t to) {
    return text + std::string(to - width(text), ' ');
  }

  void findShared() {
    if (cells_.size() < 2) return;
    row_ = splitLabel(cells_.front().label).first;
    column_ = splitLabel(cells_.front().label).second;
    for (const FindingCell& cell : cells_) {
      const auto [row, column] = splitLabel(cell.label);
      if (row != row_) row_.clear();
      if (column != column_) column_.clear();
    }
  }

  [[nodiscard]] std::string heading() const {
    const std::string shared = column_.empty() ? row_ : column_;
    std::string text = say(language_, "  参与计算的单元格", "  cells of the check");
    if (!shared.empty())
      text += say(language_, "，「{}」", " in 「{}」", render::toPlainLine(shared));
    const bool anyRemedy =
        std::any_of(remedies_.begin(), remedies_.end(),
                    [](const std::optional<Decimal>& remedy) { return remedy.has_value(); });
    if (anyRemedy)
      text += say(language_, "（→ 后是只改这一格时应有的数）",
                  " (after →: the number with which this cell alone would satisfy it)");
    return text + say(language_, "：\n", ":\n");
  }

  [[nodiscard]] std::string labelOf(const FindingCell& cell) const {
    const auto [row, column] = splitLabel(cell.label);
    std::string label = cell.label;
    if (!column_.empty()) {
      label = row;
    } else if (!row_.empty()) {
      label = column;
    }
    if (cell.prior) label += say(language_, "（上年报告）", " (last year's report)");
    return render::toPlainLine(label);
  }

  const std::vector<FindingCell>& cells_;
  const std::vector<std::optional<Decimal>>& remedies_;
  Language language_;
  render::Painter painter_;
  std::string row_, column_;  // labels that all cells share
};

}  // namespace

std::string listOperands(const CheckExplanation& explanation, const Console& console) {
  if (explanation.finding.cells.empty()) return {};
  return OperandTable(explanation, console).draw();
}

}  // namespace gouji::cli
