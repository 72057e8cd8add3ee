#include "engine/read/docx/numbering.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>

#include "engine/read/docx/formatting.h"
#include "engine/text/utf8.h"

namespace gouji::docx {
namespace {

constexpr int kLevels = 9;
constexpr int kMaxStyleDepth = 32;

/// 一 … 九千九百九十九; `informal` leaves out the 一 of 一十.
std::string countInChinese(int number) {
  static constexpr std::array<const char*, 10> kDigits = {"〇", "一", "二", "三", "四",
                                                          "五", "六", "七", "八", "九"};
  static constexpr std::array<const char*, 4> kPlaces = {"", "十", "百", "千"};
  if (number <= 0 || number > 9999) return std::to_string(number);
  std::string text;
  bool gap = false;
  for (int place = 3; place >= 0; --place) {
    int unit = 1;
    for (int i = 0; i < place; ++i) unit *= 10;
    const int digit = number / unit % 10;
    if (digit == 0) {
      gap = !text.empty();
      continue;
    }
    if (gap) text += "零";
    gap = false;
    if (!(digit == 1 && place == 1 && text.empty()))
      text += kDigits[static_cast<std::size_t>(digit)];
    text += kPlaces[static_cast<std::size_t>(place)];
  }
  return text;
}

std::string writeRoman(int number, bool upper) {
  static constexpr std::array<std::pair<int, const char*>, 13> kParts = {{{1000, "m"},
                                                                          {900, "cm"},
                                                                          {500, "d"},
                                                                          {400, "cd"},
                                                                          {100, "c"},
                                                                          {90, "xc"},
                                                                          {50, "l"},
                                                                          {40, "xl"},
                                                                          {10, "x"},
                                                                          {9, "ix"},
                                                                          {5, "v"},
                                                                          {4, "iv"},
                                                                          {1, "i"}}};
  if (number <= 0 || number > 3999) return std::to_string(number);
  std::string text;
  for (const auto& [value, letters] : kParts) {
    for (; number >= value; number -= value) text += letters;
  }
  if (upper) {
    for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string writeLetters(int number, char first) {
  // Word repeats the letter: 27 is "aa", 28 "bb".
  if (number <= 0 || number > 26 * 20) return std::to_string(number);
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1),
                     static_cast<char>(first + (number - 1) % 26));
}

std::string writeFullWidth(int number) {
  std::string text;
  for (const char c : std::to_string(number))
    appendUtf8(text, U'０' + static_cast<char32_t>(c - '0'));
  return text;
}

}  // namespace

std::optional<bool> readSwitch(const pugi::xml_node& properties,
                               std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const pugi::xml_node property = properties.child(name);
    if (!property) continue;
    const std::string_view value = property.attribute("w:val").as_string("true");
    return value != "0" && value != "false" && value != "off";
  }
  return std::nullopt;
}

