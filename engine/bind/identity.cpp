#include "engine/bind/identity.h"

#include <algorithm>
#include <array>
#include <map>

#include "engine/bind/folded_text.h"
#include "engine/bind/label_text.h"
#include "engine/bind/title_name.h"
#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

constexpr std::size_t kLongestTitle = 70;  // letters
constexpr std::size_t kMostLines = 400;
constexpr std::size_t kLongestSignature = 120;  // bytes
// A title is looked for that far into a paragraph, and that far around its word.
constexpr std::size_t kMostBytes = 8'000;
constexpr std::size_t kPhraseBytes = 300;
// A year that is only implied must be named that often, and four times as often as all others.
constexpr std::size_t kFewestMentions = 2;

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool endsWithAny(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string firstBytes(const std::string& text, std::size_t most) {
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && isContinuation(text[end])) --end;
  return text.substr(0, end);
}

bool endsInHan(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = text.size() - 1;
  while (at > 0 && isContinuation(text[at])) --at;
  return isHan(decodeUtf8(text, at));
}

bool isNavigation(std::string_view text) {
  return contains(text, ">") || contains(text, "首页") || contains(text, "当前位置") ||
         contains(text, "http") || contains(text, "/ ") || contains(text, "字体") ||
         contains(text, "来源") || contains(text, "浏览") || contains(text, "索引号");
}

bool isSentence(std::string_view text) {
  return contains(text, "。") || contains(text, "，") || contains(text, ",") ||
         contains(text, "；") || contains(text, "《") || contains(text, "现将") ||
         contains(text, "根据") || contains(text, "：");
}

// How many of the `run` digits behind the month are the day: the time of day may be glued to it, as
// in "2026-01-1916:58". A month without its zero leaves "2026-1-219:00" open, which gives 0.
std::size_t digitsOfDay(std::size_t monthDigits, std::size_t run, bool beforeColon) {
  if (monthDigits == 2 || run == 4) return std::min<std::size_t>(run, 2);
  if (beforeColon) return run == 2 ? 1 : 0;
  return run <= 2 ? run : 0;
}

std::size_t countDigits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < 5 && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at;
}

// A date as "2026-01-28", "2026年1月28日", "2026/1/28" or "2026.01.28".
std::optional<Date> findDate(std::string_view raw) {
  const std::string text = squeeze(raw);
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    int parts[3] = {0, 0, 0};
    std::size_t at = i;
    std::size_t digits = countDigits(text, at);
    if (digits != 4) continue;
    for (int part = 0; part < 3 && digits > 0; ++part) {
      for (const std::size_t last = at + digits; at < last; ++at)
        parts[part] = parts[part] * 10 + (text[at] - '0');
      if (part == 2) {
        if (const auto date = Date::make(parts[0], parts[1], parts[2])) return date;
        break;
      }
      const std::string_view rest = std::string_view(text).substr(at);
      const std::string_view word = part == 0 ? "年" : "月";
      if (rest.starts_with(word))
        at += word.size();
      else if (!rest.empty() && (rest[0] == '-' || rest[0] == '/' || rest[0] == '.'))
        ++at;
      else
        break;
      const std::size_t run = countDigits(text, at);
      if (part == 0) digits = run <= 2 ? run : 0;
      if (part == 1) {
        const std::string_view behind = std::string_view(text).substr(at + run);
        digits = digitsOfDay(digits, run, startsWithAny(behind, {":", "："}));
      }
    }
  }
  return std::nullopt;
}

class IdentityFinder {
 public:
  IdentityFinder(const std::vector<Line>& lines, std::size_t frontEnd,
                 const std::string& documentTitle)
      : lines_(lines), frontEnd_(std::min(frontEnd, lines.size())), documentTitle_(documentTitle) {}

  Identity find() {
    findName();
    findDates();
    return std::move(identity_);
  }

  std::optional<int> findYearOnly() {
    findName();
    return identity_.year;
  }

 private:
  void findName() {
    findTitle();
    findInSentences();
    useDocumentTitle();
    findYearElsewhere();
  }

  std::size_t end() const { return std::min({frontEnd_, lines_.size(), kMostLines}); }

