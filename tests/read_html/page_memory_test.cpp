#include "engine/read/html/page_memory.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

using gouji::html::PageMemory;

TEST_CASE("Pieces of every size keep what is written to them, whatever is given back in between") {
  struct Piece {
    unsigned char* bytes;
    std::size_t size;
    unsigned char mark;
  };
  PageMemory memory;
  std::mt19937 random(4);  // NOLINT(cert-msc51-cpp)
  std::vector<Piece> pieces;
  const auto isWhole = [](const Piece& piece) {
    return std::all_of(piece.bytes, piece.bytes + piece.size,
                       [&](unsigned char byte) { return byte == piece.mark; });
  };
  for (int round = 0; round < 20'000; ++round) {
    if (pieces.size() > 300 || (!pieces.empty() && random() % 3 == 0)) {
      std::swap(pieces[random() % pieces.size()], pieces.back());
      REQUIRE(isWhole(pieces.back()));
      memory.release(pieces.back().bytes);
      pieces.pop_back();
      continue;
    }
    // Small ones, those about the border to large ones, and ones larger than a block.
    const std::size_t size = round % 50 == 0  ? 60'000 + random() % 20'000
                             : round % 7 == 0 ? 980 + random() % 60
                                              : random() % 200;
    Piece piece{static_cast<unsigned char*>(memory.allocate(size)), size,
                static_cast<unsigned char>(round)};
    REQUIRE(reinterpret_cast<std::uintptr_t>(piece.bytes) % alignof(void*) == 0);
    std::memset(piece.bytes, piece.mark, size);
    pieces.push_back(piece);
  }
  CHECK(std::all_of(pieces.begin(), pieces.end(), isWhole));
  memory.release(nullptr);
}

TEST_CASE("What was given back is used again for the same size") {
  PageMemory memory;
  void* first = memory.allocate(40);
  memory.release(first);
  CHECK(memory.allocate(40) == first);
  CHECK(memory.allocate(40) != first);
}
