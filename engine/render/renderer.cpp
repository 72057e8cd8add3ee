#include "engine/render/renderer.h"

#include "engine/render/concise_renderer.h"
#include "engine/render/github_renderer.h"
#include "engine/render/gitlab_renderer.h"
#include "engine/render/html_renderer.h"
#include "engine/render/json_renderer.h"
#include "engine/render/junit_renderer.h"
#include "engine/render/markdown_renderer.h"
#include "engine/render/ndjson_renderer.h"
#include "engine/render/office_renderer.h"
#include "engine/render/rdjson_renderer.h"
#include "engine/render/sarif_renderer.h"
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
      {"sarif",
       {"SARIF 2.1.0，供代码平台和编辑器", "SARIF 2.1.0, for code hosts and editors"},
       makeSarifRenderer},
      {"junit", {"JUnit XML，供 CI 服务器", "JUnit XML, for CI servers"}, makeJunitRenderer},
      {"github", {"GitHub Actions 注释", "annotations of GitHub Actions"}, makeGithubRenderer},
      {"gitlab", {"GitLab 代码质量报告", "GitLab code quality"}, makeGitlabRenderer},
      {"rdjson", {"reviewdog 的 rdjson", "rdjson of reviewdog"}, makeRdjsonRenderer},
      {"markdown",
       {"Markdown，供合并请求评论", "Markdown, for a comment on a pull request"},
       makeMarkdownRenderer},
      {"html",
       {"一个 HTML 文件，可筛选，含报告全文",
        "one HTML file with filters and the reports themselves"},
       makeHtmlRenderer},
      {"xlsx",
       {"Excel 工作簿：总览、问题清单、单位与规则对照",
        "Excel workbook: overview, findings, units by rules"},
       makeWorkbookRenderer,
       OutputKind::kWorkbook},
      {"docx",
       {"提交的 DOCX，每个问题一条批注", "the submitted DOCX with a comment at each finding"},
       makeAnnotationRenderer,
       OutputKind::kAnnotated},
      {"pdf",
       {"提交的 PDF，每个问题一处高亮和附注",
        "the submitted PDF with a highlight and a note at each finding"},
       makeAnnotationRenderer,
       OutputKind::kAnnotated},
  };
  return formats;
}

const OutputFormat* findOutputFormat(std::string_view name) {
  for (const OutputFormat& candidate : outputFormats()) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

std::unique_ptr<Renderer> makeRenderer(std::string_view format, const RenderOptions& options) {
  const OutputFormat* found = findOutputFormat(format);
  return found == nullptr ? nullptr : found->make(options);
}

}  // namespace gouji::render
