// tests/golden_file.h
//
// What an output looked like when somebody last read it through.
#pragma once

#include <string>
#include <string_view>

/// Compares `actual` with tests/NAME, such as "render/golden/text.zh.txt". With
/// GOUJI_UPDATE_GOLDEN=1 the file is written instead; the change is then reviewed as a diff. Empty
/// when they are the same, else what differs first.
std::string compareWithGolden(std::string_view name, std::string_view actual);
