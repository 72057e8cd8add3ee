#include "tests/golden_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

std::string compareWithGolden(std::string_view name, std::string_view actual) {
  const auto path = std::filesystem::path(GOUJI_SOURCE_DIR) / "tests" / name;
  const char* update = std::getenv("GOUJI_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return {};
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return path.string() + " is missing; GOUJI_UPDATE_GOLDEN=1 writes it";
  const std::string golden((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (golden == actual) return {};
  return path.string() + " differs; the output now is:\n" + std::string(actual);
}
