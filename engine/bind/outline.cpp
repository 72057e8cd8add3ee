#include "engine/bind/outline.h"

#include <algorithm>
#include <utility>

#include "engine/bind/label_text.h"
#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

constexpr std::size_t kLongestHeading = 45;  // letters
constexpr std::size_t kLongestExtra = 26;    // letters of a heading the form does not know
constexpr double kLeastNumbered = 0.75;      // similarity with a chapter number in front
constexpr double kLeastPlain = 0.85;
constexpr double kLeastTableWord = 0.7;
// More headings than that are not those of a report.
constexpr std::size_t kMostHeadings = 400;
// Only a paragraph of that many bytes can hold a heading and what follows it.
constexpr std::size_t kLongParagraph = 60;

char32_t lastCharacter(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return text.empty() ? U'\0' : decodeUtf8(text, at);
}

// Bullets, brackets, the marks of a text markup (`== 一、总体情况 ==`), and the question marks an
// unknown character became, around a heading.
std::string_view skipMarks(std::string_view text) {
  constexpr std::u32string_view kBefore = U"?？*•●■◆◇▪·>＞=#_【〖「";
  constexpr std::u32string_view kBehind = U"*=#_】〗」";
  text = trim(text);
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    const char32_t c = decodeUtf8(text, next);
    if (kBefore.find(c) == kBefore.npos && !isSpaceLike(c)) break;
    begin = next;
  }
  text.remove_prefix(begin);
  while (!text.empty() && kBehind.find(lastCharacter(text)) != kBehind.npos) {
    std::size_t last = text.size() - 1;
    while ((static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    text = trim(text.substr(0, last));
  }
  return text;
}

// The number of a heading of which nothing else is left: "一 总体情况", "1总体情况".
std::uint32_t readBareNumber(char32_t c) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
  if (c >= '1' && c <= '9') return c - '0';
  const std::size_t at = kNumerals.find(c);
  return at == kNumerals.npos ? 0 : static_cast<std::uint32_t>(at + 1);
}

// "一、总体情况........ 3": the heading, and that it stands in a list of contents.
std::string_view cutLeaders(std::string_view text, bool& isContents) {
  for (const std::string_view leader : {"....", "……", "····", "．．．"}) {
    const std::size_t at = text.find(leader);
    if (at == std::string_view::npos) continue;
    isContents = true;
    return trim(text.substr(0, at));
  }
  return text;
}

class OutlineFinder {
 public:
  OutlineFinder(std::vector<Line> lines, const Form& form, const HeadingWords& words)
      : form_(form), words_(words.headings), tableWords_(words.tableWords) {
    outline_.lines.reserve(lines.size());
    for (Line& line : lines) splitLine(std::move(line));
    outline_.occurrences.assign(form.sections.size(), 0);
  }

  Outline find() {
    for (std::size_t i = 0; i < outline_.lines.size(); ++i) readLine(i);
    takeLowerNumbers();
    dropContentsList();
    chooseSections();
    bindRenamed();
    for (std::uint32_t i = 0; i < outline_.headings.size(); ++i)
      outline_.headings[i].position = i + 1;
    return std::move(outline_);
  }

