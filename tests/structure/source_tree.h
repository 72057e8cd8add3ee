// The files of the project as they lie on the disk, for tests about the project itself.
#pragma once

#include <string>
#include <vector>

struct SourceText {
  std::string path;    // from the repository's root: "engine/text/utf8.h"
  std::string folder;  // below its top folder: "text", "read/json"
  std::vector<std::string> lines;
};

struct IncludeLine {
  std::size_t line = 0;  // 1-based
  std::string target;    // between the quotes or angle brackets
};

/// Every .h, .cpp and .def file below `top` ("engine", "tests"), by path.
std::vector<SourceText> readSources(const std::string& top);

/// Everything people write in this project, by path from its root.
std::vector<std::string> listTextFiles();

std::vector<IncludeLine> includesOf(const SourceText& source);

/// The text of one file of the project.
std::string readText(const std::string& path);
