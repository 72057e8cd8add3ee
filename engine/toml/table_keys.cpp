#include "engine/toml/table_keys.h"

#include <algorithm>

#include "engine/diag/suggest.h"

namespace gouji {
namespace {

Localized nameOfType(TomlKeyType type) {
  switch (type) {
    case TomlKeyType::kText:
      return {"文字", "a text"};
    case TomlKeyType::kTexts:
      return {"文字的列表，如 `[\"…\", \"…\"]`", "a list of texts, such as `[\"…\", \"…\"]`"};
    case TomlKeyType::kBoolean:
      return {"true 或 false", "true or false"};
    case TomlKeyType::kInteger:
      return {"整数", "a whole number"};
    case TomlKeyType::kDate:
      return {"日期，如 2026-12-31", "a date, such as 2026-12-31"};
    case TomlKeyType::kTables:
      return {"`[[…]]` 写的一组或多组键值", "tables written `[[…]]`"};
  }
  return {};
}

/// Holds one table against its keys.
class TableCheck {
 public:
  TableCheck(const std::vector<TomlKey>& keys, const Localized& what,
             const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics)
      : keys_(keys), what_(what), source_(source), diagnostics_(diagnostics) {}

  void check(const TomlValue& table) {
    for (const TomlEntry& entry : table.entries) {
      const auto key = std::find_if(keys_.begin(), keys_.end(), [&](const TomlKey& candidate) {
        return candidate.name == entry.key;
      });
      key == keys_.end() ? tellUnknown(entry) : checkValue(*key, entry.value);
    }
    for (const TomlKey& key : keys_) {
      if (key.required && table.find(key.name) == nullptr)
        tell(DiagnosticKind::MissingKey, table.span, {what_, key.name}, {});
    }
  }

 private:
  void tell(DiagnosticKind kind, Span span, std::vector<DiagnosticArgument> arguments,
            Localized hint) {
    diagnostics_.add({kind, source_, span, std::move(arguments), {}, std::move(hint)});
  }

  void tellUnknown(const TomlEntry& entry) {
    std::vector<std::string_view> names;
    std::string all;
    for (const TomlKey& key : keys_) {
      names.push_back(key.name);
      all += (all.empty() ? "" : " ") + std::string(key.name);
    }
    Localized hint = hintAt(suggestWord(entry.key, names));
    if (hint.zh.empty()) hint = {"可用：" + all, "available: " + all};
    tell(DiagnosticKind::UnknownKey, entry.keySpan, {entry.key, what_}, std::move(hint));
  }

  void tellKind(const TomlKey& key, const TomlValue& value) {
    tell(DiagnosticKind::WrongKind, value.span,
         {key.name, nameOfType(key.type), nameOf(value.kind)}, {});
  }

  void checkValue(const TomlKey& key, const TomlValue& value) {
    switch (key.type) {
      case TomlKeyType::kText:
        return value.kind == TomlKind::kText ? checkText(key, value) : tellKind(key, value);
      case TomlKeyType::kTexts:
        return checkTexts(key, value);
      case TomlKeyType::kBoolean:
        return value.kind == TomlKind::kBoolean ? void() : tellKind(key, value);
      case TomlKeyType::kInteger:
        return value.kind == TomlKind::kInteger ? checkRange(key, value) : tellKind(key, value);
      case TomlKeyType::kDate:
        return checkDate(key, value);
      case TomlKeyType::kTables:
        return checkTables(key, value);
    }
  }

  void checkText(const TomlKey& key, const TomlValue& value) {
    if (value.text.empty()) return tell(DiagnosticKind::EmptyValue, value.span, {key.name}, {});
    const auto& choices = key.choices;
    if (!choices.empty() &&
        std::find(choices.begin(), choices.end(), value.text) == choices.end()) {
      Localized hint = hintAt(suggestWord(value.text, choices));
      if (hint.zh.empty()) hint = listChoices(choices);
      tell(DiagnosticKind::UnknownChoice, value.span,
           {value.text, '`' + std::string(key.name) + '`'}, std::move(hint));
    }
    const bool isHex = value.text.size() == key.hexDigits &&
                       value.text.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (key.hexDigits > 0 && !isHex) {
      const std::string digits = std::to_string(key.hexDigits);
      tell(DiagnosticKind::MalformedText, value.span,
           {key.name,
            Localized{digits + " 位十六进制数字", digits + " hexadecimal digits in lower case"}},
           {});
    }
  }

  static Localized listChoices(const std::vector<std::string_view>& choices) {
    std::string all;
    for (const std::string_view choice : choices)
      all += (all.empty() ? "" : " ") + std::string(choice);
    return {"可用：" + all, "available: " + all};
  }

  void checkTexts(const TomlKey& key, const TomlValue& value) {
    if (value.kind != TomlKind::kList) return tellKind(key, value);
    for (const TomlValue& item : value.items)
      item.kind == TomlKind::kText ? checkText(key, item) : tellKind(key, item);
  }

  void checkRange(const TomlKey& key, const TomlValue& value) {
    if (value.integer >= key.least && value.integer <= key.most) return;
    tell(DiagnosticKind::IntegerOutOfRange, value.span,
         {key.name, std::to_string(key.least), std::to_string(key.most),
          std::to_string(value.integer)},
         {});
  }

  void checkDate(const TomlKey& key, const TomlValue& value) {
    if (value.kind == TomlKind::kDate) return;
    if (value.kind != TomlKind::kText) return tellKind(key, value);
    if (!Date::parseIso(value.text)) tell(DiagnosticKind::NotADate, value.span, {value.text}, {});
  }

  void checkTables(const TomlKey& key, const TomlValue& value) {
    const auto isTable = [](const TomlValue& item) { return item.kind == TomlKind::kTable; };
    if (value.kind == TomlKind::kList &&
        std::all_of(value.items.begin(), value.items.end(), isTable))
      return;
    tell(DiagnosticKind::WrongKind, value.span,
         {key.name, nameOfType(key.type), nameOf(value.kind)},
         {"写作 `[[" + std::string(key.name) + "]]`", "write `[[" + std::string(key.name) + "]]`"});
  }

  const std::vector<TomlKey>& keys_;
  const Localized& what_;
  const std::shared_ptr<const SourceFile>& source_;
  Diagnostics& diagnostics_;
};

}  // namespace

void checkTable(const TomlValue& table, const std::vector<TomlKey>& keys, const Localized& what,
                const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics) {
  TableCheck(keys, what, source, diagnostics).check(table);
}

}  // namespace gouji
