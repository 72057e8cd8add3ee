#include "engine/render/renderer.h"

#include "engine/render/concise_renderer.h"
#include "engine/render/json_renderer.h"
#include "engine/render/ndjson_renderer.h"
#include "engine/render/text_renderer.h"

namespace gouji::render {

void Renderer::begin(const RunInfo&, std::string&) const {}
void Renderer::end(const RunSummary&, std::string&) const {}

const std::vector<OutputFormat>& outputFormats() {
  static const std::vector<OutputFormat> formats = {
      {"text",
       {"给人看：原文、划线、算式和可能的错误单元格",
        "for people: source, marks, figures, suspects"},
       makeTextRenderer},
      {"concise",
       {"每个问题一行，便于 grep", "one line per finding, for grep"},
       makeConciseRenderer},
      {"json",
       {"一个 JSON 对象：全部问题和汇总", "one JSON object: all findings and the summary"},
       makeJsonRenderer},
      {"ndjson",
       {"每行一个 JSON 问题，边查边出", "one JSON finding per line, as they are found"},
       makeNdjsonRenderer},
  };
  return formats;
}

std::unique_ptr<Renderer> makeRenderer(std::string_view format, const RenderOptions& options) {
  for (const OutputFormat& candidate : outputFormats()) {
    if (candidate.name == format) return candidate.make(options);
  }
  return nullptr;
}

}  // namespace gouji::render
