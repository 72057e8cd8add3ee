// engine/render/job/frame.h
//
// The envelope in which the program gets its work to the writers of office documents.
//
// The writers are a program of their own (gouji-office). It reads frames from standard input: a
// line of ASCII, then as many bytes as the line says.
//   report NAME-BYTES JSON-BYTES DOCUMENT-BYTES\n   a report: its file's name, its findings
//   (engine/render/job/job.h) and, for outputs that write into it, the file itself
//   summary 0 JSON-BYTES 0\n                        the run, behind all reports
// The program can thus tell frames apart without reading what is in them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouji::office {

struct Frame {
  enum class Kind : unsigned char { kReport, kSummary };
  Kind kind = Kind::kReport;
  std::string_view name;
  std::string_view json;
  std::string_view document;
  /// The whole frame as it stands in the stream.
  std::string_view bytes;
};

void appendFrame(std::string& out, Frame::Kind kind, std::string_view name, std::string_view json,
                 std::string_view document);

/// The first frame of `stream`, which then starts behind it. Nothing at its end, and nothing when
/// what stands there is no whole frame (`stream` is then not empty).
[[nodiscard]] std::optional<Frame> takeFrame(std::string_view& stream);

}  // namespace gouji::office
