// bench/limit.cpp
//
// The limit: a program written by hand for exactly one form and nothing but the 42 sums.
//
// It is what the speed of the NDJSON path is measured against. It checks that the input is UTF-8,
// takes keys in the order in which they are usually written and falls back to a search when they
// are not, and has no rules, no places, no states, no messages. Portable C++, no intrinsics.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::array<std::string_view, 7> kColumns = {
    "natural_person", "business",           "research", "public_welfare",
    "legal_service",  "other_organization", "total"};
constexpr std::array<std::string_view, 25> kRows = {"received",
                                                    "carried_in",
                                                    "outcome.disclosed",
                                                    "outcome.partially_disclosed",
                                                    "outcome.withheld.state_secret",
                                                    "outcome.withheld.other_law",
                                                    "outcome.withheld.security_stability",
                                                    "outcome.withheld.third_party",
                                                    "outcome.withheld.internal_affairs",
                                                    "outcome.withheld.process_information",
                                                    "outcome.withheld.enforcement_file",
                                                    "outcome.withheld.administrative_inquiry",
                                                    "outcome.unavailable.not_held",
                                                    "outcome.unavailable.needs_creation",
                                                    "outcome.unavailable.still_unclear",
                                                    "outcome.not_processed.petition",
                                                    "outcome.not_processed.repeated",
                                                    "outcome.not_processed.publication",
                                                    "outcome.not_processed.excessive",
                                                    "outcome.not_processed.confirmation",
                                                    "outcome.closed.correction_overdue",
                                                    "outcome.closed.fee_overdue",
                                                    "outcome.closed.other",
                                                    "outcome.total",
                                                    "carried_out"};
constexpr std::size_t kOutcomeTotal = 23;
constexpr std::array<std::string_view, 3> kDisputes = {"reconsideration", "litigation_direct",
                                                       "litigation_after_reconsideration"};
constexpr std::array<std::string_view, 5> kResults = {"upheld", "corrected", "other", "pending",
                                                      "total"};
constexpr std::array<std::string_view, 6> kSections = {"overview", "proactive", "requests",
                                                       "disputes", "problems",  "other"};

bool isUtf8(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = p + text.size();
  while (p < end) {
    std::uint64_t eight = 0;
    if (end - p >= 8 && (std::memcpy(&eight, p, 8), (eight & 0x8080808080808080U) == 0)) {
      p += 8;
      continue;
    }
    const unsigned char lead = *p;
    if (lead < 0x80) {
      ++p;
      continue;
    }
    const int more = lead >= 0xC2 && lead < 0xE0   ? 1
                     : lead >= 0xE0 && lead < 0xF0 ? 2
                     : lead >= 0xF0 && lead < 0xF5 ? 3
                                                   : 0;
    if (more == 0 || end - p <= more) return false;
    for (int i = 1; i <= more; ++i) {
      if ((p[i] & 0xC0U) != 0x80U) return false;
    }
    if ((lead == 0xE0 && p[1] < 0xA0) || (lead == 0xED && p[1] > 0x9F) ||
        (lead == 0xF0 && p[1] < 0x90) || (lead == 0xF4 && p[1] > 0x8F)) {
      return false;
    }
    p += more + 1;
  }
  return true;
}

