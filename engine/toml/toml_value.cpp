#include "engine/toml/toml_value.h"

namespace gouji {

const TomlEntry* TomlValue::find(std::string_view key) const {
  for (const TomlEntry& entry : entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

Localized nameOf(TomlKind kind) {
  switch (kind) {
    case TomlKind::kText:
      return {"文字", "a text"};
    case TomlKind::kInteger:
      return {"整数", "a whole number"};
    case TomlKind::kBoolean:
      return {"true 或 false", "true or false"};
    case TomlKind::kDate:
      return {"日期", "a date"};
    case TomlKind::kList:
      return {"列表", "a list"};
    case TomlKind::kTable:
      return {"一组键值", "a table"};
    case TomlKind::kOther:
      return {"小数或时间", "a fraction or a time"};
  }
  return {};
}

}  // namespace gouji
