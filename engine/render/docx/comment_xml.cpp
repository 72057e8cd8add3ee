#include "engine/render/docx/comment_xml.h"

#include "engine/render/job/note_text.h"
#include "engine/render/markup.h"

namespace gouji::docx {
namespace {

const char* colorOf(const office::JobFinding& finding) {
  if (finding.outcome != Outcome::kFail) return "595959";
  switch (finding.level) {
    case FindingLevel::kError:
      return "C00000";
    case FindingLevel::kWarning:
      return "9C5700";
    case FindingLevel::kInfo:
      return "1F4E79";
  }
  return "000000";
}

/// The document's own style for text may be large and indented: a comment says all it needs.
std::string lineXml(const std::string& line, const std::string& look, bool isFirst) {
  return "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>"
         "<w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>" +
         std::string(isFirst ? "<w:r><w:annotationRef/></w:r>" : "") + "<w:r><w:rPr>" + look +
         "</w:rPr><w:t xml:space=\"preserve\">" + render::escapeMarkup(line) + "</w:t></w:r></w:p>";
}

}  // namespace

std::string commentXml(std::uint32_t id, const std::vector<std::string>& lines,
                       const office::JobFinding* finding, const CommentStyle& style) {
  const std::string plain =
      "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"宋体\" w:hint=\"eastAsia\"/>";
  const std::string size = "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>";
  std::string xml = "<w:comment w:id=\"" + std::to_string(id) + "\" w:author=\"" +
                    std::string(office::kAuthor) + "\"";
  if (!style.date.empty()) xml += " w:date=\"" + render::escapeMarkup(style.date) + "\"";
  xml += " w:initials=\"" + std::string(office::kInitials) + "\">";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string look = plain;
    if (finding != nullptr && i == 0) {
      look += "<w:b/><w:color w:val=\"" + std::string(colorOf(*finding)) + "\"/>";
    } else if (finding != nullptr && i + 1 == lines.size()) {
      look += "<w:color w:val=\"7F7F7F\"/>";  // the fingerprint, for programs
    }
    xml += lineXml(lines[i], look + size, i == 0);
  }
  return xml + "</w:comment>";
}

std::string rangeStartXml(std::uint32_t id) {
  return "<w:commentRangeStart w:id=\"" + std::to_string(id) + "\"/>";
}

std::string rangeEndXml(std::uint32_t id) {
  const std::string number = std::to_string(id);
  return "<w:commentRangeEnd w:id=\"" + number + "\"/><w:r><w:commentReference w:id=\"" + number +
         "\"/></w:r>";
}

}  // namespace gouji::docx
