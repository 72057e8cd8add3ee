#include "engine/render/finding_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/render/place_words.h"
#include "engine/render/snippet.h"
#include "engine/render/terminal_text.h"
#include "engine/text/utf8.h"

namespace gouji::render {
namespace {

/// The words of the notes in both languages.
struct Words {
  std::string_view computed, suspect, suspectOf, cells, prior, related, basis, practice, hint,
      reading, colon, comma, shouldBe;
};
constexpr Words kChinese = {"计算",
                            "最可能有误",
                            "可能有误（解释 {}）",
                            "单元格",
                            "上年报告",
                            "相关",
                            "依据",
                            "惯例",
                            "建议",
                            "这是对读取结果的疑问，不一定是报告本身的错误",
                            "：",
                            "、",
                            "按算式应为 {}"};
constexpr Words kEnglish = {"computed",
                            "most likely wrong",
                            "may be wrong (explanation {})",
                            "cells",
                            "last year's report",
                            "related",
                            "basis",
                            "practice",
                            "help",
                            "a doubt about the reading, not necessarily a mistake in the report",
                            ": ",
                            ", ",
                            "should be {}"};

/// Draws one finding; the steps are the order on the screen.
class FindingText {
 public:
  FindingText(const Finding& finding, const SourceFile* source, const RenderOptions& options)
      : finding_(finding),
        source_(source),
        options_(options),
        words_(options.language == Language::kChinese ? kChinese : kEnglish),
        painter_(options.color),
        width_(std::max(options.width, kMinWidth)) {}

  std::string draw() {
    addHead();
    addSnippet();
    addCells();
    addPriorCells();
    addComputation();
    addSuspects();
    addReasons();
    return std::move(out_);
  }

 private:
  void addHead() {
    out_ += painter_.paint(Style::kPath, describeFilePlace(finding_, options_.language)) + ' ';
    out_ += painter_.paint(styleOf(finding_.level), headWord(finding_, options_.language)) + ' ';
    out_ += painter_.paint(Style::kBold, toPlainLine(finding_.instance)) + '\n';
    const std::string message = toPlainLine(finding_.message.in(options_.language));
    out_ += "  " + wrapText(message, width_ - 2, 2) + '\n';
  }

  // ------------------------------------------------------------ the lines

  void addSnippet() {
    if (source_ == nullptr) return;
    SnippetStyle style;
    style.width = width_;
    style.painter = painter_;
    style.level = styleOf(finding_.level);
    const Snippet snippet = drawSnippet(*source_, collectMarks(), style);
    out_ += snippet.text;
    margin_ = snippet.margin;
    hasSnippet_ = !snippet.text.empty();
  }

  [[nodiscard]] std::vector<Mark> collectMarks() const {
    std::vector<Mark> marks;
    const auto* primary = std::get_if<TextPlace>(&finding_.location);
    if (primary != nullptr) marks.push_back({*primary, Mark::Kind::kPrimary, primaryLabel()});
    const auto isMarked = [&](const TextPlace& place) {
      return std::any_of(marks.begin(), marks.end(),
                         [&](const Mark& mark) { return mark.place == place; });
    };
    for (const Suspect& suspect : finding_.suspects) {
      const auto* place = std::get_if<TextPlace>(&suspect.location);
      if (place == nullptr || suspect.explanation != 1 || isMarked(*place)) continue;
      marks.push_back({*place, Mark::Kind::kSuspect, describeChange(suspect)});
    }
    for (const FindingCell& cell : finding_.cells) {
      const auto* place = std::get_if<TextPlace>(&cell.location);
      if (place == nullptr || cell.prior || isMarked(*place)) continue;
      // A column of thirty zeros would hide the three figures that matter.
      const bool sameLine = primary != nullptr && place->begin.line == primary->begin.line;
      if (!sameLine && isZero(cell)) continue;
      marks.push_back({*place, Mark::Kind::kSecondary, {}});
    }
    return marks;
  }

  [[nodiscard]] std::string primaryLabel() const {
    if (finding_.cell.empty()) return {};
    for (const Suspect& suspect : finding_.suspects) {
      if (suspect.explanation == 1 && suspect.cell == finding_.cell) return describeChange(suspect);
    }
    // When another cell is the likelier culprit, the value here is not called wrong.
    if (!finding_.suspects.empty() || !finding_.expected || !isActual()) return {};
    return fmt::format(fmt::runtime(words_.shouldBe), finding_.expected->toString());
  }

  /// Whether the cell of the finding holds the figure that was compared: one that counts or sums
  /// several cells says nothing of this one.
  [[nodiscard]] bool isActual() const {
    return std::any_of(finding_.cells.begin(), finding_.cells.end(), [&](const FindingCell& cell) {
      return !cell.prior && cell.cell == finding_.cell && cell.state == CellState::kNumber &&
             finding_.actual && cell.value == *finding_.actual;
    });
  }

  static std::string describeChange(const Suspect& suspect) {
    std::string change = suspect.value.toString() + " → ";
    return change + (suspect.suggested ? suspect.suggested->toString() : "?");
  }

  static bool isZero(const FindingCell& cell) {
    return cell.state == CellState::kNumber && cell.value == Decimal(0);
  }

  // ------------------------------------------------------------ the notes

  void addNote(std::string_view head, std::string_view text) {
    if (text.empty()) return;
    std::string line(margin_, ' ');
    line += painter_.paint(Style::kGutter, "=") + ' ';
    const std::size_t headBegin = margin_ + 2;
    const std::string plain = std::string(head) + std::string(words_.colon) + toPlainLine(text);
    const std::string wrapped = wrapText(plain, width_ - headBegin, headBegin);
    // The head is painted after wrapping: escape sequences have no width.
    if (wrapped.starts_with(head)) {
      line += painter_.paint(Style::kBold, head) + wrapped.substr(head.size());
    } else {
      line += wrapped;
    }
    out_ += line + '\n';
  }

