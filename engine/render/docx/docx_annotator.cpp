#include "engine/render/docx/docx_annotator.h"

#include <algorithm>
#include <map>

#include "engine/read/docx/package.h"
#include "engine/render/docx/anchors.h"
#include "engine/render/docx/comment_xml.h"
#include "engine/render/docx/own_comments.h"
#include "engine/render/docx/relations.h"
#include "engine/render/docx/zip_edit.h"
#include "engine/render/job/note_text.h"
#include "engine/render/markup.h"
#include "engine/text/utf8.h"

namespace gouji::docx {
namespace {

constexpr const char* kContentTypes = "[Content_Types].xml";
constexpr const char* kWordNamespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

Error notUtf8(const std::string& path) {
  return {"docx.encoding",
          {path + "：正文不是 UTF-8 编码，无法写入批注",
           path + ": its text is not in UTF-8, so no comments can be put in"},
          {"请用 Word 或 WPS 重新保存", "save it again with Word or WPS"}};
}

Error missingPart(const std::string& path, const std::string& part) {
  return {"docx.damaged",
          {path + "：缺少 " + part, path + ": " + part + " is missing"},
          {"请用 Word 或 WPS 重新保存", "save it again with Word or WPS"}};
}

/// Writes the comments of one report; the steps are the order of `run`.
class Annotation {
 public:
  Annotation(const office::JobReport& report, std::string_view document, const CommentStyle& style)
      : report_(report), document_(document), style_(style) {}

  Result<std::string> run() {
    for (const auto step :
         {&Annotation::openPackage, &Annotation::readComments, &Annotation::dropOwnComments,
          &Annotation::addComments, &Annotation::connectComments}) {
      if (auto failure = (this->*step)()) return *failure;
    }
    return replaceInZip(document_, changed_);
  }

 private:
  using Failure = std::optional<Error>;

  Failure openPackage() {
    Result<Package> package = Package::open(report_.file, document_, limits_);
    if (!package) return package.error();
    package_.emplace(std::move(*package));
    Result<std::string> mainPart = package_->findMainPart();
    if (!mainPart) return mainPart.error();
    mainPart_ = std::move(*mainPart);
    if (auto failure = load(mainPart_, main_)) return failure;
    if (!main_) return missingPart(report_.file, mainPart_);
    return load(relationshipsPartOf(mainPart_), relationships_);
  }

  /// The part as it is in the document; `part` stays empty when there is none.
  Failure load(const std::string& name, std::optional<XmlPart>& part) {
    Result<std::optional<std::string>> text = package_->readPart(name);
    if (!text) return text.error();
    if (!text->has_value()) return std::nullopt;
    if (findInvalidUtf8(**text)) return notUtf8(report_.file);
    Result<XmlPart> parsed = XmlPart::parse(name, std::move(**text));
    if (!parsed) return parsed.error();
    part.emplace(std::move(*parsed));
    return std::nullopt;
  }

  Failure readComments() {
    if (!relationships_) return std::nullopt;
    const auto named = findRelated(*relationships_, mainPart_, "comments");
    if (!named) return std::nullopt;
    commentsPart_ = *named;
    isConnected_ = true;
    return load(commentsPart_, comments_);
  }

  Failure dropOwnComments() {
    if (!comments_) return std::nullopt;
    std::optional<XmlPart> extended;
    const auto named = findRelated(*relationships_, mainPart_, "commentsExtended");
    if (named) {
      if (auto failure = load(*named, extended)) return failure;
    }
    own_ = findOwnComments(*comments_, extended ? extended->text() : std::string());
    if (own_.ids.empty()) return std::nullopt;
    if (auto failure = change(commentsPart_, *comments_, &removeComments)) return failure;
    if (auto failure = change(mainPart_, *main_, &removeMarks)) return failure;
    if (own_.paragraphs.empty()) return std::nullopt;
    for (const char* kind : {"commentsExtended", "commentsIds"}) {
      const auto part = findRelated(*relationships_, mainPart_, kind);
      std::optional<XmlPart> xml;
      if (!part) continue;
      if (auto failure = load(*part, xml)) return failure;
      if (!xml) continue;
      if (auto failure = change(*part, *xml, &removeReferences)) return failure;
    }
    return std::nullopt;
  }

  using Remove = void (*)(const XmlPart&, const OwnComments&, TextEdits&);
  Failure change(const std::string& name, XmlPart& part, Remove remove) {
    TextEdits edits;
    remove(part, own_, edits);
    return edits.empty() ? std::nullopt : rewrite(name, part, edits);
  }

  /// Takes the changed text as the part from here on.
  Failure rewrite(const std::string& name, XmlPart& part, const TextEdits& edits) {
    Result<XmlPart> changed = XmlPart::parse(name, edits.apply(part.text()));
    if (!changed) return changed.error();
    part = std::move(*changed);
    changed_[name] = part.text();
    return std::nullopt;
  }

