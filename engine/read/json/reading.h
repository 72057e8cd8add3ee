// engine/read/json/reading.h
//
// The reading of one object: where it is, what it has found, what stopped it.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/form/form.h"
#include "engine/read/json/json_scanner.h"
#include "engine/read/json/key_index.h"
#include "engine/read/read.h"
#include "engine/report/report.h"

namespace gouji::json {

/// A form with its keys, which are made when a report of this form is first read. Shared by all
/// threads.
class KnownForm {
 public:
  explicit KnownForm(std::shared_ptr<const Form> of) : form(std::move(of)) {}

  [[nodiscard]] const FormKeys& keys() const {
    std::call_once(made_, [this] { keys_.emplace(*form); });
    return *keys_;
  }

  const std::shared_ptr<const Form> form;

 private:
  mutable std::once_flag made_;
  mutable std::optional<FormKeys> keys_;
};

/// What all readings with the same forms share.
struct ReadingContext {
  std::deque<KnownForm> forms;
  std::string formId;
  ReadLimits limits;
  KeyIndex reportKeys;
  KeyIndex sectionKeys;
  KeyIndex cellKeys;
};

[[nodiscard]] std::string decode(const RawString& raw);

/// Used once.
class Reading {
 public:
  Reading(const ReadingContext& context, const SourceFile& source, Report& report)
      : context_(context),
        source_(source),
        report_(report),
        scanner_(source.text(), context.limits.maxNesting) {}

  std::optional<Error> run();

 private:
  // report_reader.cpp: the object itself
  void readReport();
  void readReportMember(std::uint32_t member);
  void readFormId();
  void readTitle();
  void readAgencyKind();
  void readYear();
  void readDate(std::optional<Date>& date, std::string_view key);
  void readUnitId();
  void readSectionsAndTables(std::uint32_t member);
  void finishReport();
  void chooseStatedForm();
  void chooseFormOfYear();
  void useForm(const KnownForm& form);
  void clearReport();
  void clearUnreadCells();

  // report_sections.cpp
  void readSections();
  void readSection(std::uint32_t section);
  void readHeading(std::uint32_t section);
  void readNarrative(PlacedText& text);

  // report_tables.cpp
  struct TableReading;
  void readTables();
  void readTable(std::uint32_t table);
  std::uint32_t readPlainRows(TableReading& reading, SeenKeys& seen);
  void readRow(TableReading& reading, std::uint32_t row);
  void readRowMembers(TableReading& reading, std::uint32_t row);
  std::size_t readPlainCells(const UsualRow& usual);
  void readCell(CellId cell);
  void readUnusualCell(CellId cell);
  void readTextCell(CellId cell);
  void readUnreadableCell(CellId cell);
  void setUnreadable(CellId cell, std::string_view raw, Localized reason);
  void skipUnknownItem(std::uint32_t table, bool isRow, std::string_view key, Span span);
  void chooseVariant(const TableReading& reading);
  void observeMissing(const TableReading& reading);
  void observeMissingTables();

  // Everywhere
  /// Reads the members of an object. `onKnown(index, keySpan)` reads the value of a key of `keys`,
  /// `onUnknown(key, keySpan)` that of another. A key that comes twice is an error.
  template <typename OnKnown, typename OnUnknown>
  void readObject(const KeyIndex& keys, OnKnown onKnown, OnUnknown onUnknown);
  /// The same for an object that was entered and partly read: `seen` are the keys that were there,
  /// `expected` is the one that probably follows.
  template <typename OnKnown, typename OnUnknown>
  void readMembers(const KeyIndex& keys, SeenKeys& seen, std::uint32_t expected, OnKnown onKnown,
                   OnUnknown onUnknown);
  /// A string and its place. False when something else stands there: null says nothing, anything
  /// else is a doubt.
  bool readText(std::string_view key, std::string& text, Span& span);
  /// Steps over a value and says that another kind was wanted for `key`; null says nothing.
  void skipWrongKind(std::string_view key, const Localized& wanted);
  void skipUnknownKey(std::string_view key, Span span, std::uint32_t table = kNone);
  /// A doubt about the reading, of kind kReading.
  void doubt(Span span, std::string text, Localized message, std::uint32_t table = kNone);
  void observeAt(Span span, ObservationKind kind, std::uint32_t table, std::string text,
                 Localized message);
  /// Whether further observations are only counted.
  [[nodiscard]] bool hasEnough() const;
  /// Keeps an observation unless there are too many already.
  void observe(Observation observation);
  void stopAtDuplicate(std::string_view key, Span span);

  const ReadingContext& context_;
  const SourceFile& source_;
  Report& report_;
  JsonScanner scanner_;
  const KnownForm* form_ = nullptr;
  const FormKeys* keys_ = nullptr;  // of form_
  std::string statedForm_;
  Span statedFormSpan_;
  // Values that came before it was known of which form they are.
  std::optional<Span> laterSections_;
  std::optional<Span> laterTables_;
  bool looksLikeReport_ = false;
  std::uint32_t omitted_ = 0;  // observations beyond the limit
  std::optional<Error> error_;
};

template <typename OnKnown, typename OnUnknown>
void Reading::readObject(const KeyIndex& keys, OnKnown onKnown, OnUnknown onUnknown) {
  SeenKeys seen(keys.size());
  scanner_.enterObject();
  readMembers(keys, seen, keys.first(), onKnown, onUnknown);
}

template <typename OnKnown, typename OnUnknown>
void Reading::readMembers(const KeyIndex& keys, SeenKeys& seen, std::uint32_t expected,
                          OnKnown onKnown, OnUnknown onUnknown) {
  while (!error_ && scanner_.nextMember()) {
    Span span{scanner_.offset(), 0};
    std::uint32_t index = expected;
    if (expected < keys.size() && scanner_.acceptKey(keys.expected(expected))) {
      span.end = span.begin + static_cast<ByteOffset>(keys.expected(expected).quoted().size());
    } else {
      const RawString raw = scanner_.readKey();
      if (scanner_.failed()) return;
      span = raw.span;
      index = raw.hasEscapes ? keys.find(decode(raw)) : keys.find(raw.bytes);
      if (index == kNone) {
        onUnknown(decode(raw), span);
        continue;
      }
    }
    if (!seen.add(index)) {
      stopAtDuplicate(keys.key(index), span);
      return;
    }
    onKnown(index, span);
    expected = keys.after(index);
  }
}

}  // namespace gouji::json
