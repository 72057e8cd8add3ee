#include "engine/read/pdf/broken_numbers.h"

#include <algorithm>
#include <string>

namespace gouji::pdf {
namespace {

bool isNumber(const TextLine& line) {
  const std::string& text = line.text.text();
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

class NumberJoiner {
 public:
  NumberJoiner(const Grid& grid, const LinePositions& lines,
               std::vector<std::vector<TextLine>>& text)
      : grid_(grid), lines_(lines), text_(text), hasWholeNumber_(grid.rowCount, false) {
    for (std::size_t c = 0; c < text.size(); ++c) {
      if (text[c].size() == 1 && isNumber(text[c][0])) hasWholeNumber_[grid.cells[c].row] = true;
      for (const TextLine& line : text[c])
        padding_ = std::min({padding_, line.x0 - left(c), right(c) - line.x1});
    }
  }

  void join() {
    for (std::size_t c = 0; c < text_.size(); ++c) {
      if (!isBroken(c)) continue;
      std::vector<TextLine>& cell = text_[c];
      for (std::size_t i = 1; i < cell.size(); ++i) cell[0].text.append(cell[i].text);
      cell.resize(1);
    }
  }

 private:
  [[nodiscard]] double left(std::size_t c) const { return lines_.xs[grid_.cells[c].column]; }
  [[nodiscard]] double right(std::size_t c) const {
    return lines_.xs[grid_.cells[c].column + grid_.cells[c].columnSpan];
  }

  [[nodiscard]] bool isBroken(std::size_t c) const {
    const std::vector<TextLine>& cell = text_[c];
    if (cell.size() < 2 || !hasWholeNumber_[grid_.cells[c].row] ||
        !std::all_of(cell.begin(), cell.end(), isNumber))
      return false;
    return std::all_of(cell.begin(), cell.end() - 1,
                       [&](const TextLine& line) { return isFull(c, line); }) &&
           cell.back().text.text().size() <= cell.front().text.text().size();
  }

  // Whether a digit more has no room. The text of all cells keeps away from their borders by the
  // same distance; where some comes nearer, this asks for more.
  [[nodiscard]] bool isFull(std::size_t c, const TextLine& line) const {
    const double width = line.x1 - line.x0;
    const double digit = width / static_cast<double>(line.text.text().size());
    return width + digit > right(c) - left(c) - 2 * std::max(padding_, 0.0);
  }

  const Grid& grid_;
  LinePositions lines_;
  std::vector<std::vector<TextLine>>& text_;
  std::vector<bool> hasWholeNumber_;  // by row
  double padding_ = 1e9;              // points between a border and the text nearest to one
};

}  // namespace

void joinBrokenNumbers(const Grid& grid, const LinePositions& lines,
                       std::vector<std::vector<TextLine>>& text) {
  NumberJoiner(grid, lines, text).join();
}

}  // namespace gouji::pdf