  [[nodiscard]] static std::string describeCell(const FindingCell& cell) {
    std::string text = cell.label.empty() ? cell.cell : cell.label;
    return text + ' ' + (cell.state == CellState::kNumber ? cell.value.toString() : cell.raw);
  }

  /// Documents that are not text show their cells by name, value and place.
  void addCells() {
    if (hasSnippet_) return;
    constexpr std::size_t kMost = 8;
    std::size_t shown = 0;
    for (const FindingCell& cell : finding_.cells) {
      if (cell.prior || isZero(cell)) continue;
      if (++shown > kMost) break;
      const std::string place = describePlace(cell.location, options_.language);
      const bool zh = options_.language == Language::kChinese;
      const std::string suffix =
          place.empty() ? std::string() : (zh ? "（" + place + "）" : " (" + place + ")");
      addNote(words_.cells, describeCell(cell) + suffix);
    }
  }

  void addPriorCells() {
    std::string text;
    for (const FindingCell& cell : finding_.cells) {
      if (!cell.prior) continue;
      if (!text.empty()) text += words_.comma;
      text += describeCell(cell);
    }
    addNote(words_.prior, text);
  }

  void addComputation() {
    const std::string& explain = finding_.explain.in(options_.language);
    if (explain != finding_.message.in(options_.language)) addNote(words_.computed, explain);
  }

  /// One note per explanation; the cells of one explanation must change together.
  void addSuspects() {
    std::uint32_t last = 0;
    for (const Suspect& suspect : finding_.suspects) last = std::max(last, suspect.explanation);
    for (std::uint32_t explanation = 1; explanation <= last; ++explanation) {
      std::vector<const Suspect*> together;
      for (const Suspect& suspect : finding_.suspects)
        if (suspect.explanation == explanation) together.push_back(&suspect);
      if (together.empty()) continue;
      addNote(last == 1 ? std::string(words_.suspect)
                        : fmt::format(fmt::runtime(words_.suspectOf), explanation),
              describeTogether(together));
    }
  }

  /// "「新收」自然人 0 → 5、商业企业 5 → 2（整行错开一列）": what cells share is said once.
  [[nodiscard]] std::string describeTogether(const std::vector<const Suspect*>& together) const {
    const bool zh = options_.language == Language::kChinese;
    const auto [row, column] = sharedLabels(together);
    const std::string shared = row.empty() ? column : row;
    std::string text;
    if (!shared.empty()) text = "「" + shared + (zh ? "」" : "」 ");
    for (std::size_t i = 0; i < together.size(); ++i) {
      const Suspect& suspect = *together[i];
      if (i > 0) text += words_.comma;
      const auto labels = splitLabel(suspect.label);
      if (!shared.empty()) {
        text += (row.empty() ? labels.first : labels.second) + ' ';
      } else {
        text += suspect.cell;
        if (!suspect.label.empty()) text += (zh ? "「" : " 「") + suspect.label + "」";
        if (!zh || suspect.label.empty()) text += ' ';
      }
      text += describeChange(suspect);
      const std::string& why = suspect.why.in(options_.language);
      const bool isSaidLater =
          i + 1 < together.size() && together[i + 1]->why.in(options_.language) == why;
      if (!why.empty() && !isSaidLater) text += zh ? "（" + why + "）" : " (" + why + ")";
    }
    return text;
  }

  /// "row · column" in its two parts.
  static std::pair<std::string, std::string> splitLabel(const std::string& label) {
    constexpr std::string_view kBetween = " · ";
    const std::size_t at = label.find(kBetween);
    if (at == std::string::npos) return {label, {}};
    return {label.substr(0, at), label.substr(at + kBetween.size())};
  }

  /// The row label or the column label that several suspects have in common; empty where they
  /// differ.
  static std::pair<std::string, std::string> sharedLabels(
      const std::vector<const Suspect*>& together) {
    if (together.size() < 2) return {};
    std::pair<std::string, std::string> shared = splitLabel(together.front()->label);
    if (shared.second.empty()) return {};
    for (const Suspect* suspect : together) {
      const auto labels = splitLabel(suspect->label);
      if (labels.first != shared.first) shared.first.clear();
      if (labels.second != shared.second) shared.second.clear();
    }
    return shared;
  }

  void addReasons() {
    std::string related;
    for (const std::string& instance : finding_.related) {
      if (!related.empty()) related += words_.comma;
      related += instance;
    }
    addNote(words_.related, related);
    if (finding_.lapsed) addPlainNote(toPlainLine(finding_.lapsed->words.in(options_.language)));
    if (finding_.aboutReading) addPlainNote(words_.reading);
    addNote(finding_.basisIsPractice ? words_.practice : words_.basis, finding_.basis);
    addNote(words_.hint, finding_.hint.in(options_.language));
  }

  void addPlainNote(std::string_view text) {
    out_ += std::string(margin_, ' ') + painter_.paint(Style::kGutter, "=") + ' ';
    out_ += wrapText(text, width_ - margin_ - 2, margin_ + 2) + '\n';
  }

  const Finding& finding_;
  const SourceFile* source_;
  const RenderOptions& options_;
  const Words& words_;
  Painter painter_;
  std::size_t width_;
  std::string out_;
  std::size_t margin_ = 2;
  bool hasSnippet_ = false;
};

}  // namespace

std::string describeFinding(const Finding& finding, const SourceFile* source,
                            const RenderOptions& options) {
  return FindingText(finding, source, options).draw();
}

}  // namespace gouji::render
