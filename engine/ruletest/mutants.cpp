#include "engine/ruletest/mutants.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace gouji::ruletest {
namespace {

using Numbers = std::vector<std::optional<Decimal>>;

/// The number as its digits are typed, with `change` applied to them; nothing when that gives no
/// other number.
template <typename Change>
std::optional<Decimal> retype(const Decimal& value, Change change) {
  std::string digits = value.toString();
  if (!change(digits)) return std::nullopt;
  const auto typed = Decimal::parse(digits);
  return typed && *typed != value ? typed : std::nullopt;
}

/// The first two neighbours that differ.
bool swapDigits(std::string& digits) {
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    if (digits[i] == '.' || digits[i + 1] == '.' || digits[i] == digits[i + 1]) continue;
    if (i == 0 && digits[1] == '0') continue;  // nobody types a zero in front
    std::swap(digits[i], digits[i + 1]);
    return true;
  }
  return false;
}

/// The key of the last digit pressed twice.
bool addDigit(std::string& digits) {
  digits += digits.back();
  return true;
}

bool dropDigit(std::string& digits) {
  digits.pop_back();
  if (!digits.empty() && digits.back() == '.') digits.pop_back();
  return !digits.empty();
}

std::optional<Decimal> slipIn(const Decimal& value, MutationKind kind) {
  switch (kind) {
    case MutationKind::kOneUp:
      return value.plus(1);
    case MutationKind::kOneDown: {
      const auto less = value.minus(1);
      return less && *less >= Decimal(0) ? less : std::nullopt;
    }
    case MutationKind::kSwappedDigits:
      return retype(value, swapDigits);
    case MutationKind::kAddedDigit:
      return retype(value, addDigit);
    case MutationKind::kDroppedDigit:
      return retype(value, dropDigit);
    default:
      return std::nullopt;
  }
}

bool isDigit(char byte) { return byte >= '0' && byte <= '9'; }

/// The number one higher in its last place: "8" and "9", "99.8" and "99.9".
std::string countUp(std::string digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (!isDigit(digits[i])) continue;
    if (digits[i] != '9') return ++digits[i], digits;
    digits[i] = '0';
  }
  return '1' + digits;
}

struct Bounds {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The stretch between the nearest of `marks` around a number, marks not included.
template <std::size_t kCount>
Bounds stretchAround(std::string_view text, const ClaimedNumber& number,
                     const std::array<std::string_view, kCount>& marks) {
  Bounds bounds{0, text.size()};
  for (const std::string_view mark : marks) {
    const std::size_t before = text.substr(0, number.begin).rfind(mark);
    if (before != std::string_view::npos)
      bounds.begin = std::max(bounds.begin, before + mark.size());
    bounds.end = std::min(bounds.end, text.find(mark, number.end));
  }
  return bounds;
}

constexpr std::array<std::string_view, 6> kClauseMarks = {"，", "；", "。", "、", "：", "\n"};
constexpr std::array<std::string_view, 2> kSentenceMarks = {"。", "\n"};

class MutantMaker {
 public:
  MutantMaker(const Report& clean, const std::function<void(const Mutant&)>& take)
      : clean_(clean), form_(*clean.form), take_(take) {}

  void slipInCell(CellId cell) {
    if (clean_.states[cell] != CellState::kNumber) return;
    for (const MutationKind kind :
         {MutationKind::kOneUp, MutationKind::kOneDown, MutationKind::kSwappedDigits,
          MutationKind::kAddedDigit, MutationKind::kDroppedDigit}) {
      const auto value = slipIn(clean_.values[cell], kind);
      if (!value) continue;
      Mutant mutant = start(kind, cell, form_.cellName(cell));
      mutant.after = value->toString();
      mutant.report.setNumber(cell, *value);
      take_(mutant);
    }
    Mutant blank = start(MutationKind::kBlank, cell, form_.cellName(cell));
    blank.report.setState(cell, CellState::kBlank);
    take_(blank);
    Mutant filler = start(MutationKind::kFiller, cell, form_.cellName(cell));
    filler.after = "/";
    filler.report.setState(cell, CellState::kFiller, "/");
    take_(filler);
  }

  void shift(MutationKind kind, const std::vector<CellId>& cells, std::string place) {
    Numbers numbers;
    for (const CellId cell : cells) {
      if (clean_.states[cell] != CellState::kNumber) return;
      numbers.emplace_back(clean_.values[cell]);
    }
    if (cells.size() < 2) return;
    Mutant mutant = start(kind, cells.front(), std::move(place));
    mutant.before = join(numbers);
    numbers.pop_back();
    numbers.insert(numbers.begin(), Decimal(0));
    mutant.after = join(numbers);
    if (mutant.before == mutant.after) return;
    for (std::size_t i = 0; i < cells.size(); ++i) mutant.report.setNumber(cells[i], *numbers[i]);
    take_(mutant);
  }