  // The best run of up to three lines that reads as a title.
  void findTitle() {
    double best = 0;
    for (std::size_t i = 0; i < end(); ++i) {
      // Nothing is rated before the run holds the words of a title, for hardly any does.
      bool mayName = false;
      for (std::size_t k = i; k < std::min(i + 3, end()) && mayBeTitle(lines_[k]); ++k) {
        mayName = mayName || holdsEndOfSubject(lines_[k]);
        if (!mayName) continue;
        std::string folded;
        bool isTitle = true;
        for (std::size_t line = i; line <= k && isTitle; ++line) {
          const FrontLine& front = frontLine(line);
          isTitle = front.isPieceOfTitle;
          folded += front.folded;
        }
        if (!isTitle) break;
        if (!namesSubject(folded)) continue;
        PlacedText joined;
        for (std::size_t line = i; line <= k; ++line) joined.append(lines_[line].text);
        const double score = rateTitle(joined.text(), k - i);
        if (score < best || (score == best && !standsBeforeBody())) continue;
        best = score;
        identity_.title = std::move(joined);
        identity_.titleLines.clear();
        for (std::size_t line = i; line <= k; ++line) identity_.titleLines.push_back(line);
      }
    }
    if (best <= 0) return;
    const TitleName name = readName(identity_.title.text());
    identity_.agency = name.agency;
    identity_.year = name.year;
  }

  // Of several titles the one next to the first section is the report's own; those before it are
  // links to others.
  [[nodiscard]] bool standsBeforeBody() const { return frontEnd_ < lines_.size(); }

  static bool mayBeTitle(const Line& line) {
    return !line.isRow() && line.text.text().size() <= kLongestTitle * 6;
  }

  // The last character of the subject, as it may be written.
  static bool holdsEndOfSubject(const Line& line) {
    return contains(line.text.text(), "开") || contains(line.text.text(), "開");
  }

  static constexpr std::size_t kNoLine = static_cast<std::size_t>(-1);
  struct FrontLine {
    std::size_t line = kNoLine;
    bool isPieceOfTitle = false;
    std::string folded;  // of a piece of a title
  };

  // Asked for up to three times, one after the other.
  const FrontLine& frontLine(std::size_t line) {
    FrontLine& front = front_[line % front_.size()];
    if (front.line == line) return front;
    const std::string& text = lines_[line].text.text();
    front.line = line;
    // Most that are none are sentences, and show it soon.
    front.isPieceOfTitle =
        !isSentence(text) && !isNavigation(text) && countLabelLetters(text) <= kLongestTitle;
    front.folded = front.isPieceOfTitle ? fold(text) : std::string();
    return front;
  }

  static double rateTitle(std::string_view text, std::size_t moreLines) {
    if (countLabelLetters(text) > kLongestTitle) return 0;
    const TitleName name = readName(text);
    if (!name.isTitle) return 0;
    const std::string folded = fold(text);
    double score = 1;
    if (name.year) score += 2;
    if (!name.agency.empty() && classifyAgency(name.agency) != AgencyKind::kUnknown) score += 2;
    if (endsWithAny(folded, {"年度报告", "工作报告", "年报", "报告", "(文字版)"})) score += 1;
    if (endsWithAny(folded, {"年度报告"})) score += 0.5;
    return score - 0.3 * static_cast<double>(moreLines);
  }

  // 「现发布《某局2024年政府信息公开工作年度报告》」, 「编制某局2024年政府信息公开工作年度报告，」
  // Titles behind the prose that are in no sentence are links to others.
  void findInSentences() {
    if (!identity_.agency.empty() && identity_.year) return;
    bool isBehindProse = false;
    for (std::size_t i = 0; i < std::min(lines_.size(), kMostLines); ++i) {
      const std::string text = firstBytes(joinLine(lines_[i]), kMostBytes);
      if (isBehindProse && !isSentence(text)) continue;
      isBehindProse = isBehindProse || contains(text, "。");
      const std::string simplified = simplify(text);
      for (std::size_t at = simplified.find("信息公开"); at != std::string::npos;
           at = simplified.find("信息公开", at + 1)) {
        takeName(phraseAround(text, at));
        if (!identity_.agency.empty() && identity_.year) return;
      }
    }
  }

