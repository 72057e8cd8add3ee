#include "engine/render/job/frame.h"

#include <array>
#include <charconv>

namespace gouji::office {
namespace {

constexpr std::string_view kReport = "report";
constexpr std::string_view kSummary = "summary";

/// The number behind the first space of `line`, which then starts behind the number.
std::optional<std::size_t> takeSize(std::string_view& line) {
  if (!line.starts_with(' ')) return std::nullopt;
  line.remove_prefix(1);
  std::size_t size = 0;
  const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), size);
  if (code != std::errc()) return std::nullopt;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  return size;
}

}  // namespace

void appendFrame(std::string& out, Frame::Kind kind, std::string_view name, std::string_view json,
                 std::string_view document) {
  out += kind == Frame::Kind::kReport ? kReport : kSummary;
  for (const std::size_t size : {name.size(), json.size(), document.size()}) {
    out += ' ' + std::to_string(size);
  }
  out += '\n';
  out += name;
  out += json;
  out += document;
}

std::optional<Frame> takeFrame(std::string_view& stream) {
  const std::size_t lineEnd = stream.find('\n');
  if (lineEnd == std::string_view::npos) return std::nullopt;
  std::string_view line = stream.substr(0, lineEnd);
  Frame frame;
  if (line.starts_with(kReport)) {
    line.remove_prefix(kReport.size());
  } else if (line.starts_with(kSummary)) {
    frame.kind = Frame::Kind::kSummary;
    line.remove_prefix(kSummary.size());
  } else {
    return std::nullopt;
  }
  std::string_view rest = stream.substr(lineEnd + 1);
  for (std::string_view* part : std::array{&frame.name, &frame.json, &frame.document}) {
    const std::optional<std::size_t> size = takeSize(line);
    if (!size || *size > rest.size()) return std::nullopt;
    *part = rest.substr(0, *size);
    rest.remove_prefix(*size);
  }
  if (!line.empty()) return std::nullopt;
  frame.bytes = stream.substr(0, stream.size() - rest.size());
  stream = rest;
  return frame;
}

}  // namespace gouji::office