struct Report {
  std::int64_t requests[25][7] = {};
  std::int64_t disputes[3][5] = {};
  unsigned sections = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view line) : p_(line.data()), end_(p_ + line.size()) {}

  bool read(Report& report) {
    return object([&](std::string_view key) {
      if (key == "sections")
        return object([&](std::string_view name) {
          std::size_t at = 0;
          if (!find(kSections, name, at)) return false;
          report.sections |= 1U << at;
          return skip();
        });
      if (key != "tables") return skip();
      return object([&](std::string_view table) {
        if (table == "requests") return grid(kRows, kColumns, report.requests);
        if (table == "disputes") return grid(kDisputes, kResults, report.disputes);
        return skip();
      });
    });
  }

 private:
  template <std::size_t R, std::size_t C>
  bool grid(const std::array<std::string_view, R>& rows,
            const std::array<std::string_view, C>& columns, std::int64_t (&cells)[R][C]) {
    std::size_t row = R - 1;
    return object([&](std::string_view rowKey) {
      if (!find(rows, rowKey, row)) return false;
      std::size_t column = C - 1;
      return object([&](std::string_view columnKey) {
        return find(columns, columnKey, column) && integer(cells[row][column]);
      });
    });
  }

  // `at` is the key before on the way in: the next one is tried first.
  template <std::size_t N>
  static bool find(const std::array<std::string_view, N>& keys, std::string_view key,
                   std::size_t& at) {
    const std::size_t next = at + 1 == N ? 0 : at + 1;
    if (keys[next] == key) {
      at = next;
      return true;
    }
    for (std::size_t i = 0; i < N; ++i) {
      if (keys[i] == key) {
        at = i;
        return true;
      }
    }
    return false;
  }

  void space() {
    while (p_ < end_ && (*p_ == ' ' || *p_ == '\t' || *p_ == '\r')) ++p_;
  }
  bool take(char c) {
    space();
    if (p_ == end_ || *p_ != c) return false;
    ++p_;
    return true;
  }
  bool string(std::string_view& out) {
    if (!take('"')) return false;
    const char* const begin = p_;
    while (true) {
      p_ = static_cast<const char*>(std::memchr(p_, '"', static_cast<std::size_t>(end_ - p_)));
      if (p_ == nullptr) return false;
      std::size_t slashes = 0;
      while (p_ - slashes > begin && *(p_ - slashes - 1) == '\\') ++slashes;
      ++p_;
      if (slashes % 2 == 0) break;
    }
    out = {begin, static_cast<std::size_t>(p_ - begin - 1)};
    return true;
  }
  bool integer(std::int64_t& out) {
    space();
    const bool negative = p_ < end_ && *p_ == '-';
    if (negative) ++p_;
    const char* const begin = p_;
    std::int64_t value = 0;
    while (p_ < end_ && *p_ >= '0' && *p_ <= '9' && p_ - begin < 18)
      value = value * 10 + (*p_++ - '0');
    out = negative ? -value : value;
    return p_ > begin && !negative;
  }
  bool skip() {
    space();
    if (p_ == end_) return false;
    std::string_view ignored;
    if (*p_ == '"') return string(ignored);
    if (*p_ == '{') return object([&](std::string_view) { return skip(); });
    while (p_ < end_ && *p_ != ',' && *p_ != '}') ++p_;
    return true;
  }
  template <typename Member>
  bool object(Member&& member) {
    if (!take('{')) return false;
    if (take('}')) return true;
    do {
      std::string_view key;
      if (!string(key) || !take(':') || !member(key)) return false;
    } while (take(','));
    return take('}');
  }

  const char* p_;
  const char* end_;
};

void check(const Report& r, std::vector<std::string>& broken) {
  for (std::size_t s = 0; s < kSections.size(); ++s) {
    if ((r.sections >> s & 1U) == 0) broken.emplace_back(kSections[s]);
  }
  std::int64_t outcome[7] = {};
  for (std::size_t row = 0; row < 25; ++row) {
    const auto& c = r.requests[row];
    if (c[0] + c[1] + c[2] + c[3] + c[4] + c[5] != c[6])
      broken.push_back("ARI-01[" + std::string(kRows[row]) + "]");
    if (row < 2 || row >= kOutcomeTotal) continue;
    for (int i = 0; i < 7; ++i) outcome[i] += c[i];
  }
  for (std::size_t i = 0; i < 7; ++i) {
    const std::int64_t total = r.requests[kOutcomeTotal][i];
    if (outcome[i] != total) broken.push_back("ARI-02[" + std::string(kColumns[i]) + "]");
    if (r.requests[0][i] + r.requests[1][i] != total + r.requests[24][i])
      broken.push_back("ARI-03[" + std::string(kColumns[i]) + "]");
  }
  for (std::size_t d = 0; d < 3; ++d) {
    const auto& c = r.disputes[d];
    if (c[0] + c[1] + c[2] + c[3] != c[4])
      broken.push_back("ARI-04[" + std::string(kDisputes[d]) + "]");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  std::string line;
  std::vector<std::string> broken;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    Report report;
    if (!isUtf8(line) || !Parser(line).read(report)) {
      std::printf("%zu unreadable\n", number);
      continue;
    }
    broken.clear();
    check(report, broken);
    if (broken.empty()) continue;
    std::sort(broken.begin(), broken.end());
    std::printf("%zu", number);
    for (const std::string& name : broken) std::printf(" %s", name.c_str());
    std::printf("\n");
  }
  return 0;
}
