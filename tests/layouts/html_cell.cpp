#include "tests/layouts/html_cell.h"

#include <functional>

#include "engine/text/utf8.h"

namespace gouji::layouts {
namespace {

void forEachCharacter(const std::string& text, const std::function<void(std::string)>& use) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    static_cast<void>(decodeUtf8(text, offset));
    use(text.substr(begin, offset - begin));
  }
}

}  // namespace

std::string escape(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else
      escaped += c;
  }
  return escaped;
}

std::string CellWriter::attributes() const {
  switch (style_) {
    case CellStyle::kWord:
      return " valign=\"center\" style=\"width:62.35pt;padding:0 5.4pt;border:1.0pt solid "
             "windowtext\"";
    case CellStyle::kExcel:
      return " class=\"xl65\" height=\"32\" style=\"height:24.00pt;border-left:none\"";
    default:
      return {};
  }
}

std::string CellWriter::content(const PrintedCell& cell) {
  switch (style_) {
    case CellStyle::kPlain:
      return cell.text.empty() && random_.chance(50) ? "&nbsp;" : escape(cell.text);
    case CellStyle::kExcel:
      return cell.text.empty() ? "　" : "\n  " + escape(cell.text) + "\n ";
    case CellStyle::kWord: {
      const std::string open =
          "<p class=\"MsoNormal\" align=\"center\" style=\"text-align:center\">";
      if (cell.text.empty())
        return open +
               "<span lang=\"EN-US\" style=\"font-family:仿宋_GB2312\"><o:p>&nbsp;</o:p>"
               "</span></p>";
      return open + inSpans(cell.text, cell.cell == kNoCell) + "</p>";
    }
    case CellStyle::kPieces:
      return inPieces(cell.text);
  }
  return {};
}

std::string CellWriter::words(const std::string& text) {
  return style_ == CellStyle::kPlain || text.starts_with("&") ? text : inSpans(text, false);
}

// Runs of letters in spans; a label may go on in another paragraph.
std::string CellWriter::inSpans(const std::string& text, bool mayBreak) {
  std::string out = "<span style=\"font-size:10.5pt;font-family:宋体\">";
  bool first = true;
  forEachCharacter(text, [&](const std::string& character) {
    const std::uint32_t cut = first ? 100 : random_.below(100);
    first = false;
    if (cut < 12)
      out += "</span><span lang=\"EN-US\">";
    else if (cut < 15 && mayBreak)
      out += "</span><br><span>\n";
    else if (cut < 20 && mayBreak)
      out += "\n";
    out += escape(character);
  });
  return out + "</span>";
}

std::string CellWriter::inPieces(const std::string& text) {
  std::string out;
  if (!text.empty() && random_.chance(10)) out += random_.chance(50) ? "<s>95</s>" : "<del>9</del>";
  bool first = true;
  forEachCharacter(text, [&](const std::string& character) {
    const std::uint32_t kind = random_.below(100);
    if (!first && kind < 10) out += "<!-- -->";
    first = false;
    if (kind < 30 && character.size() == 1)
      out += "&#" + std::to_string(static_cast<unsigned char>(character[0])) + ";";
    else if (kind < 50)
      out += "<font>" + escape(character) + "</font>";
    else
      out += escape(character);
  });
  return out;
}

}  // namespace gouji::layouts
