// engine/narrative/readers.h
//
// The readers behind the built-ins of builtin.h, one per source file. All are linear in the text.
//
// A reader with signals is told where they stand and looks nowhere else; it is not called for a
// text that has none. The words of one list are all different.
#pragma once

#include <array>
#include <vector>

#include "engine/narrative/builtin.h"

namespace gouji::narrative {

void readPeriods(const Passage& passage, std::vector<Reading>& out);
void readDates(const Passage& passage, std::vector<Reading>& out);
void readTotals(const Passage& passage, std::vector<Reading>& out);
void readGrowth(const Passage& passage, std::vector<Reading>& out);
void readDoubled(const Passage& passage, std::vector<Reading>& out);
void readLawNames(const Passage& passage, std::vector<Reading>& out);
void readUnbalanced(const Passage& passage, std::vector<Reading>& out);
void readHalfWidth(const Passage& passage, std::vector<Reading>& out);
void readUnfinished(const Passage& passage, std::vector<Reading>& out);
void readCountedLists(const Passage& passage, std::vector<Reading>& out);

template <std::size_t N>
using SignalWords = std::array<std::string_view, N>;

inline constexpr SignalWords<1> kSharesSignals = {"占"};
void readShares(const Passage& passage, Signals signals, std::vector<Reading>& out);

inline constexpr SignalWords<11> kPlaceholderSignals = {"X", "x", "×",  "✕",  "_", "*",
                                                        "{", "$", "某", "（", "“"};
void readPlaceholders(const Passage& passage, Signals signals, std::vector<Reading>& out);

inline constexpr SignalWords<2> kSelfReferenceSignals = {"我", "本"};
void readSelfReferences(const Passage& passage, Signals signals, std::vector<Reading>& out);

inline constexpr SignalWords<3> kNegationSignals = {"未", "没", "无"};
void readNegations(const Passage& passage, Signals signals, std::vector<Reading>& out);

/// What names of agencies end with, longer words before their ends.
inline constexpr SignalWords<17> kAgencySignals = {
    "人民政府办公室", "人民政府办公厅", "人民政府", "街道办事处", "管理委员会", "管委会",
    "委员会",         "办公室",         "办公厅",   "镇政府",     "乡政府",     "区政府",
    "县政府",         "市政府",         "局",       "厅",         "委"};
void readAgencies(const Passage& passage, Signals signals, std::vector<Reading>& out);

/// Where the remedies begin, and then five ways to number problems and remedies from one to nine.
inline constexpr std::size_t kRemedyBeginnings = 8;
inline constexpr std::size_t kLongestNumbering = 9;
inline constexpr SignalWords<kRemedyBeginnings + 5 * kLongestNumbering> kRemedySignals = {
    "改进措施", "改进情况：", "整改措施", "下一步", "下步",   "针对上述", "针对以上", "针对存在",
    "一是",     "二是",       "三是",     "四是",   "五是",   "六是",     "七是",     "八是",
    "九是",     "（一）",     "（二）",   "（三）", "（四）", "（五）",   "（六）",   "（七）",
    "（八）",   "（九）",     "第一，",   "第二，", "第三，", "第四，",   "第五，",   "第六，",
    "第七，",   "第八，",     "第九，",   "1.",     "2.",     "3.",       "4.",       "5.",
    "6.",       "7.",         "8.",       "9.",     "1、",    "2、",      "3、",      "4、",
    "5、",      "6、",        "7、",      "8、",    "9、"};
void readRemedies(const Passage& passage, Signals signals, std::vector<Reading>& out);

inline constexpr SignalWords<3> kAuthorSignals = {"政府信息公开工作年度报告",
                                                  "政府信息公开年度报告", "编制"};
void readAuthors(const Passage& passage, Signals signals, std::vector<Reading>& out);

}  // namespace gouji::narrative
