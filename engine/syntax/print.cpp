#include "engine/syntax/print.h"

#include "engine/syntax/printer.h"

namespace gouji::syntax {

std::string print(const File& file) {
  Printer printer;
  for (const ImportDecl& import : file.imports) {
    printer.open("import");
    printer.text(import.path);
    printer.close();
  }
  for (const Declaration& declaration : file.declarations) printDeclaration(printer, declaration);
  return printer.take();
}

std::string print(const Expr& expr) {
  Printer printer;
  printExpr(printer, expr);
  return printer.take();
}

}  // namespace gouji::syntax
