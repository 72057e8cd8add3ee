#include "engine/parse/message_part.h"

#include "engine/parse/build_expression.h"
#include "engine/parse/recovery.h"
#include "engine/parse/tokenize.h"

namespace gouji::parse {

syntax::ExprPtr parseMessagePart(BuildContext& context, Span inside) {
  TokenBuffer buffer(CodePointMap::ofLiteralPart(*context.source, inside));
  if (!tokenize(buffer, context.words, context.source, context.diagnostics, context.limits)) {
    return makeBroken(inside);
  }
  Grammar parser(&buffer);
  parser.removeErrorListeners();
  parser.setErrorHandler(std::make_shared<Recovery>(context, buffer));
  auto* tree = parser.messagePart();
  if (!isWhole(tree)) return makeBroken(inside);
  return buildExpression(context, tree->expression());
}

}  // namespace gouji::parse
