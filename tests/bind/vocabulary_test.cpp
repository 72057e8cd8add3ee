// A word that fills a stretch is known at once; behind something else it is found by covering.
#include "engine/bind/vocabulary.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/bind/forms.h"

namespace gouji::bindtest {
namespace {

using bind::Mention;

// The mentions of some pieces of text, each an atom of its own.
std::vector<Mention> read(const bind::Vocabulary& vocabulary,
                          const std::vector<std::string>& pieces) {
  std::vector<PlacedText> texts(pieces.size());
  std::vector<bind::Atom> atoms(pieces.size());
  bind::Stretch stretch;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    texts[i].appendGlue(pieces[i]);
    atoms[i].text = bind::PlacedPart(texts[i]);
    atoms[i].reading.state = CellState::kText;
    stretch.append(atoms[i]);
  }
  return vocabulary.read(stretch);
}

bool meanTheSame(const Mention& a, const Mention& b) {
  return a.kind == b.kind && a.index == b.index && a.rowToo == b.rowToo && a.wording == b.wording &&
         a.quality == b.quality && a.lacksUnit == b.lacksUnit && a.length() == b.length();
}

std::vector<std::string> labelsOf(const Table& table) {
  std::vector<std::string> labels;
  for (const Axis* axis : {&table.rows, &table.columns}) {
    for (const AxisItem& item : axis->items) {
      labels.push_back(item.label.official);
      labels.insert(labels.end(), item.label.aliases.begin(), item.label.aliases.end());
    }
    for (const Band& band : axis->bands) labels.push_back(band.label.official);
  }
  return labels;
}

}  // namespace

TEST_CASE("A label means the same alone and behind a letter that is nothing") {
  for (const auto& form : bothForms()) {
    for (std::uint32_t t = 0; t < form->tables.size(); ++t) {
      const bind::Vocabulary vocabulary(*form, t, bothForms());
      for (const std::string& label : labelsOf(form->tables[t])) {
        INFO(form->id << " " << label);
        const std::vector<Mention> alone = read(vocabulary, {label});
        const std::vector<Mention> behind = read(vocabulary, {"龘", label});
        REQUIRE(alone.size() == 1);
        CHECK(alone[0].kind != bind::WordKind::kUnknown);
        REQUIRE(behind.size() == 1);
        CHECK(meanTheSame(alone[0], behind[0]));
      }
    }
  }
}

TEST_CASE("Words that name a row and a column say both") {
  const auto form = form2021();
  const auto table = form->findTable("requests");
  REQUIRE(table);
  const bind::Vocabulary vocabulary(*form, *table, bothForms());
  const std::vector<Mention> total = read(vocabulary, {"总计"});
  REQUIRE(total.size() == 1);
  CHECK(total[0].kind == bind::WordKind::kColumn);
  CHECK(total[0].rowToo != kNone);
  CHECK(read(vocabulary, {}).empty());
  CHECK(read(vocabulary, {"（", "—"}).empty());
}

}  // namespace gouji::bindtest