  void slipInText(const ClaimedNumber& number) {
    const std::string& text = textOf(number).text();
    const std::string digits = text.substr(number.begin, number.end - number.begin);
    const Bounds clause = stretchAround(text, number, kClauseMarks);
    const std::string said = text.substr(clause.begin, clause.end - clause.begin);
    std::string other = said;
    other.replace(number.begin - clause.begin, digits.size(), countUp(digits));

    std::string changed = text;
    takeText(MutationKind::kChangedClaim, number, said, other,
             changed.replace(clause.begin, said.size(), other));

    std::string without = text;
    takeText(MutationKind::kDroppedClaim, number, said, {}, dropClause(std::move(without), clause));

    const std::size_t end = stretchAround(text, number, kSentenceMarks).end;
    const bool hasStop = text.compare(end, 3, "。") == 0;
    std::string both = text;
    both.insert(hasStop ? end + 3 : end, (hasStop ? "" : "。") + other + "。");
    takeText(MutationKind::kContradictedClaim, number, said, said + "……" + other, both);
  }

 private:
  Mutant start(MutationKind kind, CellId cell, std::string place) const {
    return {
        kind,  form_.cells[cell].table, cell, std::move(place), clean_.values[cell].toString(), {},
        clean_};
  }

  static std::string join(const Numbers& numbers) {
    std::string out;
    for (const auto& number : numbers) out += (out.empty() ? "" : " ") + number->toString();
    return out;
  }

  [[nodiscard]] const PlacedText& textOf(const ClaimedNumber& number) const {
    return number.section == ClaimedNumber::kFront ? clean_.front
                                                   : clean_.sections[number.section].text;
  }

  /// Without the clause and one of the marks beside it, so that the sentence reads on.
  static std::string dropClause(std::string text, const Bounds& clause) {
    constexpr std::size_t kMark = 3;  // 、，。：； take three bytes
    const auto isComma = [&text](std::size_t at) {
      return text.compare(at, kMark, "，") == 0 || text.compare(at, kMark, "、") == 0 ||
             text.compare(at, kMark, "；") == 0;
    };
    Bounds cut = clause;
    if (clause.begin >= kMark && isComma(clause.begin - kMark)) {
      cut.begin -= kMark;
    } else if (isComma(clause.end)) {
      cut.end += kMark;
    }
    return text.erase(cut.begin, cut.end - cut.begin);
  }

  void takeText(MutationKind kind, const ClaimedNumber& number, const std::string& before,
                std::string after, const std::string& text) {
    Mutant mutant{kind, kNone, kNoCell, {}, before, std::move(after), clean_};
    const bool isFront = number.section == ClaimedNumber::kFront;
    mutant.place = isFront ? "引言" : clean_.sections[number.section].heading;
    PlacedText& target =
        isFront ? mutant.report.front : mutant.report.sections[number.section].text;
    target.clear();
    target.append(text, Location{});
    take_(mutant);
  }

  const Report& clean_;
  const Form& form_;
  const std::function<void(const Mutant&)>& take_;
};

/// The cells of a table that the report can hold, row by row, or column by column.
void shiftTable(const Form& form, const Table& table, MutantMaker& maker) {
  for (const Block& block : table.blocks) {
    const auto cellsOf = [&](std::uint32_t fixed, bool isRow) {
      std::vector<CellId> cells;
      for (const std::uint32_t other : isRow ? block.columns : block.rows) {
        const CellId cell = isRow ? table.cell(fixed, other) : table.cell(other, fixed);
        if (cell != kNoCell && form.cells[cell].variant == kNone) cells.push_back(cell);
      }
      return cells;
    };
    for (const std::uint32_t row : block.rows) {
      maker.shift(MutationKind::kShiftedRow, cellsOf(row, true),
                  table.key + '[' + table.rows.items[row].key + ", *]");
    }
    for (const std::uint32_t column : block.columns) {
      maker.shift(MutationKind::kShiftedColumn, cellsOf(column, false),
                  table.key + "[*, " + table.columns.items[column].key + ']');
    }
  }
}

}  // namespace

void makeMutants(const Report& clean, const std::vector<ClaimedNumber>& numbers,
                 const std::function<void(const Mutant&)>& take) {
  MutantMaker maker(clean, take);
  const Form& form = *clean.form;
  for (CellId cell = 0; cell < form.cells.size(); ++cell) maker.slipInCell(cell);
  for (const Table& table : form.tables) shiftTable(form, table, maker);
  for (const ClaimedNumber& number : numbers) maker.slipInText(number);
}

}  // namespace gouji::ruletest