std::string formatNumber(int number, std::string_view format) {
  if (format == "chineseCounting" || format == "chineseCountingThousand" ||
      format == "japaneseCounting" || format == "taiwaneseCounting" ||
      format == "taiwaneseCountingThousand" || format == "ideographDigital") {
    return countInChinese(number);
  }
  if (format == "upperRoman" || format == "lowerRoman")
    return writeRoman(number, format == "upperRoman");
  if (format == "upperLetter") return writeLetters(number, 'A');
  if (format == "lowerLetter") return writeLetters(number, 'a');
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return writeFullWidth(number);
  if ((format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") &&
      number >= 1 && number <= 20) {
    std::string text;
    appendUtf8(text, U'①' + static_cast<char32_t>(number - 1));
    return text;
  }
  if (format == "none" || format == "bullet") return {};
  return std::to_string(number);
}

Numbering::Numbering(std::string numberingXml, std::string stylesXml) {
  dropFormatting(stylesXml);
  pugi::xml_document styles;
  styles.load_buffer_inplace(stylesXml.data(), stylesXml.size());
  for (const pugi::xml_node node : styles.document_element().children("w:style")) {
    Style style;
    style.basedOn = node.child("w:basedOn").attribute("w:val").value();
    const pugi::xml_node properties = node.child("w:pPr");
    style.numId = properties.child("w:numPr").child("w:numId").attribute("w:val").value();
    style.level = properties.child("w:numPr").child("w:ilvl").attribute("w:val").as_int();
    style.outlineLevel = properties.child("w:outlineLvl").attribute("w:val").as_int(-1);
    const pugi::xml_node letters = node.child("w:rPr");
    style.hides = readSwitch(letters, {"w:vanish"});
    style.strikesOut = readSwitch(letters, {"w:strike", "w:dstrike"});
    styles_[node.attribute("w:styleId").value()] = std::move(style);
  }
  resolveStyles();
  dropFormatting(numberingXml);
  pugi::xml_document numbering;
  numbering.load_buffer_inplace(numberingXml.data(), numberingXml.size());
  for (const pugi::xml_node node : numbering.document_element().children("w:abstractNum")) {
    std::vector<Level> levels(kLevels);
    for (const pugi::xml_node child : node.children("w:lvl")) {
      const int index = child.attribute("w:ilvl").as_int();
      if (index < 0 || index >= kLevels) continue;
      Level& level = levels[static_cast<std::size_t>(index)];
      level.format = child.child("w:numFmt").attribute("w:val").as_string("decimal");
      level.text = repairUtf8(child.child("w:lvlText").attribute("w:val").value());
      level.start = child.child("w:start").attribute("w:val").as_int(1);
    }
    abstractLevels_[node.attribute("w:abstractNumId").value()] = std::move(levels);
  }
  for (const pugi::xml_node node : numbering.document_element().children("w:num")) {
    const std::string id = node.attribute("w:numId").value();
    abstractOf_[id] = node.child("w:abstractNumId").attribute("w:val").value();
    for (const pugi::xml_node change : node.children("w:lvlOverride")) {
      const pugi::xml_attribute start = change.child("w:startOverride").attribute("w:val");
      if (start) startOverrides_[id][change.attribute("w:ilvl").as_int()] = start.as_int();
    }
  }
}

void Numbering::resolveStyles() {
  for (auto& [id, style] : styles_) {
    std::string_view at = id;
    for (int depth = 0; depth < kMaxStyleDepth && !at.empty(); ++depth) {
      const auto base = styles_.find(at);
      if (base == styles_.end()) break;
      if (style.reference.numId.empty() && !base->second.numId.empty())
        style.reference = {base->second.numId, base->second.level};
      if (style.heading < 0 && base->second.outlineLevel >= 0)
        style.heading = base->second.outlineLevel;
      if (!style.hides) style.hides = base->second.hides;
      if (!style.strikesOut) style.strikesOut = base->second.strikesOut;
      at = base->second.basedOn;
    }
  }
}

const Numbering::Style* Numbering::styleOf(const pugi::xml_node& properties) const {
  const std::string_view id = properties.child("w:pStyle").attribute("w:val").value();
  if (id.empty()) return nullptr;
  // The paragraphs of a table follow each other in one style.
  if (last_ == nullptr || last_->first != id) {
    const auto style = styles_.find(id);
    if (style == styles_.end()) return nullptr;
    last_ = &*style;
  }
  return &last_->second;
}

Numbering::Reference Numbering::referenceOf(const pugi::xml_node& properties) const {
  const pugi::xml_node direct = properties.child("w:numPr");
  if (direct.child("w:numId")) {
    return {direct.child("w:numId").attribute("w:val").value(),
            direct.child("w:ilvl").attribute("w:val").as_int()};
  }
  const Style* style = styleOf(properties);
  return style == nullptr ? Reference{} : style->reference;
}

std::string Numbering::numberOf(const pugi::xml_node& properties) {
  const Reference reference = referenceOf(properties);
  // numId 0 switches the numbering of a style off.
  if (reference.numId.empty() || reference.numId == "0") return {};
  const auto abstract = abstractOf_.find(reference.numId);
  if (abstract == abstractOf_.end()) return {};
  const auto levels = abstractLevels_.find(abstract->second);
  if (levels == abstractLevels_.end()) return {};
  const auto level = static_cast<std::size_t>(std::clamp(reference.level, 0, kLevels - 1));

  std::vector<int>& counters = counters_[abstract->second];
  if (counters.empty()) {
    for (const Level& each : levels->second) counters.push_back(each.start - 1);
  }
  const auto overrides = startOverrides_.find(reference.numId);
  if (overrides != startOverrides_.end()) {
    const auto start = overrides->second.find(static_cast<int>(level));
    if (start != overrides->second.end()) {
      counters[level] = start->second - 1;
      overrides->second.erase(start);
    }
  }
  ++counters[level];
  for (std::size_t deeper = level + 1; deeper < counters.size(); ++deeper) {
    counters[deeper] = levels->second[deeper].start - 1;
  }
  // lvlText holds %1 … %9 for the counters of the levels.
  std::string text;
  const std::string& pattern = levels->second[level].text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
        pattern[i + 1] <= '9') {
      const auto which = static_cast<std::size_t>(pattern[++i] - '1');
      text += formatNumber(std::max(counters[which], levels->second[which].start),
                           levels->second[which].format);
    } else {
      text += pattern[i];
    }
  }
  return levels->second[level].format == "bullet" ? std::string() : text;
}

std::uint32_t Numbering::headingLevelOf(const pugi::xml_node& properties) const {
  const auto toLevel = [](int outline) {
    return outline >= 0 && outline < 6 ? static_cast<std::uint32_t>(outline + 1) : 0U;
  };
  if (properties.child("w:outlineLvl"))
    return toLevel(properties.child("w:outlineLvl").attribute("w:val").as_int(-1));
  const Style* style = styleOf(properties);
  return style == nullptr ? 0 : toLevel(style->heading);
}

bool Numbering::styleHides(const pugi::xml_node& properties) const {
  const auto style = styles_.find(properties.child("w:rStyle").attribute("w:val").value());
  return style != styles_.end() && style->second.hides.value_or(false);
}

bool Numbering::styleStrikesOut(const pugi::xml_node& properties) const {
  const auto style = styles_.find(properties.child("w:rStyle").attribute("w:val").value());
  return style != styles_.end() && style->second.strikesOut.value_or(false);
}

}  // namespace gouji::docx
