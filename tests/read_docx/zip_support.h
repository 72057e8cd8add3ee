// Makes zips and small Word documents in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/read/docx/numbering.h"

namespace gouji::test {

inline constexpr const char* kRelationships =
    "<Relationships><Relationship Type='http://x/officeDocument' "
    "Target='word/document.xml'/></Relationships>";

/// Parts by name, deflated.
std::string makeZip(const std::vector<std::pair<std::string, std::string>>& parts);

/// A document whose body is `body`; numbering and styles are the children of their roots.
std::string makeDocx(const std::string& body, const std::string& numbering = {},
                     const std::string& styles = {});

}  // namespace gouji::test
