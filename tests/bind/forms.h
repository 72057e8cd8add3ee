// tests/bind/forms.h
//
// The two forms the binder is tested with, as rules/forms/ declares them.
#pragma once

#include <memory>
#include <vector>

#include "engine/form/form.h"

namespace gouji::bindtest {

[[nodiscard]] std::shared_ptr<const Form> form2021();
[[nodiscard]] std::shared_ptr<const Form> form2019();
[[nodiscard]] std::vector<std::shared_ptr<const Form>> bothForms();

}  // namespace gouji::bindtest
