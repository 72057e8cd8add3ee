#include "engine/cli/mutation_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "engine/judge/judge.h"
#include "engine/render/say.h"
#include "engine/render/terminal_text.h"
#include "engine/text/json_text.h"
#include "engine/text/utf8.h"

namespace gouji::cli {
namespace {

using render::say;

constexpr std::size_t kMostPlaces = 12;
constexpr std::size_t kMostRules = 4;

struct KindWords {
  std::string_view key;  // in JSON
  Localized words;
};

const KindWords& wordsOf(MutationKind kind) {
  static const std::array<KindWords, kMutationKindCount> words = {{
      {"one-up", {"加一", "one up"}},
      {"one-down", {"减一", "one down"}},
      {"swapped-digits", {"数字颠倒", "digits swapped"}},
      {"added-digit", {"多一位", "a digit more"}},
      {"dropped-digit", {"少一位", "a digit less"}},
      {"blank", {"漏填", "left blank"}},
      {"filler", {"填「/」", "filled with /"}},
      {"shifted-row", {"整行右移一列", "row shifted right"}},
      {"shifted-column", {"整列下移一行", "column shifted down"}},
      {"changed-claim", {"改正文的数", "number changed"}},
      {"dropped-claim", {"删正文的数", "claim dropped"}},
      {"contradicted-claim", {"正文前后矛盾", "claim contradicted"}},
  }};
  return words[static_cast<std::size_t>(kind)];
}

struct Count {
  std::size_t all = 0;
  std::array<std::size_t, 3> atLevel{};  // by plan::Level
  std::map<std::uint32_t, std::size_t> byRule;