  static std::string phraseAround(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 12> kBorders = {"，", "。", "；", "《", "》", "、",
                                                           "：", "〈", "〉", "“",  "”",  ","};
    std::size_t begin = at > kPhraseBytes ? at - kPhraseBytes : 0;
    std::size_t end = std::min(text.size(), at + kPhraseBytes);
    while (begin < at && isContinuation(text[begin])) ++begin;
    while (end < text.size() && isContinuation(text[end])) --end;
    text = text.substr(begin, end - begin);
    at -= begin;
    begin = 0;
    end = text.size();
    for (const std::string_view border : kBorders) {
      const std::size_t before = text.rfind(border, at);
      if (before != std::string_view::npos) begin = std::max(begin, before + border.size());
      end = std::min(end, text.find(border, at));
    }
    return std::string(text.substr(begin, end - begin));
  }

  void takeName(const std::string& phrase) {
    if (phrase.size() > kLongestTitle * 4) return;
    const TitleName name = readName(phrase);
    if (!name.isTitle || !name.year || startsWithAny(name.agency, {"中华人民共和国"})) return;
    std::string agency = name.agency;
    for (const std::string_view verb : {"编制", "现公布", "公布", "现发布", "现将", "向社会公开"}) {
      const std::size_t at = fold(agency).rfind(verb);
      if (at != std::string::npos) agency = agency.substr(at + verb.size());
    }
    if (classifyAgency(agency) == AgencyKind::kUnknown) agency.clear();
    if (identity_.agency.empty()) identity_.agency = agency;
    if (!identity_.year) identity_.year = name.year;
  }

  // "…年度报告_某某网": the piece that reads as a title.
  static std::string_view findTitlePart(std::string_view title) {
    std::size_t begin = 0;
    while (begin <= title.size()) {
      const std::size_t end = std::min(title.find_first_of("_|-", begin), title.size());
      const std::string_view part = trim(title.substr(begin, end - begin));
      if (readName(part).isTitle) return part;
      begin = end + 1;
    }
    return {};
  }

  void useDocumentTitle() {
    if (!identity_.title.empty() && !identity_.agency.empty() && identity_.year) return;
    const std::string_view part = findTitlePart(documentTitle_);
    const TitleName name = readName(part);
    if (!name.isTitle) return;
    if (identity_.title.empty()) identity_.title.appendGlue(part);
    if (identity_.agency.empty() && classifyAgency(name.agency) != AgencyKind::kUnknown)
      identity_.agency = name.agency;
    if (!identity_.year) identity_.year = name.year;
  }

  // The period of the statistics: 「统计期限自2025年1月1日」; else the year nearly everything is
  // said to have happened in.
  void findYearElsewhere() {
    std::map<int, std::size_t> mentions;
    std::size_t all = 0;
    for (std::size_t i = 0; i < std::min(lines_.size(), kMostLines) && !identity_.year; ++i) {
      const std::string text = fold(firstBytes(joinLine(lines_[i]), kMostBytes));
      const std::size_t at = text.find("年1月1日");
      if (at != std::string::npos && at >= 4 && contains(text, "统计")) {
        if (const auto year = findYear(std::string_view(text).substr(at - 4)))
          identity_.year = year->year;
      }
      std::string_view rest = text;
      for (auto year = findYear(rest); year; year = findYear(rest)) {
        ++mentions[year->year];
        ++all;
        rest.remove_prefix(year->end);
      }
    }
    for (const auto& [year, count] : mentions) {
      if (!identity_.year && count >= kFewestMentions && count * 5 >= all * 4)
        identity_.year = year;
    }
  }

