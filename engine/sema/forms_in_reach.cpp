// Which forms a file knows of: its own and those of the files it imports.
#include "engine/sema/pack.h"

namespace gouji::sema {

FormsInReach findFormsInReach(const std::vector<PackFile>& files,
                              const std::vector<BuiltForm>& forms) {
  FormsInReach reach;
  std::vector<std::vector<bool>> reached;  // by file, by form
  reached.reserve(files.size());
  for (const PackFile& file : files) {
    const SourceFile* source = file.file->source.get();
    std::vector<bool> own(forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) own[i] = forms[i].site.source.get() == source;
    for (const std::size_t import : file.imports) {
      for (std::size_t i = 0; i < forms.size(); ++i)
        if (reached[import][i]) own[i] = true;
    }
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < forms.size(); ++i)
      if (own[i]) found.push_back(static_cast<std::uint32_t>(i));
    if (!found.empty()) reach.emplace(source, std::move(found));
    reached.push_back(std::move(own));
  }
  return reach;
}

}  // namespace gouji::sema
