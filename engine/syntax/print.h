// engine/syntax/print.h
//
// A syntax tree as text, for golden files and for comparing two trees.
//
// One node per line, indented by depth, parts that are not there left out:
//
//   (rule ARI-03 flow-identity "勾稽关系"
//     (for c (path requests.columns))
//     (check (== (path a) (number 1 件))))
//
// Two files with the same text here are the same to every later stage; places are not printed.
#pragma once

#include <string>

#include "engine/syntax/ast.h"

namespace gouji::syntax {

[[nodiscard]] std::string print(const File& file);
[[nodiscard]] std::string print(const Expr& expr);

}  // namespace gouji::syntax
