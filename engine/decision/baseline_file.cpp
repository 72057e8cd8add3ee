#include "engine/decision/baseline_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "engine/text/json_text.h"
#include "engine/text/utf8.h"

namespace gouji {
namespace {

using nlohmann::json;

constexpr std::string_view kHint = "gouji baseline create";

Error notJson(const std::string& path, std::size_t byte, const std::string& text) {
  const auto upTo = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  const std::string line = std::to_string(1 + std::count(text.begin(), upTo, '\n'));
  return {"baseline.not-json",
          {path + "：第 " + line + " 行不合 JSON 的写法", path + ": line " + line + " is not JSON"},
          {"合并冲突没有解决时常会这样", "an unresolved merge conflict often looks like this"}};
}

Error notABaseline(const std::string& path) {
  return {"baseline.not-one",
          {path + "：不是基线文件", path + ": this is no baseline"},
          {"基线由 `" + std::string(kHint) + "` 生成", "`" + std::string(kHint) + "` makes one"}};
}

Error badEntry(const std::string& path, std::size_t number) {
  const std::string which = std::to_string(number);
  return {"baseline.entry",
          {path + "：第 " + which + " 条没有 fingerprint 和 value_hash",
           path + ": entry " + which + " has no fingerprint and value_hash"},
          {}};
}

std::string textOf(const json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isHash(const std::string& text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

BaselineEntry readEntry(const json& item) {
  BaselineEntry entry;
  entry.fingerprint = textOf(item, "fingerprint");
  entry.valueHash = textOf(item, "value_hash");
  entry.unit = textOf(item, "unit");
  entry.rule = textOf(item, "rule");
  entry.instance = textOf(item, "instance");
  entry.cell = textOf(item, "cell");
  entry.message = textOf(item, "message");
  entry.reason = textOf(item, "reason");
  entry.author = textOf(item, "author");
  const auto year = item.find("year");
  if (year != item.end() && year->is_number_integer()) entry.year = year->get<int>();
  return entry;
}

/// The library forgets where values stood. The file has one entry a line, and a fingerprint stands
/// in no other words, so the entries are found again in their order.
void findLines(const std::string& text, std::vector<BaselineEntry>& entries) {
  std::size_t at = 0;
  std::uint32_t line = 1;
  for (BaselineEntry& entry : entries) {
    const std::size_t found = text.find('"' + entry.fingerprint + '"', at);
    if (found == std::string::npos) return;
    line += static_cast<std::uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                  text.begin() + static_cast<std::ptrdiff_t>(found),
                                                  '\n'));
    entry.line = line;
    at = found + 1;
  }
}

auto orderOf(const BaselineEntry& entry) {
  return std::tie(entry.unit, entry.year, entry.instance, entry.cell, entry.fingerprint,
                  entry.valueHash);
}

void appendOptional(JsonText& out, std::string_view key, const std::string& text) {
  if (text.empty()) return;
  out.key(key);
  out.text(text);
}

void appendEntry(JsonText& out, const BaselineEntry& entry) {
  out.startLine(4);
  out.open('{');
  out.key("rule");
  out.text(entry.rule);
  out.key("instance");
  out.text(entry.instance);
  out.key("unit");
  out.text(entry.unit);
  out.key("year");
  entry.year ? out.number(std::int64_t{*entry.year}) : out.null();
  appendOptional(out, "cell", entry.cell);
  out.key("message");
  out.text(entry.message);
  out.key("fingerprint");
  out.text(entry.fingerprint);
  out.key("value_hash");
  out.text(entry.valueHash);
  appendOptional(out, "reason", entry.reason);
  appendOptional(out, "author", entry.author);
  out.close('}');
}

}  // namespace

Result<Baseline> parseBaseline(const std::string& path, const std::string& text) {
  if (const auto bad = findInvalidUtf8(text)) return notJson(path, *bad, text);
  json root;
  try {
    root = json::parse(text);
  } catch (const json::parse_error& error) {
    return notJson(path, error.byte, text);
  }
  if (!root.is_object() || root.value("baseline", json()) != json(1)) return notABaseline(path);
  const auto list = root.find("entries");
  if (list == root.end() || !list->is_array()) return notABaseline(path);
  if (list->size() > kBaselineMaxEntries) {
    const std::string most = std::to_string(kBaselineMaxEntries);
    return Error{"limit.entries",
                 {path + "：超过 " + most + " 条", path + ": more than " + most + " entries"},
                 {}};
  }
  Baseline baseline{path, {}};
  for (const json& item : *list) {
    if (!item.is_object()) return badEntry(path, baseline.entries.size() + 1);
    BaselineEntry entry = readEntry(item);
    if (!isHash(entry.fingerprint) || !isHash(entry.valueHash))
      return badEntry(path, baseline.entries.size() + 1);
    baseline.entries.push_back(std::move(entry));
  }
  findLines(text, baseline.entries);
  return baseline;
}

std::string writeBaseline(std::vector<BaselineEntry> entries) {
  const auto isBefore = [](const BaselineEntry& a, const BaselineEntry& b) {
    return orderOf(a) < orderOf(b);
  };
  std::stable_sort(entries.begin(), entries.end(), isBefore);
  const auto same = [](const BaselineEntry& a, const BaselineEntry& b) { return a.isSameAs(b); };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  std::string text;
  JsonText out(text);
  out.open('{');
  out.startLine(2);
  out.key("baseline");
  out.number(std::uint64_t{1});
  out.startLine(2);
  out.key("entries");
  out.open('[');
  for (const BaselineEntry& entry : entries) appendEntry(out, entry);
  out.startLine(2);
  out.close(']');
  out.startLine(0);
  out.close('}');
  return text + '\n';
}

BaselineEntry makeBaselineEntry(const Finding& finding, Language language) {
  BaselineEntry entry;
  entry.fingerprint = finding.fingerprint;
  entry.valueHash = finding.valueHash;
  entry.unit = unitOf(finding);
  entry.year = finding.year;
  entry.rule = finding.rule;
  entry.instance = finding.instance;
  entry.cell = finding.cell;
  entry.message = finding.message.in(language);
  return entry;
}

}  // namespace gouji