  Failure addComments() {
    const Result<Anchors> anchors = Anchors::find(*main_, report_.file, limits_);
    if (!anchors) return anchors.error();
    nextId_ = own_.nextId;
    std::size_t written = 0;
    std::size_t leftOut = 0;
    for (const office::JobFinding& finding : report_.findings) {
      if (own_.keptFingerprints.contains(finding.fingerprint)) continue;
      if (written == office::kMostNotes) {
        ++leftOut;
      } else if (comment(*anchors, finding.location, finding.excerpt,
                         office::noteLines(finding, style_.language), &finding)) {
        ++written;
      }
    }
    if (leftOut > 0)
      comment(*anchors, {}, {}, office::leftOutLines(leftOut, style_.language), nullptr);
    return edits_.empty() ? std::nullopt : rewrite(mainPart_, *main_, edits_);
  }

  /// False when the document has no paragraph at all.
  bool comment(const Anchors& anchors, const Location& place, const std::string& excerpt,
               const std::vector<std::string>& lines, const office::JobFinding* finding) {
    const std::optional<Anchor> anchor = anchors.anchorOf(place, excerpt);
    if (!anchor) return false;
    const auto begin = main_->spanOf(anchor->beginParagraph);
    const auto end = main_->spanOf(anchor->endParagraph);
    if (!begin || !end) return false;
    const std::uint32_t id = nextId_++;
    markBegin(*anchor, *begin, rangeStartXml(id));
    markEnd(*anchor, *end, rangeEndXml(id));
    commentXml_ += commentXml(id, lines, finding, style_);
    return true;
  }

  void markBegin(const Anchor& anchor, const ElementSpan& paragraph, const std::string& mark) {
    if (const auto child = anchor.firstChild ? main_->spanOf(anchor.firstChild) : std::nullopt) {
      edits_.insert(child->begin, mark);
    } else if (const auto properties = propertiesOf(anchor.beginParagraph)) {
      edits_.insert(properties->end, mark);
    } else {
      edits_.insertAtBegin(*main_, paragraph, mark);
    }
  }

  void markEnd(const Anchor& anchor, const ElementSpan& paragraph, const std::string& mark) {
    if (const auto child = anchor.lastChild ? main_->spanOf(anchor.lastChild) : std::nullopt) {
      edits_.insert(child->end, mark);
    } else {
      edits_.insertAtEnd(*main_, paragraph, mark);
    }
  }

  [[nodiscard]] std::optional<ElementSpan> propertiesOf(const pugi::xml_node& paragraph) const {
    const pugi::xml_node properties = paragraph.child("w:pPr");
    return properties ? main_->spanOf(properties) : std::nullopt;
  }

  /// The comments part, and what leads to it when the document had none.
  Failure connectComments() {
    if (commentXml_.empty()) return std::nullopt;
    if (comments_) {
      TextEdits edits;
      edits.insertAtEnd(*comments_, *comments_->spanOf(comments_->root()), commentXml_);
      if (auto failure = rewrite(commentsPart_, *comments_, edits)) return failure;
    } else {
      if (commentsPart_.empty()) commentsPart_ = siblingPart(mainPart_, "comments.xml");
      const std::string space = main_->root().attribute("xmlns:w").as_string(kWordNamespace);
      changed_[commentsPart_] =
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"" +
          render::escapeMarkup(space) + "\">" + commentXml_ + "</w:comments>";
    }
    return isConnected_ ? std::nullopt : addRelationship();
  }

  Failure addRelationship() {
    const std::string name = relationshipsPartOf(mainPart_);
    if (!relationships_) {
      Result<XmlPart> fresh = XmlPart::parse(
          name,
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
          "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>");
      if (!fresh) return fresh.error();
      relationships_.emplace(std::move(*fresh));
    }
    changed_[name] = withComments(*relationships_, "/" + commentsPart_);
    std::optional<XmlPart> types;
    if (auto failure = load(kContentTypes, types)) return failure;
    if (!types) return missingPart(report_.file, kContentTypes);
    changed_[kContentTypes] = withContentType(*types, commentsPart_);
    return std::nullopt;
  }

  const office::JobReport& report_;
  std::string_view document_;
  const CommentStyle& style_;
  ReadLimits limits_;
  std::optional<Package> package_;
  std::string mainPart_;
  std::string commentsPart_;  // empty when the document names none
  bool isConnected_ = false;  // the relationships name a comments part
  std::optional<XmlPart> main_, relationships_, comments_;
  OwnComments own_;
  std::uint32_t nextId_ = 0;
  TextEdits edits_;  // of main_, without our old comments
  std::string commentXml_;
  std::map<std::string, std::string> changed_;
};

Localized whatToUseFor(const std::string& format) {
  if (format == "pdf") return {"PDF 请用 --format pdf", "use --format pdf for a PDF"};
  if (format == "doc" || format == "rtf")
    return {"请用 Word 或 WPS 另存为 DOCX，或用 --format html 或 xlsx",
            "save it as DOCX with Word or WPS, or use --format html or xlsx"};
  return {"请用 --format html 或 xlsx", "use --format html or xlsx"};
}

Error notADocx(const office::JobReport& report) {
  return {"docx.not-a-docx",
          {report.file + "：不是 DOCX，无法写入批注",
           report.file + ": not a DOCX, so no comments can be put in"},
          whatToUseFor(report.format)};
}

}  // namespace

Result<std::string> annotateDocx(const office::JobReport& report, std::string_view document,
                                 const CommentStyle& style) {
  if (report.format != "docx") return notADocx(report);
  return Annotation(report, document, style).run();
}

}  // namespace gouji::docx
