#include "engine/parse/word_reader.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <unordered_map>

#include "atn/LexerActionExecutor.h"
#include "gouji_grammar/GoujiLexer.h"

namespace gouji::parse {
namespace {

using antlr4::atn::LexerATNSimulator;
using antlr4::dfa::DFAState;
using grammar::GoujiLexer;

// What ANTLR's lexer reads from.
class PointStream final : public antlr4::CharStream {
 public:
  void open(const std::vector<char32_t>& points) {
    points_ = &points;
    position_ = 0;
  }
  /// EOF behind the last one.
  [[nodiscard]] std::size_t at(std::size_t position) const {
    return position < points_->size() ? (*points_)[position] : antlr4::IntStream::EOF;
  }

  void consume() override { ++position_; }
  std::size_t LA(ssize_t i) override {
    return at(position_ + static_cast<std::size_t>(i > 0 ? i - 1 : i));
  }
  ssize_t mark() override { return -1; }
  void release(ssize_t /*marker*/) override {}
  std::size_t index() override { return position_; }
  void seek(std::size_t index) override { position_ = index; }
  std::size_t size() override { return points_->size(); }
  std::string getText(const antlr4::misc::Interval& /*interval*/) override { return {}; }
  std::string getSourceName() const override { return {}; }
  std::string toString() const override { return {}; }

 private:
  const std::vector<char32_t>* points_ = nullptr;
  std::size_t position_ = 0;
};

/// Which state of the lexer follows which on a character.
class Steps {
 public:
  /// Null when nobody asked before.
  [[nodiscard]] DFAState* find(const DFAState& from, std::size_t point) const {
    const auto number = static_cast<std::size_t>(from.stateNumber);
    if (point < kAscii) {
      const bool isKnown = number < ascii_.size() && ascii_[number] != nullptr;
      return isKnown ? (*ascii_[number])[point] : nullptr;
    }
    const auto found = others_.find(keyOf(number, point));
    return found == others_.end() ? nullptr : found->second;
  }

  void remember(const DFAState& from, std::size_t point, DFAState* to) {
    const auto number = static_cast<std::size_t>(from.stateNumber);
    if (point >= kAscii) {
      others_.emplace(keyOf(number, point), to);
      return;
    }
    if (number >= ascii_.size()) ascii_.resize(number + 1);
    if (ascii_[number] == nullptr) ascii_[number] = std::make_unique<Row>();
    (*ascii_[number])[point] = to;
  }

 private:
  static constexpr std::size_t kAscii = 128;
  using Row = std::array<DFAState*, kAscii>;

  // Code points have 21 bits; EOF, which is all ones, stays apart from them.
  static std::uint64_t keyOf(std::size_t number, std::size_t point) {
    return std::uint64_t{number} << 32 | static_cast<std::uint32_t>(point);
  }

  std::vector<std::unique_ptr<Row>> ascii_;  // by number of the state
  std::unordered_map<std::uint64_t, DFAState*> others_;
};

/// What becomes of a word.
enum class Use : std::uint8_t { kUnknown, kWord, kComment, kSpace };

/// ANTLR's simulator, asked about one step at a time.
class Simulator final : public LexerATNSimulator {
 public:
  explicit Simulator(GoujiLexer& lexer)
      : LexerATNSimulator(&lexer, lexer.getATN(),
                          lexer.getInterpreter<LexerATNSimulator>()->_decisionToDFA,
                          lexer.getInterpreter<LexerATNSimulator>()->getSharedContextCache()) {}

  /// Where every word starts.
  DFAState* start(PointStream& points) {
    DFAState* const& first = _decisionToDFA[GoujiLexer::DEFAULT_MODE].s0;
    // It is made for the first word anybody reads.
    if (first == nullptr) {
      const std::size_t begin = points.index();
      match(&points, GoujiLexer::DEFAULT_MODE);
      points.seek(begin);
    }
    return first;
  }

  /// The state behind `from` on `point`; isDeadEnd() when no word goes on with it.
  DFAState* step(PointStream& points, DFAState* from, std::size_t point) {
    DFAState* known = getExistingTargetState(from, point);
    return known != nullptr ? known : computeTargetState(&points, from, point);
  }
  static bool isDeadEnd(const DFAState* state) { return state == ERROR.get(); }
};

}  // namespace

struct WordReader::State {
  GoujiLexer lexer{nullptr};
  Simulator simulator{lexer};
  PointStream points;
  Steps steps;

  std::vector<Use> uses;  // by number of the state a word ends in

  /// The state in which the longest word from here on ends.
  const DFAState& readWord() {
    DFAState* state = simulator.start(points);
    const DFAState* last = nullptr;
    std::size_t end = points.index();
    for (std::size_t at = end;; ++at) {
      const std::size_t point = points.at(at);
      DFAState* next = steps.find(*state, point);
      if (next == nullptr) {
        points.seek(at);
        next = simulator.step(points, state, point);
        steps.remember(*state, point, next);
      }
      if (Simulator::isDeadEnd(next)) break;
      if (next->isAcceptState) {
        last = next;
        end = at + 1;
      }
      state = next;
    }
    assert(last != nullptr);  // the grammar has a word for any character
    points.seek(end);
    return *last;
  }

  /// What the grammar says behind `->`.
  Use useOf(const DFAState& end) {
    const auto number = static_cast<std::size_t>(end.stateNumber);
    if (number >= uses.size()) uses.resize(number + 1);
    Use& use = uses[number];
    if (use != Use::kUnknown) return use;
    lexer.type = antlr4::Token::INVALID_TYPE;
    lexer.channel = antlr4::Token::DEFAULT_CHANNEL;
    if (end.lexerActionExecutor != nullptr) end.lexerActionExecutor->execute(&lexer, &points, 0);
    const bool isVisible = lexer.channel == antlr4::Token::DEFAULT_CHANNEL;
    use = lexer.type == GoujiLexer::SKIP ? Use::kSpace : isVisible ? Use::kWord : Use::kComment;
    return use;
  }
};

WordReader::WordReader() : state_(std::make_unique<State>()) {}
WordReader::~WordReader() = default;

void WordReader::open(const std::vector<char32_t>& points) { state_->points.open(points); }

Word WordReader::next() {
  PointStream& points = state_->points;
  for (;;) {
    const std::size_t begin = points.index();
    if (points.at(begin) == antlr4::IntStream::EOF)
      return {antlr4::Token::EOF, begin, begin, false};
    const DFAState& end = state_->readWord();
    const Use use = state_->useOf(end);
    if (use != Use::kSpace) return {end.prediction, begin, points.index(), use == Use::kComment};
  }
}

}  // namespace gouji::parse
