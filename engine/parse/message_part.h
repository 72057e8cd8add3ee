// engine/parse/message_part.h
//
// An expression between the braces of a message, read by the same parser as all others.
#pragma once

#include "engine/parse/build_context.h"

namespace gouji::parse {

/// Reads the bytes `inside` of the file, which lie within a text literal, as one expression. Never
/// null; spans point into the file.
[[nodiscard]] syntax::ExprPtr parseMessagePart(BuildContext& context, Span inside);

}  // namespace gouji::parse
