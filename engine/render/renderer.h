// engine/render/renderer.h
//
// One output of a run: findings in, text out.
//
// A renderer is fed report by report, so a batch of any length needs the memory of one report. It
// appends to strings and never prints. What one report gives depends on that report alone: several
// reports may therefore be rendered at the same time and written in order afterwards.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"
#include "engine/finding/finding.h"

namespace gouji::render {

struct RenderOptions {
  Language language = Language::kChinese;
  /// ANSI colours; whoever owns the terminal decides.
  bool color = false;
  /// Display columns available to outputs for people; at least kMinWidth is used.
  std::uint32_t width = 100;
  /// Outputs for people list what could not be decided only when asked; they always count it.
  /// Outputs for programs always list it.
  bool showUndecided = false;
};
inline constexpr std::uint32_t kMinWidth = 40;

/// What a run knows before its first report.
struct RunInfo {
  std::string version;
  /// Only filled in for outputs that list the rules (see Renderer::wantsRules).
  std::vector<RuleDescriptor> rules;
};

/// Writes one output format. The whole output is
/// begin, report, separator, report, …, end; the separator stands only between reports that
/// appended something.
class Renderer {
 public:
  virtual ~Renderer() = default;

  /// Whether RunInfo::rules has to be filled in.
  [[nodiscard]] virtual bool wantsRules() const { return false; }
  /// Whether ReportResult::report has to be filled in.
  [[nodiscard]] virtual bool wantsReports() const { return false; }
  /// Whether ReportResult::submitted has to be filled in.
  [[nodiscard]] virtual bool wantsSubmitted() const { return false; }
  /// Whether the output itself tells how many checks ended how. One that cannot leaves it to the
  /// caller to say so elsewhere: what could not be checked must not look like what passed.
  [[nodiscard]] virtual bool carriesSummary() const { return true; }

  virtual void begin(const RunInfo& run, std::string& out) const;
  /// May run on several threads at once.
  virtual void report(const ReportResult& result, std::string& out) const = 0;
  [[nodiscard]] virtual std::string_view separator() const { return {}; }
  virtual void end(const RunSummary& summary, std::string& out) const;
};

/// What a format gives.
enum class OutputKind : std::uint8_t {
  kText,       // text, for standard output or a file
  kWorkbook,   // one file that is no text, about the whole run
  kAnnotated,  // each report as it was submitted, with the findings written into it
};

/// One entry of the list of `--format`. What the renderer of a kind other than kText gives is
/// written by another program (engine/render/office).
struct OutputFormat {
  std::string_view name;
  Localized description;
  std::unique_ptr<Renderer> (*make)(const RenderOptions& options);
  OutputKind kind = OutputKind::kText;
};

/// All outputs, in the order in which they are offered. A new output is one renderer and one line
/// here.
[[nodiscard]] const std::vector<OutputFormat>& outputFormats();
/// nullptr when there is no such format.
[[nodiscard]] const OutputFormat* findOutputFormat(std::string_view name);
/// Nothing when there is no such format.
[[nodiscard]] std::unique_ptr<Renderer> makeRenderer(std::string_view format,
                                                     const RenderOptions& options);

}  // namespace gouji::render
