#include "engine/read/json/json_error.h"
#include "engine/read/json/reading.h"
#include "engine/report/heading.h"
#include "engine/text/utf8.h"

namespace gouji::json {

void Reading::readSections() {
  if (scanner_.peek() != ValueKind::kObject)
    return skipWrongKind("sections", {"一个对象", "an object"});
  readObject(
      keys_->sections, [this](std::uint32_t section, Span) { readSection(section); },
      [this](std::string_view key, Span span) { skipUnknownKey(key, span); });
  // The members of an object have no order of their own: the sections stand as the form has them.
  std::uint32_t position = 0;
  for (ReportSection& section : report_.sections) {
    if (section.present) section.position = ++position;
  }
}

void Reading::readSection(std::uint32_t index) {
  ReportSection& section = report_.sections[index];
  if (scanner_.peek() == ValueKind::kNull) {
    scanner_.skipValue();
    return;
  }
  section.present = true;
  section.occurrences = 1;
  const std::string_view key = keys_->sections.key(index);
  if (scanner_.peek() != ValueKind::kObject)
    return skipWrongKind(
        key, {"一个含 `heading` 和 `text` 的对象", "an object with `heading` and `text`"});
  readObject(
      context_.sectionKeys,
      [&](std::uint32_t member, Span) {
        if (member == 0) {
          readHeading(index);
        } else if (scanner_.peek() == ValueKind::kString) {
          readNarrative(section.text);
        } else {
          skipWrongKind("text", {"一个字符串", "a string"});
        }
      },
      [this](std::string_view unknown, Span span) { skipUnknownKey(unknown, span); });
}

void Reading::readHeading(std::uint32_t index) {
  ReportSection& section = report_.sections[index];
  if (!readText("heading", section.heading, section.headingSpan)) return;
  section.ordinal = readOrdinal(section.heading);
  section.wording = compareWording(form_->form->sections[index].heading, section.heading);
}

void Reading::readNarrative(PlacedText& text) {
  const RawString raw = scanner_.readString();
  if (scanner_.failed()) return;
  ByteOffset at = raw.span.begin + 1;
  std::string_view rest = raw.bytes;
  std::string decoded;
  while (!rest.empty()) {
    const DecodedPiece piece = takePiece(rest);
    const Span span{at, at + static_cast<ByteOffset>(piece.raw.size())};
    at = span.end;
    if (!piece.isEscape) {
      text.appendVerbatim(piece.raw, span);
      continue;
    }
    decoded.clear();
    appendUtf8(decoded, piece.escape);
    text.appendRespelled(decoded, span, static_cast<std::uint8_t>(decoded.size()),
                         static_cast<std::uint8_t>(piece.raw.size()));
  }
}

}  // namespace gouji::json
