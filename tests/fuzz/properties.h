// tests/fuzz/properties.h
//
// What holds for every input, however broken: the fuzzers look for an input for which it does not.
//
// A property that does not hold stops the program with its name; libFuzzer then keeps the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/document/document.h"
#include "engine/read/read.h"
#include "engine/report/report.h"

namespace gouji::fuzz {

/// Stops the program with `property` when it does not hold.
void require(bool holds, const char* property);

/// Small enough that an input cannot cost more by being large than by being clever.
[[nodiscard]] ReadLimits limits();
[[nodiscard]] std::string asString(const std::uint8_t* data, std::size_t size);
/// Nothing when the bytes are not UTF-8.
[[nodiscard]] std::shared_ptr<const SourceFile> asSource(const char* path, std::string text);

/// Grids hold their cells without overlap, places lie in the source or on a page, notes are said in
/// both languages.
void checkDocument(const Document& document);
/// Two readings of the same bytes are the same document.
void checkSame(const Document& one, const Document& other);
/// An error is told in both languages and has a code.
void checkError(const Error& error);

/// Values and states agree, places lie in the source, and canonical JSON of the report is read back
/// with the same cells and written again as the same bytes.
void checkReport(const Report& report);

/// Binds with the forms of the built-in pack and checks the report.
void bindAndCheck(const Document& document);
/// Reads canonical JSON with those forms.
[[nodiscard]] Result<Report> readJson(std::string text);

}  // namespace gouji::fuzz
