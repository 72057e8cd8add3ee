#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "engine/read/read.h"

namespace gouji {
namespace {

using std::string_view;

// What a format looks like shows within this many bytes.
constexpr std::size_t kLookAt = std::size_t{64} << 10;

char toLower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool startsWithIgnoringCase(string_view text, string_view lowerCase) {
  return text.size() >= lowerCase.size() &&
         std::equal(lowerCase.begin(), lowerCase.end(), text.begin(),
                    [](char a, char b) { return a == toLower(b); });
}

bool pathEndsWith(string_view path, string_view lowerCase) {
  return path.size() >= lowerCase.size() &&
         startsWithIgnoringCase(path.substr(path.size() - lowerCase.size()), lowerCase);
}

string_view trimStart(string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\f\v");
  return first == string_view::npos ? string_view{} : text.substr(first);
}

string_view trimEnd(string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return text.substr(0, last == string_view::npos ? 0 : last + 1);
}

/// Takes the first line of `text` that is not blank.
string_view takeLine(string_view& text) {
  text = trimStart(text);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const string_view line = trimEnd(text.substr(0, end));
  text.remove_prefix(end);
  return line;
}

/// Several objects, one a line: the first line is closed and more follows, or the second opens an
/// object as well. A single object over several lines continues with a key.
bool looksLikeNdjson(string_view text, string_view path) {
  const string_view first = takeLine(text);
  const string_view second = takeLine(text);
  if (second.empty()) return pathEndsWith(path, ".ndjson") || pathEndsWith(path, ".jsonl");
  return first.ends_with('}') || second.starts_with('{');
}

/// A batch whose first line is broken is still a batch, when it is called one and others are not.
bool isNamedNdjson(string_view text, string_view path) {
  return (pathEndsWith(path, ".ndjson") || pathEndsWith(path, ".jsonl")) &&
         text.find("\n{") != string_view::npos;
}

bool looksLikeHtml(string_view text) {
  constexpr std::array<string_view, 14> kStarts = {
      "<!doctype html", "<html", "<head", "<body",   "<meta",  "<title", "<table",
      "<div",           "<p>",   "<p ",   "<script", "<style", "<h1",    "<h2",
  };
  // A comment or an XML declaration may stand before the page.
  while (text.starts_with("<!--") || text.starts_with("<?xml")) {
    const string_view close = text[1] == '!' ? "-->" : "?>";
    const std::size_t end = text.find(close);
    if (end == string_view::npos) return false;
    text = trimStart(text.substr(end + close.size()));
  }
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](string_view start) { return startsWithIgnoringCase(text, start); });
}

/// Tables of a page and nothing else of one: a text into which a program wrote its tables.
bool hasOnlyTables(string_view text) {
  bool tables = false;
  for (std::size_t at = text.find('<'); at != string_view::npos; at = text.find('<', at + 1)) {
    const string_view tag = text.substr(at);
    for (const string_view part : {"<p>", "<p ", "<div", "<span", "<br", "<h1", "<h2", "<li"}) {
      if (startsWithIgnoringCase(tag, part)) return false;
    }
    tables = tables || startsWithIgnoringCase(tag, "<table");
  }
  return tables;
}

/// A piece of a page without its head, as people paste it.
bool hasManyEndTags(string_view text) {
  constexpr int kMany = 3;
  int count = 0;
  for (std::size_t at = text.find("</"); at != string_view::npos && count < kMany;
       at = text.find("</", at + 2))
    ++count;
  return count == kMany;
}

bool isMarkdownHeading(string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  return marks != string_view::npos && marks >= 1 && marks <= 6 && line[marks] == ' ';
}

/// The line between the head and the body of a table: | --- | :-: |
bool isMarkdownRule(string_view line) {
  return line.size() >= 3 && line.find_first_not_of("|-: \t") == string_view::npos &&
         line.find('|') != string_view::npos && line.find("--") != string_view::npos;
}

bool looksLikeMarkdown(string_view text) {
  int headings = 0;
  while (!(text = trimStart(text)).empty()) {
    const string_view line = takeLine(text);
    if (isMarkdownRule(line)) return true;
    headings += isMarkdownHeading(line) ? 1 : 0;
  }
  return headings >= 2;
}

/// UTF-16, which begins with a mark.
bool isWide(string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// Texts have no zero bytes, apart from UTF-16.
bool looksBinary(string_view bytes) {
  return !isWide(bytes) && bytes.find('\0') != string_view::npos;
}

/// ASCII letters of UTF-16, which are all that tells the formats apart.
std::string narrow(string_view bytes) {
  std::string letters;
  const std::size_t low = bytes.starts_with("\xFF\xFE") ? 0 : 1;
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2)
    letters += bytes[i + 1 - low] == 0 ? bytes[i + low] : '?';
  return letters;
}

InputFormat recognizeMarkup(string_view text, string_view path) {
  if (looksLikeHtml(text)) return InputFormat::kHtml;
  if (looksLikeMarkdown(text) || pathEndsWith(path, ".md") || pathEndsWith(path, ".markdown"))
    return InputFormat::kMarkdown;
  return hasManyEndTags(text) && !hasOnlyTables(text) ? InputFormat::kHtml : InputFormat::kText;
}

}  // namespace

InputFormat recognizeFormat(string_view bytes, string_view path) {
  constexpr std::size_t kPdfMarkWithin = 1024;
  constexpr string_view kByteOrderMark = "\xEF\xBB\xBF";
  bytes = bytes.substr(0, kLookAt);
  if (bytes.starts_with("PK\x03\x04")) return InputFormat::kDocx;
  if (bytes.starts_with("\xD0\xCF\x11\xE0") || bytes.starts_with("{\\rtf"))
    return InputFormat::kLegacyWord;
  if (bytes.substr(0, kPdfMarkWithin).find("%PDF-") != string_view::npos) return InputFormat::kPdf;
  if (looksBinary(bytes)) return InputFormat::kUnknown;
  if (isWide(bytes)) {
    const std::string narrowed = narrow(bytes);
    return recognizeMarkup(trimStart(narrowed), path);
  }

  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const string_view text = trimStart(bytes);
  if (text.empty()) return InputFormat::kUnknown;
  if (text.front() == '{')
    return looksLikeNdjson(text, path) ? InputFormat::kNdjson : InputFormat::kJson;
  if (isNamedNdjson(text, path)) return InputFormat::kNdjson;
  if (text.front() == '[' && pathEndsWith(path, ".json")) return InputFormat::kJson;
  return recognizeMarkup(text, path);
}

}  // namespace gouji
