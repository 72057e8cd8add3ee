#include "engine/render/docx/relations.h"

#include <set>
#include <string_view>

#include "engine/read/docx/package.h"
#include "engine/render/markup.h"

namespace gouji::docx {
namespace {

constexpr std::string_view kTransitional =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kStrict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
constexpr std::string_view kCommentsType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

std::string endOfRoot(const XmlPart& part, const std::string& text) {
  TextEdits edits;
  edits.insertAtEnd(part, *part.spanOf(part.root()), text);
  return edits.apply(part.text());
}

/// The root's name may carry a prefix, which its children share.
std::string prefixOf(const XmlPart& part) {
  const std::string name = part.root().name();
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? "" : name.substr(0, colon + 1);
}

}  // namespace

std::string relationshipsPartOf(const std::string& part) {
  const std::string name = part.substr(part.rfind('/') + 1);
  return siblingPart(part, "_rels/" + name + ".rels");
}

std::optional<std::string> findRelated(const XmlPart& relationships, const std::string& mainPart,
                                       const std::string& kind) {
  for (const pugi::xml_node relationship : relationships.root().children()) {
    const std::string_view type = relationship.attribute("Type").value();
    if (!type.ends_with("/" + kind)) continue;
    const std::string target = relationship.attribute("Target").value();
    return target.starts_with("/") ? target.substr(1) : siblingPart(mainPart, target);
  }
  return std::nullopt;
}

std::string withComments(const XmlPart& relationships, const std::string& target) {
  std::set<std::string> ids;
  bool isStrict = false;
  for (const pugi::xml_node relationship : relationships.root().children()) {
    ids.insert(relationship.attribute("Id").value());
    isStrict =
        isStrict || std::string_view(relationship.attribute("Type").value()).starts_with(kStrict);
  }
  std::string id = "rIdGouji";
  for (int i = 2; ids.contains(id); ++i) id = "rIdGouji" + std::to_string(i);
  return endOfRoot(relationships,
                   "<" + prefixOf(relationships) + "Relationship Id=\"" + id + "\" Type=\"" +
                       std::string(isStrict ? kStrict : kTransitional) + "/comments\" Target=\"" +
                       render::escapeMarkup(target) + "\"/>");
}

std::string withContentType(const XmlPart& types, const std::string& part) {
  const std::string name = "/" + part;
  for (const pugi::xml_node type : types.root().children()) {
    if (type.attribute("PartName").value() == name) return types.text();
  }
  return endOfRoot(types, "<" + prefixOf(types) + "Override PartName=\"" +
                              render::escapeMarkup(name) + "\" ContentType=\"" +
                              std::string(kCommentsType) + "\"/>");
}

}  // namespace gouji::docx
