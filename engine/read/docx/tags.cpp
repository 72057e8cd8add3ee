#include "engine/read/docx/tags.h"

namespace gouji::docx {
namespace {

// Names of the namespace w, without it, by their length: most are none of ours and are seen not to
// be after one comparison or two.
Tag tagOfWord(std::string_view name) {
  switch (name.size()) {
    case 1:
      if (name == "p") return Tag::kParagraph;
      if (name == "r") return Tag::kRun;
      if (name == "t") return Tag::kText;
      break;
    case 2:
      if (name == "tr") return Tag::kRow;
      if (name == "tc") return Tag::kCell;
      if (name == "br" || name == "cr") return Tag::kBreak;
      break;
    case 3:
      if (name == "tbl") return Tag::kTable;
      if (name == "tab") return Tag::kTab;
      if (name == "sdt") return Tag::kControl;
      if (name == "sym") return Tag::kSymbol;
      if (name == "ins" || name == "dir" || name == "bdo") return Tag::kTransparent;
      break;
    case 4:
      if (name == "ptab") return Tag::kTab;
      if (name == "ruby" || name == "pict") return Tag::kDrawing;
      break;
    case 6:
      if (name == "moveTo") return Tag::kTransparent;
      if (name == "object") return Tag::kPicture;
      break;
    case 7:
      if (name == "drawing") return Tag::kDrawing;
      break;
    case 8:
      if (name == "smartTag" || name == "rubyBase") return Tag::kTransparent;
      break;
    case 9:
      if (name == "customXml" || name == "hyperlink" || name == "fldSimple")
        return Tag::kTransparent;
      break;
    case 10:
      if (name == "sdtContent") return Tag::kTransparent;
      break;
    case 11:
      if (name == "txbxContent") return Tag::kTextBox;
      break;
    case 13:
      if (name == "noBreakHyphen") return Tag::kHyphen;
      break;
    default:
      break;
  }
  return Tag::kOther;
}

}  // namespace

Tag tagOf(std::string_view name) {
  if (name.starts_with("w:")) return tagOfWord(name.substr(2));
  if (name == "mc:AlternateContent") return Tag::kAlternative;
  if (name == "pic:pic" || name == "v:imagedata") return Tag::kPicture;
  if (name == "m:oMath" || name == "m:oMathPara") return Tag::kSymbol;
  for (const std::string_view drawing : {"wp:", "a:", "wps:", "wpg:", "v:"}) {
    if (name.starts_with(drawing)) return Tag::kDrawing;
  }
  return Tag::kOther;
}

bool isKnownProperty(std::string_view name) {
  if (!name.starts_with("w:")) return false;
  name.remove_prefix(2);
  switch (name.size()) {
    case 3:
      return name == "del" || name == "num" || name == "lvl";
    case 4:
      return name == "ilvl";
    case 5:
      return name == "numId" || name == "start" || name == "style";
    case 6:
      return name == "vMerge" || name == "vanish" || name == "strike" || name == "pStyle" ||
             name == "rStyle" || name == "numFmt";
    case 7:
      return name == "cellDel" || name == "basedOn" || name == "lvlText" || name == "dstrike";
    case 8:
      return name == "gridSpan";
    case 9:
      return name == "gridAfter" || name == "vertAlign";
    case 10:
      return name == "gridBefore" || name == "outlineLvl";
    case 11:
      return name == "abstractNum" || name == "lvlOverride";
    case 13:
      return name == "showingPlcHdr" || name == "abstractNumId" || name == "startOverride";
    default:
      return false;
  }
}

}  // namespace gouji::docx
