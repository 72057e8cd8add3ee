#include "engine/render/pdf/note_writer.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace gouji::pdf {
namespace {

constexpr const char* kIdPrefix = "gouji-";
constexpr double kPadding = 1.5;
constexpr double kSmallest = 6;
constexpr double kMark = 18;      // side of a note mark
constexpr double kMarkStep = 24;  // from one mark to the next
constexpr int kPrint = 4;         // annotation flag: shown on paper as well

using Object = QPDFObjectHandle;
using Rectangle = QPDFObjectHandle::Rectangle;

bool isText(Object dictionary, const char* key, const std::string& value) {
  Object found = dictionary.getKey(key);
  return found.isString() && found.getUTF8Value() == value;
}

std::string idOf(Object annotation) {
  Object id = annotation.getKey("/NM");
  return id.isString() ? id.getUTF8Value() : std::string();
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

Object arrayOf(const std::vector<double>& values) {
  Object array = Object::newArray();
  for (const double value : values) array.appendItem(Object::newReal(value, 2));
  return array;
}

/// From points from the top left of what is displayed to the page's own coordinates: the inverse
/// of what the reader of PDF does (read/pdf/worker/rulings.cpp).
class PageSpace {
 public:
  explicit PageSpace(QPDFPageObjectHelper& page) : box_(page.getCropBox().getArrayAsRectangle()) {
    Object rotate = page.getAttribute("/Rotate", false);
    turns_ = rotate.isInteger() ? ((rotate.getIntValueAsInt() / 90) % 4 + 4) % 4 : 0;
  }
  [[nodiscard]] double width() const {
    return turns_ % 2 == 0 ? box_.urx - box_.llx : box_.ury - box_.lly;
  }
  [[nodiscard]] double height() const {
    return turns_ % 2 == 0 ? box_.ury - box_.lly : box_.urx - box_.llx;
  }
  [[nodiscard]] Rectangle map(double x, double y, double width, double height) const {
    const auto [x0, y0] = mapPoint(x, y);
    const auto [x1, y1] = mapPoint(x + width, y + height);
    return {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
  }

 private:
  [[nodiscard]] std::pair<double, double> mapPoint(double x, double y) const {
    switch (turns_) {
      case 1:
        return {y + box_.llx, x + box_.lly};
      case 2:
        return {box_.urx - x, y + box_.lly};
      case 3:
        return {box_.urx - y, box_.ury - x};
      default:
        return {x + box_.llx, box_.ury - y};
    }
  }
  Rectangle box_;
  int turns_ = 0;
};

/// Writes the notes into one document.
class NoteWriter {
 public:
  NoteWriter(QPDF& pdf, const std::string& author)
      : pdf_(pdf), author_(author), pages_(QPDFPageDocumentHelper(pdf).getAllPages()) {}

  void dropOwnNotes() {
    std::set<QPDFObjGen> answered;
    for (auto& page : pages_) {
      forEachNote(page, [&](Object note) {
        if (!isOwn(note) && note.getKey("/IRT").isIndirect())
          answered.insert(note.getKey("/IRT").getObjGen());
      });
    }
    for (auto& page : pages_) dropFrom(page, answered);
  }

  void add(const PageNote& note) {
    if (pages_.empty() || kept_.count(note.id) != 0) return;
    const bool hasPlace = note.page >= 1 && note.page <= pages_.size();
    QPDFPageObjectHelper& page = pages_[hasPlace ? note.page - 1 : 0];
    const PageSpace space(page);
    Rectangle rectangle;
    Object annotation = Object::newDictionary();
    if (hasPlace) {
      rectangle = boxOf(note, space);
      makeHighlight(annotation, rectangle, note);
    } else {
      rectangle = nextCorner(space);
      makeMark(annotation, rectangle, note);
    }
    describe(annotation, rectangle, note, page);
    attach(page, annotation, rectangle);
  }

 private:
  template <typename Each>
  static void forEachNote(QPDFPageObjectHelper& page, const Each& each) {
    Object notes = page.getObjectHandle().getKey("/Annots");
    if (!notes.isArray()) return;
    for (int i = 0; i < notes.getArrayNItems(); ++i) {
      if (Object note = notes.getArrayItem(i); note.isDictionary()) each(note);
    }
  }

  bool isOwn(const Object& note) const {
    return isText(note, "/T", author_) && idOf(note).rfind(kIdPrefix, 0) == 0;
  }

  void dropFrom(QPDFPageObjectHelper& page, const std::set<QPDFObjGen>& answered) {
    Object remaining = Object::newArray();
    bool dropped = false;
    forEachNote(page, [&](Object note) {
      Object parent = note.getKey("/Parent");
      const bool isPopup = parent.isDictionary() && isOwn(parent);
      Object own = isPopup ? parent : note;
      if (!isPopup && !isOwn(note)) return remaining.appendItem(note);
      if (answered.count(own.getObjGen()) != 0) {
        kept_.insert(idOf(own));
        return remaining.appendItem(note);
      }
      dropped = true;
    });
    if (!dropped) return;
    if (remaining.getArrayNItems() == 0) {
      page.getObjectHandle().removeKey("/Annots");
    } else {
      page.getObjectHandle().replaceKey("/Annots", remaining);
    }
  }

  static Rectangle boxOf(const PageNote& note, const PageSpace& space) {
    return space.map(note.x - kPadding, note.y - kPadding,
                     std::max(note.width, kSmallest) + 2 * kPadding,
                     std::max(note.height, kSmallest) + 2 * kPadding);
  }

  /// Marks go down the right margin of the first page, then start a new column.
  Rectangle nextCorner(const PageSpace& space) {
    const auto perColumn =
        std::max<std::size_t>(1, static_cast<std::size_t>(space.height() / kMarkStep) - 1);
    const std::size_t column = marks_ / perColumn;
    const std::size_t line = marks_ % perColumn;
    ++marks_;
    return space.map(space.width() - kMarkStep * static_cast<double>(column + 1),
                     kPadding + 4 + static_cast<double>(line) * kMarkStep, kMark, kMark);
  }

  void makeHighlight(Object annotation, const Rectangle& r, const PageNote& note) {
    annotation.replaceKey("/Subtype", Object::newName("/Highlight"));
    annotation.replaceKey("/QuadPoints",
                          arrayOf({r.llx, r.ury, r.urx, r.ury, r.llx, r.lly, r.urx, r.lly}));
    const std::string box = number(r.llx) + " " + number(r.lly) + " " + number(r.urx - r.llx) +
                            " " + number(r.ury - r.lly);
    // A tint that lets the letters through, and a line around it for those who print in grey.
    setAppearance(annotation, r,
                  "/Tint gs " + colorOf(note) + " rg " + box + " re f\n" + colorOf(note, 0.75) +
                      " RG 0.8 w " + box + " re S\n",
                  true);
  }

  void makeMark(Object annotation, const Rectangle& r, const PageNote& note) {
    annotation.replaceKey("/Subtype", Object::newName("/Text"));
    annotation.replaceKey("/Name", Object::newName("/Comment"));
    std::string content = colorOf(note) + " rg 0.35 0.35 0.35 RG 0.8 w " + number(r.llx + 1) + " " +
                          number(r.lly + 1) + " " + number(r.urx - r.llx - 2) + " " +
                          number(r.ury - r.lly - 2) + " re B\n";
    for (const double part : {0.3, 0.5, 0.7}) {
      const std::string y = number(r.lly + (r.ury - r.lly) * part);
      content += number(r.llx + 4) + " " + y + " m " + number(r.urx - 4) + " " + y + " l S\n";
    }
    setAppearance(annotation, r, content, false);
  }

  static std::string colorOf(const PageNote& note, double shade = 1) {
    return number(note.red * shade) + " " + number(note.green * shade) + " " +
           number(note.blue * shade);
  }

  void setAppearance(Object annotation, const Rectangle& r, const std::string& content,
                     bool isTint) {
    Object form = Object::newStream(&pdf_, content);
    Object dictionary = form.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Form"));
    dictionary.replaceKey("/BBox", arrayOf({r.llx - 1, r.lly - 1, r.urx + 1, r.ury + 1}));
    dictionary.replaceKey(
        "/Resources",
        Object::parse(isTint ? "<</ExtGState<</Tint<</Type/ExtGState/BM/Multiply>>>>>>" : "<<>>"));
    if (isTint) dictionary.replaceKey("/Group", Object::parse("<</S/Transparency>>"));
    Object appearance = Object::newDictionary();
    appearance.replaceKey("/N", form);
    annotation.replaceKey("/AP", appearance);
  }

  void describe(Object annotation, const Rectangle& r, const PageNote& note,
                QPDFPageObjectHelper& page) {
    annotation.replaceKey("/Type", Object::newName("/Annot"));
    annotation.replaceKey("/Rect", arrayOf({r.llx - 1, r.lly - 1, r.urx + 1, r.ury + 1}));
    annotation.replaceKey("/C", arrayOf({note.red, note.green, note.blue}));
    annotation.replaceKey("/F", Object::newInteger(kPrint));
    annotation.replaceKey("/P", page.getObjectHandle());
    annotation.replaceKey("/T", Object::newUnicodeString(author_));
    annotation.replaceKey("/Subj", Object::newUnicodeString(note.subject));
    annotation.replaceKey("/Contents", Object::newUnicodeString(note.text));
    annotation.replaceKey("/NM", Object::newUnicodeString(note.id));
  }

  void attach(QPDFPageObjectHelper& page, const Object& annotation, const Rectangle& r) {
    Object note = pdf_.makeIndirectObject(annotation);
    Object popup = pdf_.makeIndirectObject(Object::newDictionary());
    popup.replaceKey("/Type", Object::newName("/Annot"));
    popup.replaceKey("/Subtype", Object::newName("/Popup"));
    popup.replaceKey("/Rect", arrayOf({r.urx, r.lly - 120, r.urx + 220, r.ury}));
    popup.replaceKey("/Parent", note);
    popup.replaceKey("/Open", Object::newBool(false));
    note.replaceKey("/Popup", popup);
    // An array of this page alone: the one that is there might be shared with another page.
    Object notes = Object::newArray();
    forEachNote(page, [&](const Object& existing) { notes.appendItem(existing); });
    notes.appendItem(note);
    notes.appendItem(popup);
    page.getObjectHandle().replaceKey("/Annots", notes);
  }

  QPDF& pdf_;
  const std::string& author_;
  std::vector<QPDFPageObjectHelper> pages_;
  std::set<std::string> kept_;  // ids of ours that somebody replied to
  std::size_t marks_ = 0;
};

std::string save(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  // What is not ours keeps its bytes.
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_preserve);
  writer.setMinimumPDFVersion("1.5");
  if (pdf.isEncrypted()) {
    // An id made of the content is not possible then; the protection stays what it was.
    writer.setStaticID(true);
    writer.setStaticAesIV(true);
  } else {
    writer.setDeterministicID(true);
  }
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

WrittenPdf writeNotes(const std::string& bytes, const std::vector<PageNote>& notes,
                      const std::string& author) {
  WrittenPdf written;
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("report.pdf", bytes.data(), bytes.size());
    if (pdf.isEncrypted() && !pdf.allowModifyAnnotation()) {
      written.problem = WrittenPdf::Problem::kNotAllowed;
      return written;
    }
    NoteWriter writer(pdf, author);
    writer.dropOwnNotes();
    for (const PageNote& note : notes) writer.add(note);
    written.bytes = save(pdf);
  } catch (const QPDFExc& error) {
    written.problem = error.getErrorCode() == qpdf_e_password ? WrittenPdf::Problem::kEncrypted
                                                              : WrittenPdf::Problem::kDamaged;
  } catch (const std::exception&) {
    written.problem = WrittenPdf::Problem::kDamaged;
  }
  return written;
}

}  // namespace gouji::pdf
