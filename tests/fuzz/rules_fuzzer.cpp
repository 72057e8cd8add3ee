// Whatever is submitted as a rule file, on a small form: a plan that holds together, or mistakes
// that stand in the file; and laying the file out changes nothing the second time.
#include "engine/diag/render.h"
#include "engine/pack/pack.h"
#include "engine/parse/format.h"
#include "engine/plan/validate.h"
#include "tests/fuzz/properties.h"

namespace {

using namespace gouji;

constexpr std::string_view kForm = R"gj(unit 件
form small "小报表" {
  years 2021..
  section overview "一、总体情况"
  section work "二、工作情况" {
    table work unit 件 {
      columns { people "自然人" firms "法人" total "总计" = sum(leaves) as SUM-01 }
      rows {
        received "新收"
        group done "办结" { open "公开" closed "不公开" total "合计" = sum(leaves) as SUM-02 }
        left "结转"
      }
    }
  }
}
rule SUM-01 row-sum "行合计" { check totals level error practice "常识" }
rule SUM-02 column-sum "列合计" { check totals level error practice "常识" }
)gj";

class OneFile : public RuleSourceProvider {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  Result<std::string> read(const std::string& path) override {
    if (path == "form.gj") return std::string(kForm);
    if (path == "fuzz.gj") return text_;
    return Error{"file.not-found", {"没有", "none"}, {}};
  }
  Result<std::vector<std::string>> list(const std::string& path) override {
    return std::vector<std::string>{path};
  }

 private:
  std::string text_;
};

void checkDiagnostics(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    const auto size = diagnostic.source == nullptr ? 0 : diagnostic.source->text().size();
    fuzz::require(diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= size,
                  "a mistake stands in its file");
    const Localized message = diagnostic.message();
    fuzz::require(!message.zh.empty() && !message.en.empty(), "a mistake has two languages");
    fuzz::require(!renderDiagnostic(diagnostic).empty(), "a mistake can be shown");
  }
}

void checkLayout(const std::string& text) {
  const auto source = fuzz::asSource("fuzz.gj", text);
  if (source == nullptr) return;
  Diagnostics diagnostics;
  const auto once = formatRuleFile(source, diagnostics);
  if (!once) return;
  const auto again = formatRuleFile(fuzz::asSource("fuzz.gj", *once), diagnostics);
  fuzz::require(again && *again == *once, "laying out again changes nothing");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  OneFile provider(fuzz::asString(data, size));
  Diagnostics diagnostics;
  const CompiledPack pack = compilePack({"form.gj", "fuzz.gj"}, provider, diagnostics);
  checkDiagnostics(diagnostics);
  fuzz::require(plan::isConsistent(pack.plan), "a plan holds together");
  checkLayout(fuzz::asString(data, size));
  return 0;
}
