#include "engine/cli/rule_catalogue.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "engine/cli/rule_words.h"
#include "engine/eval/children.h"
#include "engine/judge/judge.h"
#include "engine/render/place_words.h"
#include "engine/render/say.h"

namespace gouji::cli {
namespace {

using render::say;

/// "ARI" of "ARI-03".
std::string_view familyOf(std::string_view id) { return id.substr(0, id.find('-')); }

struct Family {
  std::string_view prefix;
  Localized title;
  Localized about;
};

const std::array<Family, 8>& knownFamilies() {
  static const std::array<Family, 8> families = {{
      {"ARI",
       {"表内算术", "Arithmetic within the tables"},
       {"合计、小计和表头印明的勾稽关系。", "Sums, and the identity the form prints in its head."}},
      {"STR",
       {"结构", "Structure"},
       {"章节、表格的行列和用语是否与格式一致。",
        "Sections, rows, columns and labels as the form has them."}},
      {"CMP",
       {"完整性", "Completeness"},
       {"该填的是否填了，填的是不是数。", "What must be filled in, and with a number."}},
      {"XTB",
       {"表间关系", "Between the tables"},
       {"各表之间、表格与机关职权之间。",
        "One table against another and against the office's powers."}},
      {"NAR",
       {"正文", "Narrative"},
       {"正文与表格、正文前后是否一致。", "The words against the tables and against themselves."}},
      {"XYR",
       {"跨年", "Across years"},
       {"与上年报告衔接；没有 `--prior` 时不运行。",
        "Against last year's report; not run without `--prior`."}},
      {"TIM",
       {"时限", "Dates"},
       {"报送和发布的日期。", "When the report was submitted and published."}},
      {"STY",
       {"文风", "Style"},
       {"错别字、标点和数字的写法。", "Misprints, punctuation, and how numbers are written."}},
  }};
  return families;
}

const Family* findFamily(std::string_view prefix) {
  for (const Family& family : knownFamilies())
    if (family.prefix == prefix) return &family;
  return nullptr;
}

/// What GitHub calls the heading "ARI-03 flow-identity" in a link.
std::string anchorOf(const plan::Rule& rule) {
  std::string anchor = rule.id + '-' + rule.name;
  std::transform(anchor.begin(), anchor.end(), anchor.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  });
  return anchor;
}

/// Text between Markdown: what would be taken for a table, a tag or emphasis stays text.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '|' || byte == '<' || byte == '*' || byte == '_') out += '\\';
    out += byte == '\n' ? ' ' : byte;
  }
  return out;
}

/// The parameters that a rule reads, in the order of the plan.
std::set<std::uint32_t> findParams(const plan::Plan& plan, std::uint32_t rule) {
  using plan::Op;
  std::vector<plan::NodeId> open;
  for (const plan::Instance& instance : plan.instances) {
    if (instance.rule != rule) continue;
    for (const plan::NodeId node : {instance.guard, instance.check})
      if (node != kNone) open.push_back(node);
  }
  std::set<plan::NodeId> seen;
  std::set<std::uint32_t> params;
  while (!open.empty()) {
    const plan::NodeId id = open.back();
    open.pop_back();
    if (!seen.insert(id).second) continue;
    const plan::Node& node = plan.nodes[id];
    if (node.op == Op::kParam || node.op == Op::kParamSet || node.op == Op::kParamTrue ||
        node.op == Op::kParamText || node.op == Op::kParamDate)
      params.insert(node.a);
    eval::forEachChild(plan, node, [&](plan::NodeId child) { open.push_back(child); });
  }
  return params;
}

class Catalogue {
 public:
  Catalogue(const plan::Plan& plan, const std::map<std::string, RuleExample>& examples,
            Language language)
      : plan_(plan), examples_(examples), language_(language) {}

