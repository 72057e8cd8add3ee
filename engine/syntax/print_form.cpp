#include "engine/syntax/printer.h"

namespace gouji::syntax {
namespace {

std::string_view wordOf(AxisEntry::Kind kind) {
  switch (kind) {
    case AxisEntry::Kind::kItem:
      return "item";
    case AxisEntry::Kind::kGroup:
      return "group";
    case AxisEntry::Kind::kBand:
      return "band";
    case AxisEntry::Kind::kTotal:
      return "total";
  }
  return "?";
}

void printLabel(Printer& printer, const LabelDecl& label) {
  printer.text(label.official);
  for (const Text& alias : label.aliases) {
    printer.begin("alias");
    printer.text(alias);
    printer.close();
  }
}

void printLabel(Printer& printer, std::string_view head, const std::optional<LabelDecl>& label) {
  if (!label) return;
  printer.open(head);
  printLabel(printer, *label);
  printer.close();
}

// What an entry has behind its key and label.
void printRest(Printer& printer, const AxisEntry& entry) {
  if (entry.unit) {
    printer.begin("unit");
    printer.name(*entry.unit);
    printer.close();
  }
  if (entry.isSigned) printer.word("signed");
  if (entry.isDecimal) printer.word("decimal");
  printer.clause("sum", entry.sum);
  for (const ExprPtr& leaf : entry.except) printer.clause("except", leaf);
  printer.clause("as", entry.ids.single);
  for (const auto& [item, id] : entry.ids.perItem) {
    printer.open("as");
    printExpr(printer, *item);
    printer.name(id);
    printer.close();
  }
}

void printEntry(Printer& printer, const AxisEntry& entry) {
  printer.open(wordOf(entry.kind));
  printer.name(entry.key);
  printLabel(printer, entry.label);
  printRest(printer, entry);
  for (const AxisEntry& member : entry.members) printEntry(printer, member);
  printer.close();
}

void printAxis(Printer& printer, std::string_view head, const AxisDecl& axis) {
  printer.open(head);
  printer.name(axis.unit);
  for (const AxisEntry& entry : axis.entries) printEntry(printer, entry);
  printer.close();
}

void printBlock(Printer& printer, const BlockDecl& block) {
  printer.open("block");
  if (block.heading) printLabel(printer, *block.heading);
  printLabel(printer, "corner", block.corner);
  printAxis(printer, "columns", block.columns);
  printAxis(printer, "rows", block.rows);
  printer.close();
}

void printVariant(Printer& printer, const VariantDecl& variant) {
  printer.open("variant");
  printer.name(variant.name);
  printer.text(variant.title);
  for (const ExprPtr& replaced : variant.replaces) printer.clause("replaces", replaced);
  for (const VariantDecl::Addition& addition : variant.additions) {
    printer.open(addition.isRow ? "row" : "column");
    printExpr(printer, *addition.key);
    printLabel(printer, addition.entry.label);
    printer.clause("after", addition.after);
    printRest(printer, addition.entry);
    printer.close();
  }
  printer.close();
}

void printTable(Printer& printer, const TableDecl& table) {
  printer.open("table");
  printer.name(table.key);
  printer.clause("unit", table.unit);
  printer.flag("across", table.across);
  printLabel(printer, "note", table.note);
  for (const BlockDecl& block : table.blocks) printBlock(printer, block);
  for (const VariantDecl& variant : table.variants) printVariant(printer, variant);
  printer.close();
}

}  // namespace

void printYears(Printer& printer, const std::optional<YearRange>& years) {
  if (!years) return;
  printer.open("years");
  const std::string first = years->first ? std::to_string(*years->first) : "";
  const std::string last = years->last ? std::to_string(*years->last) : "";
  printer.word(first + ".." + last);
  printer.close();
}

void printForm(Printer& printer, const FormDecl& form) {
  printer.open("form");
  printer.name(form.id);
  printer.text(form.title);
  printYears(printer, form.years);
  printer.clause("basis", form.basis);
  for (const SectionDecl& section : form.sections) {
    printer.open("section");
    printer.name(section.key);
    printLabel(printer, section.heading);
    for (const TableDecl& table : section.tables) printTable(printer, table);
    printer.close();
  }
  printer.close();
}

}  // namespace gouji::syntax
