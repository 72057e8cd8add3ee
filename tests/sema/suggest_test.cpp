// What is said to somebody who named a form that is not there.
#include "engine/sema/suggest.h"

#include <catch2/catch.hpp>

using namespace gouji;

TEST_CASE("a form that is not there: the nearest one, or how to come by it") {
  const std::vector<sema::Candidate> forms = {{"disclosure-2021", "年度报告"}};
  CHECK(sema::suggestForm("disclosure-2022", forms).en == "did you mean `disclosure-2021`?");
  const Localized hint = sema::suggestForm("disclosure-2021", {});
  CHECK(hint.en.find("import \"builtin:forms/disclosure-2021.gj\"") != std::string::npos);
  CHECK(hint.zh.find("import \"builtin:forms/disclosure-2021.gj\"") != std::string::npos);
}
