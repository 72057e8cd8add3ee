#include <fmt/format.h>

#include <algorithm>

#include "engine/cli/commands.h"
#include "engine/cli/settings_finder.h"
#include "engine/render/place_words.h"
#include "engine/render/terminal_text.h"
#include "engine/text/json_text.h"
#include "engine/text/utf8.h"

namespace gouji::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
  const std::size_t has = displayWidth(std::string_view(text));
  text.append(width > has ? width - has : 0, ' ');
  return text;
}

std::string listAsText(const std::vector<RuleDescriptor>& rules, const Console& console) {
  std::size_t idWidth = 0;
  std::size_t nameWidth = 0;
  for (const RuleDescriptor& rule : rules) {
    idWidth = std::max(idWidth, displayWidth(std::string_view(rule.id)));
    nameWidth = std::max(nameWidth, displayWidth(std::string_view(rule.name)));
  }
  const render::Painter painter(console.color);
  std::string out;
  for (const RuleDescriptor& rule : rules) {
    const std::string level(render::levelWord(rule.level, console.language));
    const std::size_t levelWidth = console.language == Language::kChinese ? 4 : 7;
    out += painter.paint(render::Style::kBold, padded(rule.id, idWidth)) + "  " +
           painter.paint(render::styleOf(rule.level), padded(level, levelWidth)) + "  " +
           padded(rule.name, nameWidth) + "  " + render::toPlainLine(rule.title) + '\n';
  }
  return out;
}

std::string listAsJson(const std::vector<RuleDescriptor>& rules, Language language) {
  std::string out;
  JsonText json(out);
  json.open('[');
  for (const RuleDescriptor& rule : rules) {
    out += rules.data() == &rule ? "\n" : "";
    json.open('{');
    json.key("id");
    json.text(rule.id);
    json.key("name");
    json.text(rule.name);
    json.key("title");
    json.text(rule.title);
    json.key("level");
    json.text(toString(rule.level));
    json.key("description");
    json.textOrNull(rule.description);
    json.key("basis");
    json.textOrNull(rule.basis);
    json.key("basis_is_practice");
    json.boolean(rule.basisIsPractice);
    json.key("tags");
    json.open('[');
    for (const std::string& tag : rule.tags) json.text(tag);
    json.close(']');
    json.key("hint");
    json.textOrNull(rule.hint.in(language));
    json.close('}');
  }
  json.close(']');
  return out + '\n';
}

}  // namespace

int runRulesList(const Arguments& arguments, const Console& givenConsole) {
  SettingsFinder finder(arguments, givenConsole);
  const SettingsFinder::Scope* scope = finder.find(".");
  if (scope == nullptr) return kTrouble;
  const Console console = inLanguageOf(givenConsole, scope->settings);
  const auto session = openSession(scope->settings, arguments, console);
  if (session == nullptr) return kTrouble;
  const std::vector<RuleDescriptor> rules = session->ruleDescriptors();
  const bool asJson = arguments.last(OptionId::kFormat) == "json";
  return writeOutput(arguments, console,
                     asJson ? listAsJson(rules, console.language) : listAsText(rules, console));
}

}  // namespace gouji::cli