  std::string write() {
    introduce();
    std::vector<std::string_view> prefixes;
    for (const Family& family : knownFamilies()) prefixes.push_back(family.prefix);
    for (const plan::Rule& rule : plan_.rules) {
      const std::string_view prefix = familyOf(rule.id);
      if (std::find(prefixes.begin(), prefixes.end(), prefix) == prefixes.end())
        prefixes.push_back(prefix);
    }
    std::vector<std::vector<std::uint32_t>> families;
    families.reserve(prefixes.size());
    for (const std::string_view prefix : prefixes) families.push_back(rulesOf(prefix));
    for (const auto& rules : families)
      if (!rules.empty()) list(rules);
    for (const auto& rules : families) {
      if (rules.empty()) continue;
      out_ += "\n## " + titleOf(rules) + '\n';
      for (const std::uint32_t rule : rules) describe(rule);
    }
    return std::move(out_);
  }

 private:
  std::vector<std::uint32_t> rulesOf(std::string_view prefix) const {
    std::vector<std::uint32_t> rules;
    for (std::uint32_t i = 0; i < plan_.rules.size(); ++i)
      if (familyOf(plan_.rules[i].id) == prefix) rules.push_back(i);
    std::sort(rules.begin(), rules.end(), [&](std::uint32_t a, std::uint32_t b) {
      return plan_.rules[a].id < plan_.rules[b].id;
    });
    return rules;
  }

  std::string titleOf(const std::vector<std::uint32_t>& rules) const {
    const std::string prefix(familyOf(plan_.rules[rules.front()].id));
    const Family* family = findFamily(prefix);
    return family == nullptr ? prefix : family->title.in(language_) + " (" + prefix + ')';
  }

  void introduce() {
    out_ += say(language_, "# 规则目录\n\n", "# The rules\n\n");
    out_ += say(
        language_,
        "<!-- 由 `gouji rules doc` 从规则文件生成，请勿手改。 -->\n\n"
        "共 {} 条规则。`gouji explain 编号` 在命令行给出同样的说明，`gouji explain 编号 报告文件` "
        "列出一份报告中的每一步计算。\n\n"
        "级别是规则可能给出的最高级别：*错误* 使 `gouji lint` 的状态码为 1，*警告* 和 *提示* "
        "不影响（除非用 `--fail-on`）。停用某条规则：`gouji lint --ignore 编号`，或在 `gouji.toml` "
        "中写 `ignore = [\"编号\"]`；要写明理由和期限的，写进配置（profile）：\n\n",
        "<!-- Made from the rule files by `gouji rules doc`; not edited by hand. -->\n\n"
        "{} rules. What a rule is called and what it checks is written in Chinese, the language of "
        "the reports and of those who answer for them; its name and its message say it in "
        "English. `gouji explain ID` says the same on the command line, and `gouji explain ID "
        "REPORT` every step of the computation for one report.\n\n"
        "The level is the highest a rule can give: an *error* makes the exit status of `gouji "
        "lint` "
        "1, a *warning* and *info* do not (unless `--fail-on` says so). To switch a rule off: "
        "`gouji lint --ignore ID`, or `ignore = [\"ID\"]` in `gouji.toml`; with a reason and a "
        "last "
        "day, in a profile:\n\n",
        plan_.rules.size());
    out_ += say(language_,
                "```gj\n"
                "profile our-county \"本县\" {{\n"
                "  off NAR-02 reason \"正文只写本机关\" until \"2026-12-31\"\n"
                "  level STR-04 warning\n"
                "  set overview_max_chars = 1000\n"
                "}}\n```\n",
                "```gj\n"
                "profile our-county \"Our county\" {{\n"
                "  off NAR-02 reason \"the text counts this office alone\" until \"2026-12-31\"\n"
                "  level STR-04 warning\n"
                "  set overview_max_chars = 1000\n"
                "}}\n```\n");
  }

