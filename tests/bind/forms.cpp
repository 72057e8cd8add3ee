#include "tests/bind/forms.h"

#include <catch2/catch.hpp>
#include <string>

#include "engine/diag/diagnostic.h"
#include "engine/pack/pack.h"

namespace gouji::bindtest {
namespace {

// Both forms as rules/forms/ declares them, compiled once.
const std::vector<std::shared_ptr<const Form>>& compiledForms() {
  static const std::vector<std::shared_ptr<const Form>> forms = [] {
    const auto provider = makeFileProvider();
    Diagnostics diagnostics;
    return compilePack({std::string(GOUJI_SOURCE_DIR) + "/rules/forms"}, *provider, diagnostics)
        .plan.forms;
  }();
  return forms;
}

std::shared_ptr<const Form> findForm(const std::string& id) {
  for (const auto& form : compiledForms()) {
    if (form->id == id) return form;
  }
  FAIL("rules/forms/ declares no form " << id);
  return nullptr;
}

}  // namespace

std::shared_ptr<const Form> form2021() { return findForm("disclosure-2021"); }
std::shared_ptr<const Form> form2019() { return findForm("disclosure-2019"); }
std::vector<std::shared_ptr<const Form>> bothForms() { return {form2019(), form2021()}; }

}  // namespace gouji::bindtest