  void findDates() {
    for (std::size_t i = 0; i < end(); ++i) {
      const std::string text = joinLine(lines_[i]);
      for (const std::string_view word :
           {"发布日期", "发布时间", "发文日期", "公开日期", "公布日期", "发稿时间", "上传时间",
            "录入时间", "信息时间", "时间:", "时间：", "日期:", "日期："}) {
        const std::size_t at = text.find(word);
        if (at == std::string::npos || identity_.published) continue;
        // 「统计起止时间：」, 「更新时间：」 are not when something was published.
        if (startsWithAny(word, {"时间", "日期"}) &&
            endsInHan(std::string_view(text).substr(0, at)))
          continue;
        identity_.published = findDate(std::string_view(text).substr(at, 60));
        // The word and its date on two lines.
        if (!identity_.published && i + 1 < end()) {
          const std::string next = joinLine(lines_[i + 1]);
          if (isSignature(next, {})) identity_.published = findDate(next);
        }
      }
      if (identity_.submitted || !isSignature(text, identity_.agency)) continue;
      const auto date = findDate(text);
      if (date != identity_.published) identity_.submitted = date;
    }
    // The signature under the last section.
    for (std::size_t i = lines_.size(), seen = 0; i-- > frontEnd_ && seen < 4; ++seen) {
      const std::string text = joinLine(lines_[i]);
      if (!isSignature(text, identity_.agency)) continue;
      if (const auto date = findDate(text)) identity_.submitted = date;
      if (identity_.agency.empty() && i > frontEnd_) identity_.agency = signerOf(lines_[i - 1]);
    }
  }

  // The name above the date of a signature, when the line is nothing else.
  static std::string signerOf(const Line& line) {
    const std::string text = joinLine(line);
    if (countSqueezed(text, kLongestSignature) > kLongestSignature || isSentence(text)) return {};
    const std::string name = squeeze(text);
    const bool isName = classifyAgency(name) != AgencyKind::kUnknown && !namesSubject(fold(name));
    return isName ? name : std::string();
  }

  const std::vector<Line>& lines_;
  std::size_t frontEnd_;
  const std::string& documentTitle_;
  std::array<FrontLine, 3> front_;  // the last lines looked at
  Identity identity_;
};

}  // namespace

Identity findIdentity(const std::vector<Line>& lines, std::size_t frontEnd,
                      const std::string& documentTitle) {
  return IdentityFinder(lines, frontEnd, documentTitle).find();
}

std::optional<int> findReportYear(const std::vector<Line>& lines,
                                  const std::string& documentTitle) {
  return IdentityFinder(lines, lines.size(), documentTitle).findYearOnly();
}

AgencyKind classifyAgency(std::string_view agency) {
  std::string name = fold(agency);
  const std::size_t bracket = std::min(name.find("（"), name.find('('));
  if (bracket != std::string::npos && bracket > 0) name.resize(bracket);
  if (endsWithAny(name, {"管理委员会", "管委会", "开发区", "管理区", "园区"}))
    return AgencyKind::kUnknown;
  if (endsWithAny(name, {"街道办事处", "街道办", "街道", "镇", "乡", "苏木", "街", "镇人民政府",
                         "乡人民政府", "镇政府", "乡政府", "苏木人民政府", "民族乡"}))
    return AgencyKind::kTownship;
  if (endsWithAny(name, {"人民政府", "政府"})) return AgencyKind::kGovernment;
  if (endsWithAny(
          name, {"局", "委", "办",   "厅",     "委员会", "办公室", "中心", "处", "院", "站", "队",
                 "署", "部", "公司", "联合会", "社",     "馆",     "所",   "会", "行", "校", "学"}))
    return AgencyKind::kDepartment;
  if (endsWithAny(name, {"市", "县", "区", "省", "州", "盟", "旗"})) return AgencyKind::kGovernment;
  return AgencyKind::kUnknown;
}

bool isSignature(std::string_view line, std::string_view agency) {
  if (countSqueezed(line, kLongestSignature) > kLongestSignature) return false;
  const std::string text = squeeze(line);
  if (text.empty() || text.size() > kLongestSignature) return false;
  if (!agency.empty() && text == agency) return true;
  if (std::none_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  std::string rest;
  for (const char c : text) {
    if ((c < '0' || c > '9') && c != '-' && c != '/' && c != '.' && c != '(' && c != ')') rest += c;
  }
  for (const std::string_view word : {"年", "月", "日", "（", "）"}) {
    for (std::size_t at = rest.find(word); at != std::string::npos; at = rest.find(word))
      rest.erase(at, word.size());
  }
  return findDate(text).has_value() && (rest.empty() || rest == agency);
}

}  // namespace gouji::bind
