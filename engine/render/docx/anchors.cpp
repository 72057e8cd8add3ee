#include "engine/render/docx/anchors.h"

#include <cstring>

#include "engine/read/docx/body.h"
#include "engine/read/docx/numbering.h"

namespace gouji::docx {
namespace {

constexpr int kMostLevels = 512;

bool isNamed(const pugi::xml_node& node, const char* name) {
  return std::strcmp(node.name(), name) == 0;
}

/// Word has no comments inside text boxes: the paragraph that holds the box takes them.
pugi::xml_node outsideOfBoxes(const pugi::xml_node& paragraph) {
  pugi::xml_node found = paragraph;
  for (pugi::xml_node node = paragraph; node; node = node.parent()) {
    if (!isNamed(node, "w:txbxContent")) continue;
    pugi::xml_node holder = node;
    while (holder && !isNamed(holder, "w:p")) holder = holder.parent();
    if (holder) found = node = holder;
  }
  return found;
}

/// The words as the reader gave them to the rules (read/docx/body.cpp).
void collectText(const pugi::xml_node& node, std::string& text, int depth) {
  if (depth > kMostLevels || isNamed(node, "w:del") || isNamed(node, "w:pPr") ||
      isNamed(node, "w:txbxContent"))
    return;
  if (isNamed(node, "w:t")) text += node.text().get();
  if (isNamed(node, "w:tab") || isNamed(node, "w:ptab")) text += '\t';
  if (isNamed(node, "w:br") || isNamed(node, "w:cr")) text += '\n';
  if (isNamed(node, "w:noBreakHyphen")) text += '-';
  for (const pugi::xml_node child : node.children()) collectText(child, text, depth + 1);
}

std::string textOf(const pugi::xml_node& node) {
  std::string text;
  collectText(node, text, 0);
  return text;
}

void collectParagraphs(const pugi::xml_node& node, std::vector<pugi::xml_node>& found, int depth) {
  if (depth > kMostLevels) return;
  for (const pugi::xml_node child : node.children()) {
    if (isNamed(child, "w:p")) {
      found.push_back(child);
    } else if (!isNamed(child, "w:tbl") && !isNamed(child, "w:tcPr")) {
      collectParagraphs(child, found, depth + 1);
    }
  }
}

/// The children of a paragraph that hold `words`, or the whole paragraph.
Anchor narrow(const pugi::xml_node& paragraph, const std::string& words) {
  Anchor anchor{paragraph, {}, paragraph, {}};
  const std::string text = words.empty() ? std::string() : textOf(paragraph);
  const std::size_t begin = words.empty() ? std::string::npos : text.find(words);
  if (begin == std::string::npos) return anchor;
  const std::size_t end = begin + words.size();
  std::size_t at = 0;
  for (const pugi::xml_node child : paragraph.children()) {
    const std::size_t length = textOf(child).size();
    if (length > 0 && at < end && at + length > begin) {
      if (!anchor.firstChild) anchor.firstChild = child;
      anchor.lastChild = child;
    }
    at += length;
  }
  return anchor;
}

}  // namespace

Result<Anchors> Anchors::find(const XmlPart& document, const std::string& path,
                              const ReadLimits& limits) {
  Anchors anchors;
  Document scratch;
  scratch.path = path;
  Numbering numbering({}, {});
  BodyWalk walk(scratch, numbering, limits);
  walk.observePlaces([&](const Location& place, const pugi::xml_node& node) {
    const pugi::xml_node target = isNamed(node, "w:p") ? outsideOfBoxes(node) : node;
    if (const auto* paragraph = std::get_if<ParagraphPlace>(&place)) {
      anchors.places_[{0, 0, paragraph->paragraph}].push_back(target);
    } else if (const auto* cell = std::get_if<GridPlace>(&place)) {
      auto& nodes = anchors.places_[{cell->table, cell->row, cell->column}];
      isNamed(target, "w:p") ? nodes.push_back(target) : collectParagraphs(target, nodes, 0);
    }
    if (!anchors.title_ && isNamed(target, "w:p") && !textOf(target).empty())
      anchors.title_ = target;
  });
  if (auto failure = walk.run(document.root().child("w:body"))) return *failure;
  if (!anchors.title_) anchors.title_ = document.root().child("w:body").child("w:p");
  return anchors;
}

std::optional<Anchor> Anchors::anchorOf(const Location& place, const std::string& excerpt) const {
  auto found = places_.end();
  if (const auto* paragraph = std::get_if<ParagraphPlace>(&place)) {
    found = places_.find({0, 0, paragraph->paragraph});
  } else if (const auto* cell = std::get_if<GridPlace>(&place)) {
    found = places_.find({cell->table, cell->row, cell->column});
  }
  if (found == places_.end() || found->second.empty()) {
    if (!title_) return std::nullopt;
    return narrow(title_, {});
  }
  const std::vector<pugi::xml_node>& paragraphs = found->second;
  if (!excerpt.empty()) {
    for (const pugi::xml_node& paragraph : paragraphs) {
      const Anchor anchor = narrow(paragraph, excerpt);
      if (anchor.firstChild) return anchor;
    }
  }
  return Anchor{paragraphs.front(), {}, paragraphs.back(), {}};
}

}  // namespace gouji::docx
