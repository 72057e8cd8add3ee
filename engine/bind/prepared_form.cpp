#include "engine/bind/prepared_form.h"

#include <utility>

#include "engine/bind/label_text.h"

namespace gouji::bind {

PreparedForm::PreparedForm(std::shared_ptr<const Form> own,
                           const std::vector<std::shared_ptr<const Form>>& forms)
    : form(std::move(own)), headings(listHeadingWords(*form)) {
  tables.reserve(form->tables.size());
  for (std::uint32_t t = 0; t < form->tables.size(); ++t) {
    const Table& table = form->tables[t];
    PreparedTable& prepared =
        tables.emplace_back(PreparedTable{Vocabulary(*form, t, forms), listShapes(table), {}, {}});
    for (const Band& band : table.rows.bands)
      prepared.bands.push_back(labelLetters(band.label.official));
    prepared.note = labelLetters(table.note.official);
  }
}

}  // namespace gouji::bind
