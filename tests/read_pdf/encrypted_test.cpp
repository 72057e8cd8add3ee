// PDFs that are encrypted: with a password to open them, or only against changes.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "engine/read/pdf/worker_process.h"
#include "tests/temporary_folder.h"

using namespace gouji;

namespace {

const std::string kPage = "BT /H 10 Tf 100 700 Td (4711) Tj ET";

std::string makePdf() {
  return "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
         "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
         "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
         "/Resources<</Font<</H 5 0 R>>>>>>\nendobj\n"
         "4 0 obj\n<</Length " +
         std::to_string(kPage.size()) + ">>\nstream\n" + kPage +
         "\nendstream\nendobj\n"
         "5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
         "trailer\n<</Root 1 0 R/Size 6>>\n%%EOF\n";
}

/// The page encrypted with these passwords; empty where the program for it is not installed.
std::string encrypt(const std::string& user, const std::string& owner) {
  const TemporaryFolder folder;
  const std::string plain = folder.write("plain.pdf", makePdf());
  const std::string locked = folder.path("locked.pdf");
  const std::string command = "qpdf --encrypt '" + user + "' '" + owner + "' 256 -- '" + plain +
                              "' '" + locked + "' >/dev/null 2>&1";
  // It warns of the missing cross-reference table and says so by its status.
  static_cast<void>(std::system(command.c_str()));
  std::stringstream bytes;
  bytes << std::ifstream(locked, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("A PDF with a password to open it is refused, one locked against changes only is read") {
  const std::string changes = encrypt("", "owner");
  if (changes.empty()) {
    WARN("SKIPPED: qpdf is not installed");
    return;
  }
  const auto read = pdf::runWorker(GOUJI_PDF_WORKER_PATH, "r.pdf", changes, {});
  REQUIRE(read.ok());
  CHECK(read->pages.front().glyphs.size() == 4);

  const auto refused = pdf::runWorker(GOUJI_PDF_WORKER_PATH, "r.pdf", encrypt("user", "owner"), {});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "pdf.encrypted");
  CHECK(refused.error().hint.zh.find("另存为不加密的 PDF") != std::string::npos);
}
