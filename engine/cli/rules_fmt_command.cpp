#include "engine/cli/commands.h"
#include "engine/cli/whole_file.h"
#include "engine/diag/render.h"
#include "engine/pack/pack.h"
#include "engine/parse/format.h"
#include "engine/read/read.h"
#include "engine/render/say.h"

namespace gouji::cli {
namespace {

/// The canonical text of a rule file; tells its mistakes and gives nothing when it has any.
std::optional<std::string> format(const std::string& path, std::string text,
                                  const Console& console) {
  Result<SourceFile> source = SourceFile::make(path, std::move(text));
  if (!source) {
    console.complain(source.error());
    return std::nullopt;
  }
  Diagnostics diagnostics;
  auto formatted =
      formatRuleFile(std::make_shared<const SourceFile>(std::move(*source)), diagnostics);
  console.say(renderDiagnostics(diagnostics, {console.language, console.errorColor}));
  return formatted;
}

struct Tally {
  std::size_t files = 0;
  std::size_t changed = 0;
  bool failed = false;
};

void formatFile(const std::string& path, RuleSourceProvider& provider, bool isCheck,
                const Console& console, std::string& out, Tally& tally) {
  ++tally.files;
  const auto fail = [&](const Error& error) {
    console.complain(error);
    tally.failed = true;
  };
  const Result<std::string> text = provider.read(path);
  if (!text) return fail(text.error());
  const std::optional<std::string> formatted = format(path, *text, console);
  if (!formatted) {
    tally.failed = true;
    return;
  }
  if (*formatted == *text) return;
  ++tally.changed;
  out += path + '\n';
  if (isCheck) return;
  if (const auto failure = writeWholeFile(path, *formatted)) fail(*failure);
}

int formatStandardInput(const Console& console) {
  constexpr std::uint64_t kMaxBytes = 4u << 20;
  Result<std::string> text = readFileBytes("-", kMaxBytes);
  if (!text) {
    console.complain(text.error());
    return kTrouble;
  }
  const auto formatted = format("-", std::move(*text), console);
  return formatted ? writeOutput({}, console, *formatted) : static_cast<int>(kTrouble);
}

}  // namespace

int runRulesFmt(const Arguments& arguments, const Console& console) {
  if (arguments.positionals == std::vector<std::string>{"-"}) return formatStandardInput(console);
  const bool isCheck = arguments.has(OptionId::kCheck);
  const auto provider = makeFileProvider();
  std::string out;
  Tally tally;
  for (const std::string& path : arguments.positionals) {
    const Result<std::vector<std::string>> files = provider->list(path);
    if (!files) {
      console.complain(files.error());
      tally.failed = true;
      continue;
    }
    for (const std::string& file : *files) {
      formatFile(file, *provider, isCheck, console, out, tally);
    }
  }
  out += isCheck ? render::say(console.language, "{} 个文件，{} 个需要整理\n",
                               "{} files, {} would change\n", tally.files, tally.changed)
                 : render::say(console.language, "{} 个文件，整理了 {} 个\n",
                               "{} files, {} changed\n", tally.files, tally.changed);
  const int status = tally.failed                   ? kTrouble
                     : isCheck && tally.changed > 0 ? kSomethingFound
                                                    : kNothingFound;
  return writeOutput({}, console, out, status);
}

}  // namespace gouji::cli
