#include "engine/syntax/printer.h"

namespace gouji::syntax {

void Printer::open(std::string_view head) {
  if (!out_.empty()) out_ += '\n';
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
  out_ += '(';
  out_ += head;
  ++depth_;
}

void Printer::begin(std::string_view head) {
  if (!out_.empty()) out_ += ' ';
  out_ += '(';
  out_ += head;
  ++depth_;
}

void Printer::word(std::string_view word) {
  out_ += ' ';
  out_ += word;
}

void Printer::name(const std::optional<Name>& name) {
  if (name) word(name->text);
}

void Printer::text(std::string_view value) {
  out_ += " \"";
  for (const char c : value) {
    if (c == '\n') {
      out_ += "\\n";
    } else {
      if (c == '"' || c == '\\') out_ += '\\';
      out_ += c;
    }
  }
  out_ += '"';
}

void Printer::clause(std::string_view head, const std::optional<Text>& value) {
  if (!value) return;
  open(head);
  text(*value);
  close();
}

void Printer::clause(std::string_view head, const std::optional<Name>& value) {
  if (!value) return;
  open(head);
  name(*value);
  close();
}

void Printer::clause(std::string_view head, const std::vector<Name>& values) {
  if (values.empty()) return;
  open(head);
  for (const Name& value : values) name(value);
  close();
}

void Printer::clause(std::string_view head, const ExprPtr& value) {
  if (value == nullptr) return;
  open(head);
  printExpr(*this, *value);
  close();
}

void Printer::flag(std::string_view head, bool isSet) {
  if (!isSet) return;
  open(head);
  close();
}

std::string Printer::take() {
  if (!out_.empty()) out_ += '\n';
  return std::move(out_);
}

}  // namespace gouji::syntax
