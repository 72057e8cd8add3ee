// Diagnostics: the table of kinds, filling in arguments, order, and the words people see.
#include <catch2/catch.hpp>

#include <set>

#include "engine/diag/diagnostic.h"
#include "engine/diag/render.h"
#include "engine/diag/suggest.h"

using namespace gouji;

namespace {

std::shared_ptr<const SourceFile> makeSource(std::string text) {
  return std::make_shared<const SourceFile>(
      SourceFile::make("rules/a.gj", std::move(text)).value());
}

Diagnostic makeDiagnostic(std::shared_ptr<const SourceFile> source, Span span) {
  return {DiagnosticKind::UnexpectedToken, std::move(source), span, {"`)`", "`]`"}, {}, {}};
}

}  // namespace

TEST_CASE("every kind has a code of its own and words in both languages") {
  std::set<std::string_view> codes;
  for (const DiagnosticInfo& info : allDiagnosticKinds()) {
    INFO(info.name);
    CHECK(codes.insert(info.code).second);
    CHECK(info.code.size() == 5);
    CHECK(info.code.substr(0, 2) == "GJ");
    CHECK_FALSE(info.zh.empty());
    CHECK_FALSE(info.en.empty());
  }
}

TEST_CASE("both languages name the same arguments") {
  for (const DiagnosticInfo& info : allDiagnosticKinds()) {
    for (const char* place : {"{0}", "{1}", "{2}", "{3}"}) {
      INFO(info.name << " " << place);
      CHECK((info.zh.find(place) == std::string_view::npos) ==
            (info.en.find(place) == std::string_view::npos));
    }
  }
}

TEST_CASE("arguments fill their places, a phrase in the language of the message") {
  Diagnostic diagnostic;
  diagnostic.kind = DiagnosticKind::UnexpectedToken;
  diagnostic.arguments = {Localized{"表达式", "an expression"}, "`)`"};
  CHECK(diagnostic.message().zh == "此处应为表达式，却是 `)`");
  CHECK(diagnostic.message().en == "expected an expression, found `)`");
}

TEST_CASE("braces that are no place of an argument are printed as they stand") {
  Diagnostic diagnostic;
  diagnostic.kind = DiagnosticKind::MissingClosingBrace;
  diagnostic.arguments = {Localized{"规则", "the rule"}};
  CHECK(diagnostic.message().en == "the rule has no closing `}`");
}

TEST_CASE("diagnostics come out by file and place, each once") {
  const auto source = makeSource("ab\ncd\n");
  Diagnostics diagnostics;
  diagnostics.add(makeDiagnostic(source, {3, 4}));
  diagnostics.add(makeDiagnostic(source, {0, 1}));
  diagnostics.add(makeDiagnostic(source, {3, 4}));
  const auto sorted = diagnostics.sorted();
  REQUIRE(sorted.size() == 2);
  CHECK(sorted[0].span == Span{0, 1});
  CHECK(sorted[1].span == Span{3, 4});
  CHECK(diagnostics.errorCount() == 3);
}

TEST_CASE("beyond the limit diagnostics are counted, not kept") {
  const auto source = makeSource("a");
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < Diagnostics::kLimit + 7; ++i) {
    diagnostics.add(makeDiagnostic(source, {0, 1}));
  }
  CHECK(diagnostics.errorCount() == Diagnostics::kLimit + 7);
  CHECK(diagnostics.dropped() == 7);
}

TEST_CASE("the caret stands under the word, also behind Chinese characters and tabs") {
  const auto source = makeSource("合计\t= 3\n");
  const Diagnostic diagnostic = makeDiagnostic(source, {7, 8});
  CHECK(renderDiagnostic(diagnostic, {Language::kEnglish}) ==
        "error[GJ110]: expected `)`, found `]`\n"
        " --> rules/a.gj:1:4\n"
        "  |\n"
        "1 | 合计    = 3\n"
        "  |         ^\n");
}

TEST_CASE("notes and hints follow the place") {
  const auto source = makeSource("(1\n2\n");
  Diagnostic diagnostic = makeDiagnostic(source, {2, 2});
  diagnostic.notes.push_back({source, {0, 1}, {"左括号在此", "opened here"}});
  diagnostic.hint = {"补上右括号", "add the bracket"};
  CHECK(renderDiagnostic(diagnostic) ==
        "错误[GJ110]：此处应为 `)`，却是 `]`\n"
        " --> rules/a.gj:1:3\n"
        "  |\n"
        "1 | (1\n"
        "  |   ^\n"
        "说明：左括号在此\n"
        " --> rules/a.gj:1:1\n"
        "  |\n"
        "1 | (1\n"
        "  | -\n"
        "  = 提示：补上右括号\n");
}

TEST_CASE("of a very long line the part round the place is shown") {
  const auto source = makeSource(std::string(5000, 'x') + "!" + std::string(5000, 'y'));
  const std::string text = renderDiagnostic(makeDiagnostic(source, {5000, 5001}));
  CHECK(text.size() < 600);
  CHECK(text.find("x!y") != std::string::npos);
  CHECK(text.find("…x") != std::string::npos);
}

TEST_CASE("control characters of a file never reach the terminal") {
  const auto source = makeSource("a\x1b[31mb\x07");
  const std::string text = renderDiagnostic(makeDiagnostic(source, {0, 1}));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
}

TEST_CASE("colour is ANSI escapes round the same words") {
  const auto source = makeSource("a b\n");
  const Diagnostic diagnostic = makeDiagnostic(source, {2, 3});
  std::string colored = renderDiagnostic(diagnostic, {Language::kEnglish, true});
  CHECK(colored.find("\x1b[1;31m") != std::string::npos);
  for (std::size_t at; (at = colored.find('\x1b')) != std::string::npos;) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  CHECK(colored == renderDiagnostic(diagnostic, {Language::kEnglish, false}));
}

TEST_CASE("the summary counts errors in the reader's language") {
  const auto source = makeSource("a b\n");
  Diagnostics diagnostics;
  CHECK(renderDiagnostics(diagnostics).empty());
  diagnostics.add(makeDiagnostic(source, {0, 1}));
  CHECK(renderDiagnostics(diagnostics, {Language::kEnglish}).find("\n1 error\n") !=
        std::string::npos);
  diagnostics.add(makeDiagnostic(source, {2, 3}));
  CHECK(renderDiagnostics(diagnostics, {Language::kEnglish}).find("\n2 errors\n") !=
        std::string::npos);
  CHECK(renderDiagnostics(diagnostics).find("\n共 2 处错误\n") != std::string::npos);
}

TEST_CASE("the nearest word is suggested, a distant one is not") {
  const std::vector<std::string_view> words = {"received", "carried_in", "carried_out", "total"};
  CHECK(suggestWord("recieved", words) == "received");
  CHECK(suggestWord("carriedin", words) == "carried_in");
  CHECK(suggestWord("toatl", words) == "total");
  CHECK(suggestWord("nothing_like_it", words) == std::nullopt);
  CHECK(suggestWord("", words) == std::nullopt);
  CHECK(suggestWord("自然仁", {"自然人", "商业企业"}) == "自然人");
  CHECK(suggestWord(std::string(1000, 'x'), words) == std::nullopt);
}

TEST_CASE("a short word is not suggested for a quite different one") {
  CHECK(suggestWord("a", {"b"}) == std::nullopt);
  CHECK(suggestWord("if", {"or"}) == std::nullopt);
}