 private:
  // Cuts a paragraph at the headings inside it: "…。二、主动公开政府信息情况 第二十条…".
  void splitLine(Line line) {
    const std::string& text = line.text.text();
    if (line.isRow() || text.size() < kLongParagraph) {
      outline_.lines.push_back(std::move(line));
      return;
    }
    if (!mayHoldHeading(text)) {
      outline_.lines.push_back(std::move(line));
      return;
    }
    const std::vector<std::size_t> cuts = findCuts(text);
    if (cuts.size() == 2) {
      outline_.lines.push_back(std::move(line));
      return;
    }
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      if (trim(std::string_view(text).substr(cuts[i], cuts[i + 1] - cuts[i])).empty()) continue;
      Line part;
      part.headingLevel = line.headingLevel;
      part.text = line.text.slice(cuts[i], cuts[i + 1]);
      outline_.lines.push_back(std::move(part));
    }
  }

  // Where the headings of a paragraph begin and end, and the paragraph itself.
  std::vector<std::size_t> findCuts(std::string_view text) const {
    std::vector<std::size_t> cuts{0};
    const LabelText label = readLabel(text);
    for (const HeadingWords::Heading& words : words_) {
      for (std::size_t at = label.letters.find(words.full); at != label.letters.npos;
           at = label.letters.find(words.full, at + 1)) {
        const std::size_t begin = label.offsets[at];
        const std::size_t last = at + words.full.size() - 1;
        std::size_t end = label.offsets[last];
        static_cast<void>(decodeUtf8(text, end));
        if (cuts.size() > 2 * kMostHeadings) break;
        if (standsAlone(text, begin, end)) {
          cuts.push_back(begin);
          cuts.push_back(end);
        }
      }
    }
    cuts.push_back(text.size());
    std::sort(cuts.begin(), cuts.end());
    return cuts;
  }

  // A heading inside a paragraph begins with its number, 二、: most paragraphs have none, and their
  // letters need not be looked at. What is found here need not be one.
  static bool mayHoldHeading(std::string_view text) {
    constexpr std::u32string_view kBehindNumber = U"、.．,，·:：";
    constexpr std::u32string_view kNumerals = U"一七三九二五八六十四";  // by code point
    bool isBehindNumeral = false;
    for (std::size_t offset = 0; offset < text.size();) {
      const char32_t c = decodeUtf8(text, offset);
      if (c >= kNumerals.front() && c <= kNumerals.back()) {
        isBehindNumeral = kNumerals.find(c) != kNumerals.npos;
      } else if (isBehindNumeral) {
        if (kBehindNumber.find(c) != kBehindNumber.npos) return true;
        isBehindNumeral = isSpaceLike(c);
      }
    }
    return false;
  }

  // A blank or a full stop before, a blank or a colon behind.
  static bool standsAlone(std::string_view text, std::size_t begin, std::size_t end) {
    if (readNumbering(text.substr(begin)).style != NumberingStyle::kChapter) return false;
    const char32_t before = lastCharacter(text.substr(0, begin));
    std::size_t offset = end;
    const char32_t behind = end < text.size() ? decodeUtf8(text, offset) : U' ';
    // A list of contents: "二、主动公开政府信息情况 …… 10".
    const std::string_view next = trim(text.substr(end, 30));
    if (next.starts_with("..") || next.starts_with("…")) return false;
    constexpr std::u32string_view kEnds = U"。！】)）";
    // "包括一、总体情况；…；六、其他需要报告的事项。" lists the parts of a report.
    const bool endsItem = before == U'；' || before == ';';
    if (endsItem) return isSpaceLike(behind) && end < text.size();
    return (begin == 0 || isSpaceLike(before) || kEnds.find(before) != kEnds.npos) &&
           (isSpaceLike(behind) || behind == U'：' || behind == ':' || behind == U'。');
  }

  static PlacedPart headingText(const Line& line) {
    if (!line.isRow()) return PlacedPart(line.text);
    const GridCell* only = nullptr;
    for (const GridCell* cell : line.cells) {
      if (trim(cell->text.text()).empty()) continue;
      if (only != nullptr) return {};
      only = cell;
    }
    return only == nullptr ? PlacedPart() : PlacedPart(only->text);
  }

  void readLine(std::size_t index) {
    const PlacedPart placed = headingText(outline_.lines[index]);
    const std::string_view whole = placed.text();
    if (whole.empty() || whole.size() > kLongestHeading * 8) return;
    bool isContents = false;
    const std::string_view text = cutLeaders(skipMarks(whole), isContents);
    const Numbering numbering = readNumbering(text);
    std::u32string core = labelLetters(text.substr(numbering.length));
    if (core.empty() || core.size() > kLongestHeading) return;
    bool numbered = numbering.style == NumberingStyle::kChapter;
    if (numbered && isTableWord(labelLetters(text), core)) return;
    Heading heading;
    heading.line = index;
    heading.ordinal = numbering.number;
    if (numbering.style == NumberingStyle::kNone && readBareNumber(core[0]) > 0 &&
        isWritten(core.substr(1))) {
      heading.ordinal = readBareNumber(core[0]);
      core.erase(0, 1);
      numbered = true;
    }
    recognize(core, numbered, heading);
    // （一） and 1. number what is below a heading, unless the report has no other numbers: then
    // they are those of the form.
    const bool isLower = numbering.style != NumberingStyle::kNone && !numbered;
    if (isLower && (heading.section == kNone || !isWritten(core) ||
                    heading.ordinal != form_.sections[heading.section].ordinal))
      return;
    constexpr std::u32string_view kSentence = U"。；，,;：:！";
    const bool sentence = kSentence.find(lastCharacter(text)) != kSentence.npos;
    if (heading.section == kNone) {
      const bool extra = numbered && !sentence && !isContents && core.size() <= kLongestExtra &&
                         text.find("。") == std::string_view::npos;
      if (!extra) return;
    } else if (sentence && !isWritten(core)) {
      return;
    }
    std::vector<Heading>& list = heading.section == kNone ? extras_
                                 : isLower                ? lower_
                                 : isContents             ? contents_
                                                          : candidates_;
    if (list.size() >= kMostHeadings) return;
    const auto begin = static_cast<std::size_t>(text.data() - whole.data());
    heading.text = placed.slice(begin, begin + text.size()).copy();
    list.push_back(std::move(heading));
  }

  /// Whether the letters are those of a heading of the form, without its number.
  [[nodiscard]] bool isWritten(std::u32string_view core) const {
    return std::any_of(words_.begin(), words_.end(), [&](const HeadingWords::Heading& words) {
      return core == words.core.letters();
    });
  }

  /// 「…申请情况（附表）」, 「…申请情况表」: nothing of the heading is lost. One letter more is a
  /// slip.
  static bool isAddedTo(std::u32string_view heading, std::u32string_view core) {
    return core.starts_with(heading) && (core.size() > heading.size() + 1 || core.back() == U'表');
  }

  void recognize(const std::u32string& core, bool numbered, Heading& heading) const {
    const double least = numbered ? kLeastNumbered : kLeastPlain;
    double best = 0;
    for (const HeadingWords::Heading& words : words_) {
      const double quality =
          core == words.core.letters() ? 1 : words.core.similarityTo(core, least) * 0.95;
      if (quality <= best) continue;
      best = quality;
      heading.section = words.section;
      heading.wording =
          core == words.core.letters()
              ? (words.alias ? Wording::kAlias : Wording::kExact)
              : (isAddedTo(words.core.letters(), core) ? Wording::kAlias : Wording::kDamaged);
      if (best == 1) break;
    }
    // The right number makes the better candidate of two with the same words.
    heading.quality = best + (numbered ? 0.02 : 0);
    if (heading.section != kNone && heading.ordinal == form_.sections[heading.section].ordinal)
      heading.quality += 0.02;
  }

  bool isTableWord(const std::u32string& letters, const std::u32string& core) const {
    double asSection = 0;
    for (const HeadingWords::Heading& words : words_)
      asSection = std::max(asSection, words.core.similarityTo(core, kLeastNumbered));
    // Only a word that is more like it than the section counts: none is more than a section's own
    // words, and less than that asks for no comparison letter by letter.
    const double least = std::max(kLeastTableWord, asSection);
    return std::any_of(tableWords_.begin(), tableWords_.end(), [&](const KnownLabel& word) {
      if (letters.size() >= 2 && word.letters().starts_with(letters)) return true;
      return asSection < 1 && word.similarityTo(letters, least) > asSection;
    });
  }

  [[nodiscard]] std::size_t countSections(const std::vector<Heading>& headings) const {
    std::vector<bool> seen(form_.sections.size(), false);
    for (const Heading& heading : headings) seen[heading.section] = true;
    return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
  }

  // A report that numbers its headings （一） or 1. has more of the form's headings with such
  // numbers than with those of the form.
  void takeLowerNumbers() {
    if (countSections(lower_) <= countSections(candidates_)) return;
    candidates_.insert(candidates_.end(), lower_.begin(), lower_.end());
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Heading& a, const Heading& b) { return a.line < b.line; });
  }

  // Headings of three sections in a row with nothing between them are a list of contents, before
  // the report or behind it, when the same headings stand elsewhere.
  void dropContentsList() {
    for (std::size_t i = 0; i < candidates_.size();) {
      std::size_t end = i + 1;
      while (end < candidates_.size() && candidates_[end].line == candidates_[end - 1].line + 1 &&
             candidates_[end].section > candidates_[end - 1].section)
        ++end;
      if (end - i >= 3 && standElsewhere(i, end)) {
        candidates_.erase(candidates_.begin() + static_cast<std::ptrdiff_t>(i),
                          candidates_.begin() + static_cast<std::ptrdiff_t>(end));
      } else {
        i = end;
      }
    }
    if (candidates_.empty()) candidates_ = contents_;
  }

  // Whether each of the headings [begin, end) is found outside of them too.
  [[nodiscard]] bool standElsewhere(std::size_t begin, std::size_t end) const {
    std::vector<bool> seen(form_.sections.size(), false);
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (c < begin || c >= end) seen[candidates_[c].section] = true;
    }
    return std::all_of(candidates_.begin() + static_cast<std::ptrdiff_t>(begin),
                       candidates_.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const Heading& heading) { return seen[heading.section]; });
  }

  // The best candidates in the order of the form; the later one of equals.
  void chooseSections() {
    const std::size_t sections = form_.sections.size();
    std::vector<double> best(sections, 0);
    std::vector<std::size_t> last(sections, 0);
    std::vector<std::size_t> before(candidates_.size(), candidates_.size());
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const Heading& heading = candidates_[c];
      // Only the form's own words repeat a section; words that are merely like them are another
      // heading.
      if (heading.wording != Wording::kDamaged) ++outline_.occurrences[heading.section];
      double most = 0;
      for (std::uint32_t s = 0; s < heading.section; ++s) {
        if (best[s] > most) {
          most = best[s];
          before[c] = last[s];
        }
      }
      if (most + heading.quality < best[heading.section]) continue;
      best[heading.section] = most + heading.quality;
      last[heading.section] = c;
    }
    const auto top = std::max_element(best.begin(), best.end());
    if (top != best.end() && *top > 0) {
      for (std::size_t c = last[static_cast<std::size_t>(top - best.begin())];
           c < candidates_.size(); c = before[c])
        outline_.headings.push_back(candidates_[c]);
    }
    outline_.headings.insert(outline_.headings.end(), extras_.begin(), extras_.end());
    sortHeadings();
  }

  void sortHeadings() {
    std::sort(outline_.headings.begin(), outline_.headings.end(),
              [](const Heading& a, const Heading& b) { return a.line < b.line; });
  }

  // 一、工作概况 in the place of 一、总体情况: a heading of its own words, with the number and in
  // the place of a section that is not there. Only for sections of prose: a table is found by its
  // rows.
  void bindRenamed() {
    for (std::uint32_t s = 0; s < form_.sections.size(); ++s) {
      if (outline_.find(s) != nullptr || !form_.sections[s].tables.empty()) continue;
      Heading* only = nullptr;
      std::size_t matches = 0;
      for (Heading& heading : outline_.headings) {
        if (heading.section != kNone || heading.ordinal != form_.sections[s].ordinal ||
            !standsBetween(heading, s))
          continue;
        only = &heading;
        ++matches;
      }
      if (matches != 1) continue;
      only->section = s;
      only->wording = Wording::kDamaged;
      outline_.occurrences[s] = 1;
    }
  }

  bool standsBetween(const Heading& heading, std::uint32_t section) const {
    return std::all_of(outline_.headings.begin(), outline_.headings.end(), [&](const Heading& h) {
      return h.section == kNone ||
             (h.section < section ? h.line < heading.line : h.line > heading.line);
    });
  }

  const Form& form_;
  const std::vector<HeadingWords::Heading>& words_;
  const std::vector<KnownLabel>& tableWords_;
  Outline outline_;
  std::vector<Heading> candidates_;
  std::vector<Heading> contents_;
  std::vector<Heading> lower_;  // with the numbers of a lower level
  std::vector<Heading> extras_;
};

}  // namespace