  void list(const std::vector<std::uint32_t>& rules) {
    out_ += "\n**" + titleOf(rules) + "**";
    if (const Family* family = findFamily(familyOf(plan_.rules[rules.front()].id)))
      out_ += say(language_, "：", ": ") + family->about.in(language_);
    out_ += "\n\n" + say(language_, "| 规则 | 标题 | 级别 |\n|---|---|---|\n",
                         "| rule | title | level |\n|---|---|---|\n");
    for (const std::uint32_t index : rules) {
      const plan::Rule& rule = plan_.rules[index];
      out_ += "| [" + rule.id + "](#" + anchorOf(rule) + ") `" + rule.name + "` | " +
              escaped(rule.title) + " | " + levelOf(rule) + " |\n";
    }
  }

  std::string levelOf(const plan::Rule& rule) const {
    std::string level(render::levelWord(gouji::levelOf(rule.level), language_));
    if (rule.offByDefault) level += say(language_, "，默认不启用", ", off by default");
    return level;
  }

  void entry(std::string_view zh, std::string_view en, const std::string& text) {
    if (text.empty()) return;
    const bool isChinese = language_ == Language::kChinese;
    out_ += "- **" + std::string(isChinese ? zh : en) + "** " + text + '\n';
  }

  void describe(std::uint32_t index) {
    const plan::Rule& rule = plan_.rules[index];
    out_ += "\n### " + rule.id + ' ' + rule.name + "\n\n";
    out_ += "**" + escaped(rule.title) + "** " + escaped(rule.description) + "\n\n";
    entry("级别", "Level", levelOf(rule));
    entry("适用", "For",
          yearsOf(rule, language_) + say(language_, "；", "; ") + agenciesOf(rule, language_) +
              say(language_, "；格式 ", "; forms ") + formsOf(plan_, index) +
              say(language_, "；每份报告至多 {} 项检查", "; at most {} checks in a report",
                  countChecks(plan_, index)));
    entry(rule.basisIsPractice ? "惯例" : "依据", rule.basisIsPractice ? "Practice" : "Basis",
          escaped(rule.basis));
    entry("单元格缺失时", "With a missing cell", missingOf(rule, language_));
    if (rule.aboutReading)
      entry("性质", "Nature",
            say(language_, "对读取结果的疑问，不是报告的错误",
                "a doubt about the reading, not a mistake in the report"));
    entry("建议", "What to do", escaped(rule.hint.in(language_)));
    for (const std::uint32_t param : findParams(plan_, index)) describeParam(plan_.params[param]);
    describeSwitch(rule);
    const auto example = examples_.find(rule.id.str());
    if (example != examples_.end()) show(example->second);
  }

  void describeParam(const plan::Param& param) {
    const std::string unit = param.unit.empty() ? "" : say(language_, "，", ", ") + param.unit;
    entry(
        "参数", "Parameter",
        "`" + param.name + "` (" + param.type + unit + ")" +
            (param.description.empty() ? ""
                                       : say(language_, "：", ": ") + escaped(param.description)) +
            (param.isSet ? ""
                         : say(language_, "；不设则不检查", "; without it nothing is checked")));
  }

  void describeSwitch(const plan::Rule& rule) {
    if (rule.offByDefault)
      entry("启用", "Switch on",
            say(language_, "`--select {}`；profile 中 `on {}`",
                "`--select {}`; `on {}` in a profile", rule.id, rule.id));
    entry("停用", "Switch off",
          say(language_, "`--ignore {}`；profile 中 `off {} reason \"理由\"`",
              "`--ignore {}`; `off {} reason \"why\"` in a profile", rule.id, rule.id));
  }

  void show(const RuleExample& example) {
    out_ += say(language_, "\n不通过的例子（{}）：\n", "\nFails: {}\n", escaped(example.title));
    if (!example.change.empty()) out_ += "\n```\n" + example.change + "```\n";
    out_ += "\n> " + escaped(example.message.in(language_)) + '\n';
  }

  const plan::Plan& plan_;
  const std::map<std::string, RuleExample>& examples_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string writeRuleCatalogue(const plan::Plan& plan,
                               const std::map<std::string, RuleExample>& examples,
                               Language language) {
  return Catalogue(plan, examples, language).write();
}

}  // namespace gouji::cli
