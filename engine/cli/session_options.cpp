#include "engine/cli/commands.h"
#include "engine/diag/render.h"

namespace gouji::cli {

std::unique_ptr<Session> openSession(const Arguments& arguments, const Console& console) {
  SessionOptions options;
  options.rulePaths = arguments.all(OptionId::kRules);
  options.withoutBuiltinPack = arguments.has(OptionId::kNoBuiltin);
  options.formId = arguments.last(OptionId::kForm);
  options.profile = arguments.last(OptionId::kProfile);
  options.select = arguments.all(OptionId::kSelect);
  options.ignore = arguments.all(OptionId::kIgnore);
  if (options.withoutBuiltinPack && options.rulePaths.empty()) {
    console.complain({"usage",
                      {"`--no-builtin` 须与 `--rules` 同用，否则没有规则可查",
                       "`--no-builtin` needs `--rules`: there would be no rules"},
                      {}});
    return nullptr;
  }
  Diagnostics diagnostics;
  Result<std::unique_ptr<Session>> session = Session::open(options, diagnostics);
  if (session) return std::move(*session);
  const RenderStyle style{console.language, console.errorColor};
  if (diagnostics.hasErrors()) console.say(renderDiagnostics(diagnostics, style));
  console.complain(session.error());
  return nullptr;
}

int writeOutput(const Arguments& arguments, const Console& console, std::string_view text,
                int otherwise) {
  Result<Output> output = Output::open(arguments.last(OptionId::kOutput));
  if (!output) {
    console.complain(output.error());
    return kTrouble;
  }
  output->write(text);
  if (const auto failure = output->finish()) {
    console.complain(*failure);
    return kTrouble;
  }
  return output->readerGone() ? static_cast<int>(kReaderGone) : otherwise;
}

}  // namespace gouji::cli