  void add(const MutantVerdict& verdict) {
    ++all;
    if (verdict.caughtAt) ++atLevel[static_cast<std::size_t>(*verdict.caughtAt)];
    for (const std::uint32_t rule : verdict.rules) ++byRule[rule];
  }
  [[nodiscard]] std::size_t missed() const { return all - atLevel[0] - atLevel[1] - atLevel[2]; }
};

/// By table, kNone for the narrative, which comes last; then by kind.
using Counts = std::map<std::uint32_t, std::map<MutationKind, Count>>;

Counts countVerdicts(const MutationRun& run) {
  Counts counts;
  for (const MutantVerdict& verdict : run.verdicts)
    counts[verdict.table][verdict.kind].add(verdict);
  return counts;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t has = displayWidth(std::string_view(text));
  text.append(width > has ? width - has : 0, ' ');
  return text;
}

std::string rightAligned(std::string_view text, std::size_t width) {
  const std::size_t has = displayWidth(text);
  return std::string(width > has ? width - has : 0, ' ') + std::string(text);
}

/// "ARI-01 175, ARI-02 161 …": the rules that caught most, with how many.
std::string listRules(const plan::Plan& plan, const Count& count) {
  std::vector<std::pair<std::uint32_t, std::size_t>> rules(count.byRule.begin(),
                                                           count.byRule.end());
  std::stable_sort(rules.begin(), rules.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (std::size_t i = 0; i < rules.size() && i < kMostRules; ++i)
    out += (i == 0 ? "" : ", ") + plan.rules[rules[i].first].id + ' ' +
           std::to_string(rules[i].second);
  return rules.size() > kMostRules ? out + " …" : out;
}

class MutationText {
 public:
  MutationText(const MutationSubject& subject, const Console& console)
      : subject_(subject), language_(console.language), painter_(console.color) {}

  void summary() {
    Count all;
    for (const MutantVerdict& verdict : subject_.run.verdicts) all.add(verdict);
    out_ += say(language_, "{}：{} 处改动，{} 处发现为错误，{} 处警告，{} 处提示，{} 处未发现\n",
                "{}: {} slips, {} caught as errors, {} as warnings, {} as information, {} not "
                "caught\n",
                render::toPlainLine(subject_.report.title), all.all, all.atLevel[0], all.atLevel[1],
                all.atLevel[2], all.missed());
  }

  void table(std::uint32_t table, const std::map<MutationKind, Count>& kinds) {
    out_ += '\n' + painter_.paint(render::Style::kBold, nameOf(table)) + '\n';
    row(say(language_, "改动", "slip"),
        {say(language_, "数量", "made"), say(language_, "错误", "error"),
         say(language_, "警告", "warning"), say(language_, "提示", "info"),
         say(language_, "未发现", "missed")},
        say(language_, "发现它的规则", "caught by"));
    for (const auto& [kind, count] : kinds) {
      row(wordsOf(kind).words.in(language_),
          {std::to_string(count.all), std::to_string(count.atLevel[0]),
           std::to_string(count.atLevel[1]), std::to_string(count.atLevel[2]),
           std::to_string(count.missed())},
          listRules(subject_.plan, count));
    }
  }

  void outsideOfEquations() {
    std::string cells;
    for (CellId cell = 0; cell < subject_.run.inEquation.size(); ++cell) {
      const bool isFilled = subject_.report.states[cell] == CellState::kNumber;
      if (isFilled && !subject_.run.inEquation[cell])
        cells += "\n  " + subject_.report.form->cellName(cell);
    }
    if (cells.empty()) return;
    out_ += say(
        language_,
        "\n没有等式约束这些单元格；正文写到同一个数，或另有规则专门检查时，才可能发现填错：{}\n",
        "\nNo equation ties these cells; a wrong number shows only where the text or a rule "
        "of its own contradicts it:{}\n",
        cells);
  }

  /// Places with the slips that were not caught there, the first ones or all.
  void missed(bool isVerbose) {
    std::vector<std::pair<std::string, std::string>> places;
    for (const MutantVerdict& verdict : subject_.run.verdicts) {
      if (verdict.caughtAt) continue;
      const bool isText = verdict.table == kNone;
      const std::string place =
          isText ? verdict.place + "「" + verdict.before + "」" : verdict.place;
      const std::string& kind = wordsOf(verdict.kind).words.in(language_);
      if (!places.empty() && places.back().first == place) {
        places.back().second += say(language_, "、", ", ") + kind;
      } else {
        places.emplace_back(place, kind);
      }
    }
    if (places.empty()) return;
    out_ += say(language_, "\n未发现的改动：\n", "\nNot caught:\n");
    const std::size_t shown = isVerbose ? places.size() : std::min(places.size(), kMostPlaces);
    for (std::size_t i = 0; i < shown; ++i) {
      out_ += "  " + render::toPlainLine(places[i].first) + say(language_, "：", ": ") +
              places[i].second + '\n';
    }
    if (shown < places.size())
      out_ += say(language_, "  另有 {} 处，用 --verbose 列出\n",
                  "  and {} more places: --verbose lists them\n", places.size() - shown);
  }

  void verdict() {
    const std::size_t escapes = subject_.run.escapes;
    out_ += escapes == 0
                ? say(language_, "\n等式约束的单元格填错任何一个数，都能发现为错误。\n",
                      "\nEvery wrong number in a cell of an equation is caught as an error.\n")
                : say(language_, "\n等式约束的单元格有 {} 处填错的数没有发现为错误。\n",
                      "\nWrong numbers in cells of equations that are not caught as errors: {}.\n",
                      escapes);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string nameOf(std::uint32_t table) const {
    if (table == kNone) return say(language_, "正文", "Narrative");
    const Form& form = *subject_.report.form;
    return form.sections[form.tables[table].section].heading.official +
           say(language_, "（表 {}）", " (table {})", form.tables[table].key);
  }

  void row(const std::string& kind, const std::array<std::string, 5>& numbers,
           const std::string& rules) {
    out_ += "  " + padded(kind, 20);
    for (const std::string& number : numbers) out_ += rightAligned(number, 9);
    out_ += rules.empty() ? "\n" : "  " + rules + '\n';
  }

  const MutationSubject& subject_;
  Language language_;
  render::Painter painter_;
  std::string out_;
};

void writeCount(JsonText& json, const Count& count) {
  json.key("mutants");
  json.number(std::uint64_t{count.all});
  for (const plan::Level level : {plan::Level::kError, plan::Level::kWarning, plan::Level::kInfo}) {
    json.key(toString(levelOf(level)));
    json.number(std::uint64_t{count.atLevel[static_cast<std::size_t>(level)]});
  }
  json.key("not_caught");
  json.number(std::uint64_t{count.missed()});
}

}  // namespace

std::string showMutationsAsText(const MutationSubject& subject, const Console& console,
                                bool isVerbose) {
  MutationText text(subject, console);
  text.summary();
  for (const auto& [table, kinds] : countVerdicts(subject.run)) text.table(table, kinds);
  text.outsideOfEquations();
  text.missed(isVerbose);
  text.verdict();
  return text.take();
}

std::string showMutationsAsJson(const MutationSubject& subject) {
  const Form& form = *subject.report.form;
  const auto keyOf = [&form](std::uint32_t table) {
    return table == kNone ? std::string("narrative") : form.tables[table].key;
  };
  std::string out;
  JsonText json(out);
  const auto writeRules = [&](const auto& rules, auto write) {
    json.open('[');
    for (const auto& rule : rules) write(rule);
    json.close(']');
  };
  json.open('{');
  json.key("title");
  json.text(subject.report.title);
  json.key("form");
  json.text(form.id);
  json.key("escapes");
  json.number(std::uint64_t{subject.run.escapes});
  json.key("counts");
  json.open('[');
  for (const auto& [table, kinds] : countVerdicts(subject.run)) {
    for (const auto& [kind, count] : kinds) {
      json.startLine(2);
      json.open('{');
      json.key("table");
      json.text(keyOf(table));
      json.key("kind");
      json.text(wordsOf(kind).key);
      writeCount(json, count);
      json.key("rules");
      json.open('{');
      for (const auto& [rule, caught] : count.byRule) {
        json.key(subject.plan.rules[rule].id);
        json.number(std::uint64_t{caught});
      }
      json.close('}');
      json.close('}');
    }
  }
  json.close(']');
  json.key("mutants");
  json.open('[');
  for (const MutantVerdict& verdict : subject.run.verdicts) {
    json.startLine(2);
    json.open('{');
    json.key("table");
    json.text(keyOf(verdict.table));
    json.key("kind");
    json.text(wordsOf(verdict.kind).key);
    json.key("place");
    json.text(verdict.place);
    json.key("before");
    json.text(verdict.before);
    json.key("after");
    json.text(verdict.after);
    json.key("in_equation");
    json.boolean(verdict.cell != kNoCell && subject.run.inEquation[verdict.cell]);
    json.key("caught_at");
    json.textOrNull(verdict.caughtAt ? toString(levelOf(*verdict.caughtAt)) : std::string_view{});
    json.key("rules");
    writeRules(verdict.rules, [&](std::uint32_t rule) { json.text(subject.plan.rules[rule].id); });
    json.close('}');
  }
  json.startLine(0);
  json.close(']');
  json.close('}');
  return out + '\n';
}

}  // namespace gouji::cli
