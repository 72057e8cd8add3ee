// Forms: sections, tables and their blocks.
#include "engine/parse/build_declaration.h"
#include "engine/parse/build_expression.h"

namespace gouji::parse {
namespace {

const Localized kTable = {"表格", "the table"};
const Localized kBlock = {"`block`", "the block"};
const Localized kForm = {"表单", "the form"};

std::optional<syntax::Name> unitOf(antlr4::tree::TerminalNode* keyword,
                                   Grammar::WordContext* word) {
  if (keyword == nullptr || word == nullptr) return std::nullopt;
  return nameOf(word);
}

// Of a block or of a table without blocks: the same three clauses.
class BlockBuilder {
 public:
  BlockBuilder(BuildContext& context, const Localized& owner) : context_(context), owner_(owner) {}

  void addCorner(Grammar::CornerClauseContext* tree) {
    if (!claimOnce(context_, block_.corner, spanOf(tree), owner_, "corner")) return;
    block_.corner = buildLabel(tree->label());
  }
  void addColumns(Grammar::ColumnsDeclContext* tree) {
    if (!claimOnce(context_, hasColumns_, spanOf(tree->COLUMNS()), owner_, "columns")) return;
    hasColumns_ = true;
    block_.columns = buildAxis(context_, unitOf(tree->UNIT(), tree->word()), tree->axisBody());
  }
  void addRows(Grammar::RowsDeclContext* tree) {
    if (!claimOnce(context_, hasRows_, spanOf(tree->ROWS()), owner_, "rows")) return;
    hasRows_ = true;
    block_.rows = buildAxis(context_, unitOf(tree->UNIT(), tree->word()), tree->axisBody());
  }

  [[nodiscard]] bool isEmpty() const { return !hasColumns_ && !hasRows_ && !block_.corner; }

  /// `isBroken`: a clause could not be read, so what is missing may only be misspelt.
  syntax::BlockDecl finish(Span span, bool isBroken) {
    block_.span = span;
    if (!hasColumns_ && !isBroken) reportMissing(span, "columns");
    if (!hasRows_ && !isBroken) reportMissing(span, "rows");
    return std::move(block_);
  }

  syntax::BlockDecl& block() { return block_; }

 private:
  void reportMissing(Span span, const std::string& clause) {
    context_.report(DiagnosticKind::MissingClause, {span.begin, span.begin},
                    {owner_, "`" + clause + "`"});
  }

  BuildContext& context_;
  const Localized& owner_;
  syntax::BlockDecl block_;
  bool hasColumns_ = false;
  bool hasRows_ = false;
};

syntax::BlockDecl buildBlock(BuildContext& context, Grammar::BlockDeclContext* tree) {
  BlockBuilder builder(context, kBlock);
  builder.block().heading = buildLabel(tree->label());
  for (auto* clause : tree->blockBody()->blockClause()) {
    if (!isWhole(clause)) continue;
    if (auto* corner = clause->cornerClause())
      builder.addCorner(corner);
    else if (auto* columns = clause->columnsDecl())
      builder.addColumns(columns);
    else if (auto* rows = clause->rowsDecl())
      builder.addRows(rows);
  }
  return builder.finish(spanOf(tree), context.brokenBodies.count(tree->blockBody()) > 0);
}

class TableBuilder {
 public:
  TableBuilder(BuildContext& context, Grammar::TableDeclContext* tree)
      : context_(context), tree_(tree), direct_(context, kTable) {
    table_.key = nameOf(tree->word(0));
    table_.span = spanOf(tree);
    table_.unit = unitOf(tree->UNIT(), tree->word(1));
  }

  syntax::TableDecl build() {
    for (auto* clause : tree_->tableBody()->tableClause()) {
      if (isWhole(clause)) add(clause);
    }
    const bool isBroken = context_.brokenBodies.count(tree_->tableBody()) > 0;
    if (table_.blocks.empty() && !(direct_.isEmpty() && isBroken)) {
      table_.blocks.push_back(direct_.finish(table_.span, isBroken));
    } else if (!direct_.isEmpty()) {
      context_.report(DiagnosticKind::MixedTableShape, directSpan_, {directWord_},
                      {"请把它写进某个 `block`", "move it into a `block`"});
    }
    return std::move(table_);
  }

 private:
  void add(Grammar::TableClauseContext* clause) {
    if (auto* layout = clause->layoutClause()) {
      table_.across |=
          chooseWord(context_, nameOf(layout->word()), "layout", {"across"}).has_value();
    } else if (auto* note = clause->noteClause()) {
      if (claimOnce(context_, table_.note, spanOf(note), kTable, "note")) {
        table_.note = buildLabel(note->label());
      }
    } else if (auto* block = clause->blockDecl()) {
      table_.blocks.push_back(buildBlock(context_, block));
    } else if (auto* variant = clause->variantDecl()) {
      table_.variants.push_back(buildVariant(context_, variant));
    } else {
      addDirect(clause);
    }
  }

  void addDirect(Grammar::TableClauseContext* clause) {
    const Token& word = ours(clause->getStart());
    directSpan_ = word.span();
    directWord_ = word.getText();
    if (auto* corner = clause->cornerClause())
      direct_.addCorner(corner);
    else if (auto* columns = clause->columnsDecl())
      direct_.addColumns(columns);
    else if (auto* rows = clause->rowsDecl())
      direct_.addRows(rows);
  }

  BuildContext& context_;
  Grammar::TableDeclContext* tree_;
  syntax::TableDecl table_;
  BlockBuilder direct_;  // what stands in the table without a block
  Span directSpan_;
  std::string directWord_;
};

syntax::SectionDecl buildSection(BuildContext& context, Grammar::SectionDeclContext* tree) {
  syntax::SectionDecl section;
  section.key = nameOf(tree->word());
  section.heading = buildLabel(tree->label());
  section.span = spanOf(tree);
  if (auto* body = tree->sectionBody()) {
    for (auto* table : body->tableDecl()) {
      if (isWhole(table)) section.tables.push_back(TableBuilder(context, table).build());
    }
  }
  return section;
}

}  // namespace

syntax::LabelDecl buildLabel(Grammar::LabelContext* tree) {
  syntax::LabelDecl label;
  const auto texts = tree->STRING();
  label.official = textOf(texts[0]);
  for (std::size_t i = 1; i < texts.size(); ++i) label.aliases.push_back(textOf(texts[i]));
  return label;
}

syntax::FormDecl buildForm(BuildContext& context, Grammar::FormDeclContext* tree) {
  syntax::FormDecl form;
  form.id = nameOf(tree->ident());
  form.title = textOf(tree->STRING());
  form.span = spanOf(tree);
  for (auto* clause : tree->formBody()->formClause()) {
    if (!isWhole(clause)) continue;
    if (auto* years = clause->yearsClause()) {
      if (claimOnce(context, form.years, spanOf(years), kForm, "years")) {
        form.years = buildYears(context, years);
      }
    } else if (auto* basis = clause->basisClause()) {
      if (claimOnce(context, form.basis, spanOf(basis), kForm, "basis")) {
        form.basis = textOf(basis->STRING());
      }
    } else if (auto* section = clause->sectionDecl()) {
      form.sections.push_back(buildSection(context, section));
    }
  }
  return form;
}

}  // namespace gouji::parse
