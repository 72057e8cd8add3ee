#include "engine/read/pdf/worker/rulings.h"

#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "engine/read/pdf/worker/answer_writer.h"
#include "engine/read/pdf/worker/content_scanner.h"

namespace gouji::pdf {
namespace {

constexpr int kMaxFormDepth = 16;
constexpr std::size_t kMaxOperators = 2'000'000;
constexpr double kThin = 3.0;      // points: a filled rectangle no thicker than this is a line
constexpr double kStraight = 0.8;  // points a line may lean

/// An affine map as PDF writes it: x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  [[nodiscard]] Matrix times(const Matrix& m) const {
    return {a * m.a + b * m.c, a * m.b + b * m.d,       c * m.a + d * m.c,
            c * m.b + d * m.d, e * m.a + f * m.c + m.e, e * m.b + f * m.d + m.f};
  }
};

struct Point {
  double x = 0, y = 0;
};

/// An operator of up to three letters as one number, to be told apart in a switch.
constexpr std::uint32_t pack(std::string_view op) {
  std::uint32_t code = 0;
  for (const char c : op) code = code << 8U | static_cast<unsigned char>(c);
  return code;
}

/// Interprets a content stream as far as lines and pictures need it (ISO 32000-1, 8.5).
class ContentInterpreter {
 public:
  ContentInterpreter(const Matrix& start, const QPDFObjectHandle& resources, int depth,
                     std::size_t& budget, std::set<QPDFObjGen>& open)
      : matrix_(start), resources_(resources), depth_(depth), budget_(budget), open_(open) {}

  /// `page` may be a form too. Throws what qpdf throws when its content cannot be unpacked.
  void run(QPDFPageObjectHelper page) {
    Pl_Buffer unpacked("content");
    page.pipeContents(&unpacked);
    const std::shared_ptr<Buffer> bytes = unpacked.getBufferSharedPointer();
    ContentScanner scanner({reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()});
    for (ContentToken token = scanner.next(); token.kind != ContentToken::Kind::kEnd && budget_ > 0;
         token = scanner.next()) {
      if (token.kind != ContentToken::Kind::kOperator) {
        if (operandCount_ < operands_.size()) operands_[operandCount_++] = token;
        continue;
      }
      --budget_;
      execute(token.text);
      operandCount_ = 0;
    }
  }

 private:
  [[nodiscard]] double number(std::size_t index) const {
    return index < operandCount_ && operands_[index].kind == ContentToken::Kind::kNumber
               ? readNumber(operands_[index].text)
               : 0;
  }
  [[nodiscard]] Point map(double x, double y) const {
    return {matrix_.a * x + matrix_.c * y + matrix_.e, matrix_.b * x + matrix_.d * y + matrix_.f};
  }

  void execute(std::string_view op) {
    if (op.size() > 3) return;
    switch (pack(op)) {
      case pack("q"):
        if (stack_.size() < 512) stack_.push_back(matrix_);
        break;
      case pack("Q"):
        if (!stack_.empty()) matrix_ = stack_.back(), stack_.pop_back();
        break;
      case pack("cm"):
        matrix_ =
            Matrix{number(0), number(1), number(2), number(3), number(4), number(5)}.times(matrix_);
        break;
      case pack("Do"):
        drawObject();
        break;
      default:
        if (!buildPath(op)) paintPath(op);
    }
  }

  bool buildPath(std::string_view op) {
    switch (pack(op)) {
      case pack("m"):
        current_ = start_ = map(number(0), number(1));
        openOutline();
        return true;
      case pack("l"):
        addSegment(current_, map(number(0), number(1)));
        goTo(map(number(0), number(1)));
        return true;
      case pack("c"):
        goTo(map(number(4), number(5)));
        return true;
      case pack("v"):
      case pack("y"):
        goTo(map(number(2), number(3)));
        return true;
      case pack("h"):
        addSegment(current_, start_);
        current_ = start_;
        return true;
      case pack("re"):
        addRectangle();
        return true;
      default:
        return false;
    }
  }

  void paintPath(std::string_view op) {
    switch (pack(op)) {
      case pack("s"):
        addSegment(current_, start_);
        [[fallthrough]];
      case pack("S"):
        return paint(true, false);
      case pack("f"):
      case pack("F"):
      case pack("f*"):
        return paint(false, true);
      case pack("B"):
      case pack("B*"):
      case pack("b"):
      case pack("b*"):
        return paint(true, true);
      case pack("n"):
        return paint(false, false);
      default:
        return;
    }
  }

  void goTo(Point next) {
    current_ = next;
    widenOutline();
  }

