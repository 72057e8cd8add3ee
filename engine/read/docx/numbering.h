// engine/read/docx/numbering.h
//
// The numbers Word prints before paragraphs without their standing in the text: "一、", "（二）",
// "3.".
//
// A heading of a report often gets its 一、 from a list style. Without it the binder would miss the
// number and the numbering rules would cry wolf. ECMA-376 part 1, 17.9 (Numbering) and 17.18.59
// (ST_NumberFormat).
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
class xml_node;
}

namespace gouji::docx {

/// One for a document; not for several threads, and not to be copied: references are its own.
class Numbering {
 public:
  Numbering(const Numbering&) = delete;
  Numbering& operator=(const Numbering&) = delete;
  /// Both texts may be empty: a document without lists or styles.
  Numbering(std::string numberingXml, std::string stylesXml);

  /// The text Word prints before this paragraph (its `w:pPr`), counters moved on; empty for most.
  /// Call it once per paragraph in the order of the document.
  [[nodiscard]] std::string numberOf(const pugi::xml_node& paragraphProperties);

  /// 1 to 6 when the paragraph's style is a heading (its outline level), else 0.
  [[nodiscard]] std::uint32_t headingLevelOf(const pugi::xml_node& paragraphProperties) const;

  /// What the character style of a run (its `w:rPr`) says of its letters.
  [[nodiscard]] bool styleHides(const pugi::xml_node& runProperties) const;
  [[nodiscard]] bool styleStrikesOut(const pugi::xml_node& runProperties) const;

 private:
  struct Level {
    std::string format = "decimal";
    std::string text;
    int start = 1;
  };
  /// Empty for no number. The letters are the document's or those of `styles_`.
  struct Reference {
    std::string_view numId;
    int level = 0;
  };
  struct Style {
    std::string basedOn;
    std::string numId;
    int level = 0;
    int outlineLevel = -1;
    std::optional<bool> hides;
    std::optional<bool> strikesOut;
    /// Of the style itself or the nearest one it is based on.
    Reference reference;
    int heading = -1;
  };
  template <typename Value>
  using ById = std::map<std::string, Value, std::less<>>;
  void resolveStyles();
  [[nodiscard]] const Style* styleOf(const pugi::xml_node& paragraphProperties) const;
  [[nodiscard]] Reference referenceOf(const pugi::xml_node& paragraphProperties) const;

  ById<std::vector<Level>> abstractLevels_;  // by abstractNumId
  ById<std::string> abstractOf_;             // numId -> abstractNumId
  ById<std::map<int, int>> startOverrides_;  // numId -> level -> start
  ById<std::vector<int>> counters_;          // by abstractNumId
  ById<Style> styles_;
  mutable const ById<Style>::value_type* last_ = nullptr;  // the style asked for last
};

/// What the first of these properties that is there says, such as <w:vanish/>: on, unless its value
/// is against it.
[[nodiscard]] std::optional<bool> readSwitch(const pugi::xml_node& properties,
                                             std::initializer_list<const char*> names);

/// `number` in a Word number format; decimal for a format we do not know. Examples: 12 in
/// "chineseCountingThousand" is 十二, in "decimalEnclosedCircle" ⑫, in "upperRoman" XII.
[[nodiscard]] std::string formatNumber(int number, std::string_view format);

}  // namespace gouji::docx
