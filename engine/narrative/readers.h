// engine/narrative/readers.h
//
// The readers behind the built-ins of builtin.h, one per source file. All are linear in the text.
#pragma once

#include <vector>

#include "engine/narrative/builtin.h"

namespace gouji::narrative {

void readPeriods(const Passage& passage, std::vector<Reading>& out);
void readDates(const Passage& passage, std::vector<Reading>& out);
void readTotals(const Passage& passage, std::vector<Reading>& out);
void readShares(const Passage& passage, std::vector<Reading>& out);
void readGrowth(const Passage& passage, std::vector<Reading>& out);
void readDoubled(const Passage& passage, std::vector<Reading>& out);
void readPlaceholders(const Passage& passage, std::vector<Reading>& out);
void readSelfReferences(const Passage& passage, std::vector<Reading>& out);
void readLawNames(const Passage& passage, std::vector<Reading>& out);
void readNegations(const Passage& passage, std::vector<Reading>& out);
void readAgencies(const Passage& passage, std::vector<Reading>& out);
void readUnbalanced(const Passage& passage, std::vector<Reading>& out);
void readHalfWidth(const Passage& passage, std::vector<Reading>& out);
void readUnfinished(const Passage& passage, std::vector<Reading>& out);
void readCountedLists(const Passage& passage, std::vector<Reading>& out);
void readRemedies(const Passage& passage, std::vector<Reading>& out);
void readAuthors(const Passage& passage, std::vector<Reading>& out);

}  // namespace gouji::narrative