const Heading* Outline::find(std::uint32_t section) const {
  for (const Heading& heading : headings) {
    if (heading.section == section) return &heading;
  }
  return nullptr;
}

std::size_t Outline::endOf(const Heading& heading) const {
  for (const Heading& next : headings) {
    if (next.section != kNone && next.line > heading.line) return next.line;
  }
  return lines.size();
}

std::size_t Outline::frontEnd() const {
  for (const Heading& heading : headings) {
    if (heading.section != kNone) return heading.line;
  }
  return lines.size();
}

HeadingWords listHeadingWords(const Form& form) {
  HeadingWords words;
  for (std::uint32_t s = 0; s < form.sections.size(); ++s) {
    const Label& label = form.sections[s].heading;
    const auto add = [&](std::string_view text, bool alias) {
      words.headings.push_back({s,
                                KnownLabel(labelLetters(text.substr(readNumbering(text).length))),
                                labelLetters(text), alias});
    };
    add(label.official, false);
    for (const std::string& text : label.aliases) add(text, true);
  }
  for (const Table& table : form.tables) {
    for (const AxisItem& item : table.rows.items)
      words.tableWords.emplace_back(labelLetters(item.label.official));
    for (const Band& band : table.rows.bands)
      words.tableWords.emplace_back(labelLetters(band.label.official));
  }
  return words;
}

Outline findOutline(std::vector<Line> lines, const Form& form, const HeadingWords& words) {
  return OutlineFinder(std::move(lines), form, words).find();
}

}  // namespace gouji::bind
