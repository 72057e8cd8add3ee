#include "engine/locate/assignment.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace gouji::locate {
namespace {

// See search.cpp: what ranking and sorting an option, and looking at a group, cost.
constexpr std::uint64_t kOptionSteps = 16;
constexpr std::uint64_t kGroupSteps = 3;

}  // namespace

void Assignment::reset() {
  for (const Row& row : rows_) rankOf_[row.id] = kUnseen;
  rows_.clear();
  options_.clear();
  effects_.clear();
  groups_.clear();
  slotCount_ = 0;
  hasOverflowed_ = false;
}

void Assignment::addOption(CellId cell, Wide delta) {
  options_.push_back(
      {{cell, delta}, slotCount_ - 1, 0, static_cast<std::uint32_t>(effects_.size()), 0});
}

void Assignment::addEffect(RowId row, Wide amount) {
  const std::uint32_t index = indexOfRow(row);
  ++rows_[index].optionCount;
  effects_.push_back({index, amount});
  ++options_.back().effectCount;
}

void Assignment::setNeed(RowId row, Wide need) { rows_[indexOfRow(row)].need = need; }

std::uint32_t Assignment::indexOfRow(RowId row) {
  if (rankOf_[row] == kUnseen) {
    rankOf_[row] = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back({row, 0, 0});
  }
  return rankOf_[row];
}

bool Assignment::solve(StepBudget& steps, std::size_t limit,
                       std::vector<std::vector<Choice>>& found) {
  steps_ = &steps;
  limit_ = limit;
  found_ = &found;
  if (!steps.spend(kOptionSteps * (1 + options_.size()) + effects_.size())) return true;
  rankRows();
  groupOptions();
  chosen_.assign(slotCount_, nullptr);
  place(0, 0, 0);
  return !hasOverflowed_;
}

// Rows that need something come first, those that few options reach before others.
void Assignment::rankRows() {
  std::vector<std::uint32_t> order(rows_.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](const Row& row) {
      return std::tuple(row.need == 0, row.optionCount, row.id);
    };
    return key(rows_[a]) < key(rows_[b]);
  });
  need_.resize(rows_.size());
  std::vector<std::uint32_t> rank(rows_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    need_[i] = rows_[order[i]].need;
  }
  for (Effect& effect : effects_) effect.row = rank[effect.row];
}

void Assignment::groupOptions() {
  for (Option& option : options_) {
    option.rank = static_cast<std::uint32_t>(rows_.size());  // reaches no row: placed last
    for (std::uint32_t i = 0; i < option.effectCount; ++i) {
      option.rank = std::min(option.rank, effects_[option.firstEffect + i].row);
    }
  }
  std::stable_sort(options_.begin(), options_.end(), [](const Option& a, const Option& b) {
    return std::tie(a.rank, a.slot) < std::tie(b.rank, b.slot);
  });
  lastGroupOfSlot_.assign(slotCount_, 0);
  for (std::uint32_t i = 0; i < options_.size(); ++i) {
    const Option& option = options_[i];
    if (groups_.empty() || groups_.back().rank != option.rank ||
        groups_.back().slot != option.slot) {
      groups_.push_back({option.rank, option.slot, i, 0});
    }
    ++groups_.back().optionCount;
    lastGroupOfSlot_[option.slot] = groups_.size() - 1;
  }
}

// Decides the groups from `group` on. Rows below `settledRank` are met and reached by none of them.
void Assignment::place(std::size_t group, std::uint32_t settledRank, std::uint32_t placed) {
  for (; placed < slotCount_ && group < groups_.size(); ++group) {
    if (!steps_->spend(kGroupSteps) || hasOverflowed_ || found_->size() >= limit_) return;
    const Group& here = groups_[group];
    if (!isSettled(settledRank, here.rank)) return;
    settledRank = here.rank;
    if (chosen_[here.slot] != nullptr) continue;
    for (std::uint32_t i = 0; i < here.optionCount; ++i) {
      const Option& option = options_[here.firstOption + i];
      if (apply(option, -1)) {
        chosen_[here.slot] = &option;
        place(group + 1, settledRank, placed + 1);
        chosen_[here.slot] = nullptr;
        if (!apply(option, 1)) return;
      }
    }
    if (lastGroupOfSlot_[here.slot] == group) return;  // nothing left for this slot
  }
  if (placed < slotCount_ || !isSettled(settledRank, static_cast<std::uint32_t>(need_.size()))) {
    return;
  }
  std::vector<Choice> choices;
  choices.reserve(slotCount_);
  for (const Option* option : chosen_) choices.push_back(option->choice);
  found_->push_back(std::move(choices));
}

bool Assignment::apply(const Option& option, Wide sign) {
  for (std::uint32_t i = 0; i < option.effectCount; ++i) {
    const Effect& effect = effects_[option.firstEffect + i];
    if (!addProduct(need_[effect.row], effect.amount, sign)) {
      hasOverflowed_ = true;
      return false;
    }
  }
  return true;
}

bool Assignment::isSettled(std::uint32_t from, std::uint32_t to) const {
  return std::all_of(need_.begin() + from, need_.begin() + to, [](Wide need) { return need == 0; });
}

}  // namespace gouji::locate
