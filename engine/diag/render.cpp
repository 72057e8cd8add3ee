#include "engine/diag/render.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestLine = 120;  // cells
constexpr std::size_t kTabStop = 4;

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kYellow = "\x1b[1;33m";
constexpr std::string_view kBlue = "\x1b[1;34m";
constexpr std::string_view kCyan = "\x1b[1;36m";
constexpr std::string_view kReset = "\x1b[0m";

std::string_view colorOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return kRed;
    case Severity::kWarning:
      return kYellow;
    case Severity::kNote:
      return kCyan;
  }
  return kRed;
}

Localized wordOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return {"错误", "error"};
    case Severity::kWarning:
      return {"警告", "warning"};
    case Severity::kNote:
      return {"说明", "note"};
  }
  return {"错误", "error"};
}

// One line of a file as it is drawn: tabs opened out, control characters replaced, and the cells
// that the span takes.
struct DrawnLine {
  std::string text;
  std::size_t caretBegin = 0;  // cells
  std::size_t caretEnd = 0;
};

bool isControl(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x200E || point == 0x200F ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

// How far into a long line the drawing starts, in cells, so that the place is seen.
std::size_t chooseStart(std::size_t width, std::size_t caret) {
  if (width <= kLongestLine || caret < kLongestLine * 2 / 3) return 0;
  return caret - kLongestLine / 2;
}

// `begin` and `end` are byte offsets in `line`.
DrawnLine drawLine(std::string_view line, std::size_t begin, std::size_t end) {
  const std::size_t caretCell = displayWidth(line.substr(0, begin));
  const std::size_t start = chooseStart(displayWidth(line), caretCell);
  DrawnLine drawn;
  if (start > 0) drawn.text = "…";
  std::size_t cell = 0;
  std::size_t drawnCells = start > 0 ? 1 : 0;
  for (std::size_t offset = 0; offset < line.size();) {
    if (offset <= begin) drawn.caretBegin = drawnCells;
    if (offset < end) drawn.caretEnd = drawnCells;
    const std::size_t at = offset;
    const char32_t point = decodeUtf8(line, offset);
    std::string piece(line.substr(at, offset - at));
    std::size_t cells = static_cast<std::size_t>(displayWidth(point));
    if (point == '\t') {
      cells = kTabStop - cell % kTabStop;
      piece.assign(cells, ' ');
    } else if (isControl(point)) {
      cells = 1;
      piece = "\uFFFD";
    }
    cell += cells;
    if (cell <= start) continue;
    if (drawnCells + cells > kLongestLine) {
      drawn.text += "…";
      drawn.caretEnd = std::max(drawn.caretEnd, drawn.caretBegin + 1);
      return drawn;
    }
    drawn.text += piece;
    drawnCells += cells;
    if (at < end) drawn.caretEnd = drawnCells;
  }
  if (begin >= line.size()) drawn.caretBegin = drawnCells;
  drawn.caretEnd = std::max(drawn.caretEnd, drawn.caretBegin + 1);
  return drawn;
}

class Renderer {
 public:
  explicit Renderer(const RenderStyle& style) : style_(style) {}

  std::string render(const Diagnostic& diagnostic) {
    const DiagnosticInfo& info = infoOf(diagnostic.kind);
    marginCells_ = widestLineNumber(diagnostic);
    paint(colorOf(info.severity), say(wordOf(info.severity)) + "[" + std::string(info.code) + "]");
    paint(kBold, (isChinese() ? "：" : ": ") + say(diagnostic.message()));
    out_ += '\n';
    if (diagnostic.source) {
      drawPlace(*diagnostic.source, diagnostic.span, '^', colorOf(info.severity));
    }
    for (const DiagnosticNote& note : diagnostic.notes) drawNote(note);
    if (!diagnostic.hint.zh.empty()) drawFootnote({"提示", "hint"}, diagnostic.hint);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool isChinese() const { return style_.language == Language::kChinese; }
  [[nodiscard]] const std::string& say(const Localized& text) const {
    return text.in(style_.language);
  }

  void paint(std::string_view color, std::string_view text) {
    if (style_.color) out_ += color;
    out_ += text;
    if (style_.color) out_ += kReset;
  }

  static std::size_t widestLineNumber(const Diagnostic& diagnostic) {
    std::size_t widest = 1;
    const auto look = [&widest](const std::shared_ptr<const SourceFile>& source, Span span) {
      if (!source) return;
      widest = std::max(widest, std::to_string(source->locate(span.begin).line).size());
    };
    look(diagnostic.source, diagnostic.span);
    for (const DiagnosticNote& note : diagnostic.notes) look(note.source, note.span);
    return widest;
  }

  void drawMargin(const std::string& number) {
    paint(kBlue, std::string(marginCells_ - number.size(), ' ') + number + " |");
  }

  void drawPlace(const SourceFile& source, Span span, char mark, std::string_view color) {
    const LineColumn place = source.locate(span.begin);
    paint(kBlue, std::string(marginCells_, ' ') + "--> ");
    out_ += source.path() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    out_ += '\n';
    drawMargin("");
    out_ += '\n';

    const std::string_view line = source.line(place.line);
    const std::size_t lineStart = source.lineStart(place.line);
    const std::size_t begin = std::min<std::size_t>(span.begin - lineStart, line.size());
    const std::size_t end = std::min<std::size_t>(span.end - lineStart, line.size());
    const DrawnLine drawn = drawLine(line, begin, std::max(begin, end));
    drawMargin(std::to_string(place.line));
    out_ += " " + drawn.text + "\n";
    drawMargin("");
    out_ += " " + std::string(drawn.caretBegin, ' ');
    paint(color, std::string(drawn.caretEnd - drawn.caretBegin, mark));
    out_ += '\n';
  }

  void drawNote(const DiagnosticNote& note) {
    paint(kCyan, say(wordOf(Severity::kNote)));
    out_ += (isChinese() ? "：" : ": ") + say(note.text) + "\n";
    if (note.source) drawPlace(*note.source, note.span, '-', kCyan);
  }

  void drawFootnote(const Localized& word, const Localized& text) {
    paint(kBlue, std::string(marginCells_ + 1, ' ') + "= ");
    paint(kCyan, say(word));
    out_ += (isChinese() ? "：" : ": ") + say(text) + "\n";
  }

  const RenderStyle& style_;
  std::string out_;
  std::size_t marginCells_ = 1;
};

}  // namespace

std::string renderDiagnostic(const Diagnostic& diagnostic, const RenderStyle& style) {
  return Renderer(style).render(diagnostic);
}

std::string renderDiagnostics(const Diagnostics& diagnostics, const RenderStyle& style) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    out += renderDiagnostic(diagnostic, style) + "\n";
  }
  if (out.empty()) return out;
  const std::string errors = std::to_string(diagnostics.errorCount());
  const std::string dropped = std::to_string(diagnostics.dropped());
  const bool isChinese = style.language == Language::kChinese;
  out += isChinese ? "共 " + errors + " 处错误" : errors + (errors == "1" ? " error" : " errors");
  if (diagnostics.dropped() > 0) {
    out += isChinese ? "，另有 " + dropped + " 条未显示" : ", " + dropped + " more not shown";
  }
  return out + "\n";
}

}  // namespace gouji
