#include "engine/text/location.h"

namespace gouji {

TextPlace placeOf(const SourceFile& source, Span span) {
  return {span, source.locate(span.begin), source.locate(span.end)};
}

}  // namespace gouji
