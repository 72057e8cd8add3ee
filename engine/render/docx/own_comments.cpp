#include "engine/render/docx/own_comments.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>
#include <vector>

#include "engine/render/job/note_text.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kFingerprintLength = 16;

/// All elements below `root`, without recursion: a document may be nested as deep as it likes.
template <typename Each>
void forEachElement(const pugi::xml_node& root, const Each& each) {
  pugi::xml_node node = root.first_child();
  while (node) {
    const bool wantsChildren = node.type() == pugi::node_element && each(node);
    if (wantsChildren && node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    if (!node || node == root) return;
    node = node.next_sibling();
  }
}

bool isNamed(const pugi::xml_node& node, const char* name) {
  return std::strcmp(node.name(), name) == 0;
}

std::string textOf(const pugi::xml_node& node) {
  std::string text;
  forEachElement(node, [&](const pugi::xml_node& element) {
    if (isNamed(element, "w:t")) text += element.text().get();
    return true;
  });
  return text;
}

std::vector<std::string> paragraphIdsOf(const pugi::xml_node& comment) {
  std::vector<std::string> ids;
  forEachElement(comment, [&](const pugi::xml_node& element) {
    const char* id = element.attribute("w14:paraId").value();
    if (isNamed(element, "w:p") && *id != '\0') ids.emplace_back(id);
    return true;
  });
  return ids;
}

/// The paragraphs that somebody replied to.
std::set<std::string> findParents(const std::string& extended) {
  std::set<std::string> parents;
  pugi::xml_document tree;
  if (!tree.load_buffer(extended.data(), extended.size())) return parents;
  for (const pugi::xml_node entry : tree.document_element().children()) {
    if (const char* parent = entry.attribute("w15:paraIdParent").value(); *parent != '\0')
      parents.insert(parent);
  }
  return parents;
}

void removeElement(const XmlPart& part, const pugi::xml_node& element, TextEdits& edits) {
  if (const auto span = part.spanOf(element)) edits.remove(span->begin, span->end);
}

/// Whether a run holds nothing but its properties and one reference to a comment.
bool isReferenceOnly(const pugi::xml_node& run) {
  std::size_t references = 0;
  for (const pugi::xml_node child : run.children()) {
    if (isNamed(child, "w:commentReference")) {
      ++references;
    } else if (!isNamed(child, "w:rPr")) {
      return false;
    }
  }
  return isNamed(run, "w:r") && references == 1;
}

std::uint32_t idBehind(std::string_view id) {
  constexpr std::uint32_t kHighest = 0x7ffffffe;
  std::uint32_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number);
  return std::min(number, kHighest) + 1;
}

}  // namespace

OwnComments findOwnComments(const XmlPart& comments, const std::string& extended) {
  OwnComments own;
  const std::set<std::string> parents = findParents(extended);
  for (const pugi::xml_node comment : comments.root().children("w:comment")) {
    const std::string_view id = comment.attribute("w:id").value();
    if (comment.attribute("w:author").value() != office::kAuthor) {
      own.nextId = std::max(own.nextId, idBehind(id));
      continue;
    }
    const std::vector<std::string> paragraphs = paragraphIdsOf(comment);
    const bool hasReplies =
        std::any_of(paragraphs.begin(), paragraphs.end(),
                    [&](const std::string& paragraph) { return parents.contains(paragraph); });
    if (hasReplies) {
      own.nextId = std::max(own.nextId, idBehind(id));
      const std::string text = textOf(comment);
      if (text.size() >= kFingerprintLength)
        own.keptFingerprints.insert(text.substr(text.size() - kFingerprintLength));
    } else {
      own.ids.emplace(id);
      own.paragraphs.insert(paragraphs.begin(), paragraphs.end());
    }
  }
  return own;
}

void removeComments(const XmlPart& comments, const OwnComments& own, TextEdits& edits) {
  for (const pugi::xml_node comment : comments.root().children("w:comment")) {
    if (own.ids.contains(comment.attribute("w:id").value()))
      removeElement(comments, comment, edits);
  }
}

void removeMarks(const XmlPart& document, const OwnComments& own, TextEdits& edits) {
  if (own.ids.empty()) return;
  forEachElement(document.root(), [&](const pugi::xml_node& element) {
    const bool isMark = isNamed(element, "w:commentRangeStart") ||
                        isNamed(element, "w:commentRangeEnd") ||
                        isNamed(element, "w:commentReference");
    if (!isMark || !own.ids.contains(element.attribute("w:id").value())) return true;
    const bool takesRun =
        isNamed(element, "w:commentReference") && isReferenceOnly(element.parent());
    removeElement(document, takesRun ? element.parent() : element, edits);
    return false;
  });
}

void removeReferences(const XmlPart& part, const OwnComments& own, TextEdits& edits) {
  for (const pugi::xml_node entry : part.root().children()) {
    for (const char* name : {"w15:paraId", "w16cid:paraId"}) {
      if (own.paragraphs.contains(entry.attribute(name).value())) removeElement(part, entry, edits);
    }
  }
}

}  // namespace gouji::docx