  void addSegment(Point from, Point to) {
    if (segments_.size() < 100'000) segments_.push_back({from, to});
  }

  void addRectangle() {
    const double x = number(0);
    const double y = number(1);
    const double w = number(2);
    const double h = number(3);
    const std::array<Point, 4> corners = {map(x, y), map(x + w, y), map(x + w, y + h),
                                          map(x, y + h)};
    for (std::size_t i = 0; i < 4; ++i) addSegment(corners[i], corners[(i + 1) % 4]);
    if (rectangles_.size() < 100'000) rectangles_.push_back({corners[0], corners[2]});
    current_ = start_ = corners[0];
  }

  // Browsers draw the side of a cell as a filled outline with slanted ends, not as a rectangle.
  void openOutline() {
    if (outlines_.size() < 100'000) outlines_.push_back({current_, current_});
  }
  void widenOutline() {
    if (outlines_.empty()) return;
    auto& [least, most] = outlines_.back();
    least = {std::min(least.x, current_.x), std::min(least.y, current_.y)};
    most = {std::max(most.x, current_.x), std::max(most.y, current_.y)};
  }

  void paint(bool strokes, bool fills) {
    if (strokes) {
      for (const auto& [from, to] : segments_) printSegment(from, to);
    } else if (fills) {
      for (const auto& [a, b] : rectangles_) printThinRectangle(a, b);
      for (const auto& [a, b] : outlines_) printThinRectangle(a, b);
    }
    outlines_.clear();
    segments_.clear();
    rectangles_.clear();
  }

  static void printLine(double x0, double y0, double x1, double y1) {
    printNumbers("line", {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)});
    std::putchar('\n');
  }

  static void printSegment(Point from, Point to) {
    const double dx = std::abs(from.x - to.x);
    const double dy = std::abs(from.y - to.y);
    if (dx < kStraight && dy > kStraight) {
      const double x = (from.x + to.x) / 2;
      printLine(x, from.y, x, to.y);
    } else if (dy < kStraight && dx > kStraight) {
      const double y = (from.y + to.y) / 2;
      printLine(from.x, y, to.x, y);
    }
  }

  static void printThinRectangle(Point a, Point b) {
    const double width = std::abs(a.x - b.x);
    const double height = std::abs(a.y - b.y);
    if (width <= kThin && height > width) {
      printLine((a.x + b.x) / 2, a.y, (a.x + b.x) / 2, b.y);
    } else if (height <= kThin && width > height) {
      printLine(a.x, (a.y + b.y) / 2, b.x, (a.y + b.y) / 2);
    }
  }

  void drawObject() {
    const ContentToken operand = operandCount_ == 0 ? ContentToken{} : operands_[operandCount_ - 1];
    if (operand.kind != ContentToken::Kind::kName || !resources_.isDictionary()) return;
    QPDFObjectHandle objects = resources_.getKey("/XObject");
    if (!objects.isDictionary()) return;
    QPDFObjectHandle object = objects.getKey(decodeName(operand.text));
    if (!object.isStream()) return;
    QPDFObjectHandle dictionary = object.getDict();
    QPDFObjectHandle subtype = dictionary.getKey("/Subtype");
    if (!subtype.isName()) return;
    if (subtype.getName() == "/Image") {
      printNumbers("image", {std::hypot(matrix_.a, matrix_.b), std::hypot(matrix_.c, matrix_.d)});
      std::putchar('\n');
      return;
    }
    // A form may draw itself in a damaged file: each is open once at most.
    if (subtype.getName() != "/Form" || depth_ >= kMaxFormDepth ||
        !open_.insert(object.getObjGen()).second)
      return;
    Matrix inner;
    QPDFObjectHandle values = dictionary.getKey("/Matrix");
    if (values.isArray() && values.getArrayNItems() == 6) {
      std::array<double, 6> v{};
      for (int i = 0; i < 6; ++i) {
        QPDFObjectHandle item = values.getArrayItem(i);
        v[static_cast<std::size_t>(i)] = item.isNumber() ? item.getNumericValue() : 0;
      }
      inner = {v[0], v[1], v[2], v[3], v[4], v[5]};
    }
    QPDFObjectHandle resources = dictionary.getKey("/Resources");
    if (!resources.isDictionary()) resources = resources_;
    ContentInterpreter form(inner.times(matrix_), resources, depth_ + 1, budget_, open_);
    try {
      form.run(QPDFPageObjectHelper(object));
    } catch (const std::exception&) {
      // What was drawn before the damage stands.
    }
    open_.erase(object.getObjGen());
  }

  Matrix matrix_;
  QPDFObjectHandle resources_;
  int depth_;
  std::size_t& budget_;
  std::set<QPDFObjGen>& open_;
  // Of the operator to come. No operator that counts has more; an array counts as its elements.
  std::array<ContentToken, 8> operands_{};
  std::size_t operandCount_ = 0;
  std::vector<Matrix> stack_;
  Point current_, start_;
  std::vector<std::pair<Point, Point>> segments_;
  std::vector<std::pair<Point, Point>> rectangles_;
  std::vector<std::pair<Point, Point>> outlines_;  // the corners that enclose each
};

/// From the page's own coordinates to points from the top left of what is displayed.
Matrix displayMatrix(QPDFPageObjectHelper& page, double width, double height) {
  const QPDFObjectHandle::Rectangle box = page.getCropBox().getArrayAsRectangle();
  QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
  const int turns = rotate.isInteger() ? ((rotate.getIntValueAsInt() / 90) % 4 + 4) % 4 : 0;
  switch (turns) {
    case 1:
      return {0, 1, 1, 0, -box.lly, -box.llx};
    case 2:
      return {-1, 0, 0, 1, box.urx, -box.lly};
    case 3:
      return {0, -1, -1, 0, width + box.lly, height + box.llx};
    default:
      return {1, 0, 0, -1, -box.llx, box.ury};
  }
}

}  // namespace

RulingReader::RulingReader(const std::string& bytes) {
  try {
    qpdf_.setSuppressWarnings(true);
    qpdf_.processMemoryFile("report.pdf", bytes.data(), bytes.size());
    pages_ = QPDFPageDocumentHelper(qpdf_).getAllPages();
  } catch (const std::exception&) {
    // Poppler repairs more than qpdf: the letters may still be read, only without lines.
  }
}

void RulingReader::printPage(unsigned index, double width, double height) {
  if (index >= pages_.size()) return;
  try {
    QPDFPageObjectHelper& page = pages_[index];
    std::size_t budget = kMaxOperators;
    std::set<QPDFObjGen> open;
    ContentInterpreter interpreter(displayMatrix(page, width, height),
                                   page.getAttribute("/Resources", false), 0, budget, open);
    interpreter.run(page);
  } catch (const std::exception&) {
    // A page whose content is broken keeps the lines read so far.
  }
}

}  // namespace gouji::pdf
