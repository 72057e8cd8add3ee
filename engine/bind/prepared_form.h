// engine/bind/prepared_form.h
//
// What binding asks of a form again and again, made once: its labels as letters, filed and folded.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/bind/outline.h"
#include "engine/bind/table_shape.h"
#include "engine/bind/vocabulary.h"
#include "engine/form/form.h"

namespace gouji::bind {

struct PreparedTable {
  Vocabulary vocabulary;
  std::vector<TableShape> shapes;
  std::vector<std::u32string> bands;  // letters of Table::rows.bands
  std::u32string note;                // letters of Table::note
};

struct PreparedForm {
  /// `forms` are all forms known, this one included.
  PreparedForm(std::shared_ptr<const Form> own,
               const std::vector<std::shared_ptr<const Form>>& forms);

  std::shared_ptr<const Form> form;
  HeadingWords headings;
  std::vector<PreparedTable> tables;  // as Form::tables
};

}  // namespace gouji::bind
