// engine/sema/pack.h
//
// All declarations of a pack, found by name: forms built, templates opened, duplicates told.
//
// What a rule *says* is checked where it is made into a plan (engine/lower), because only there its
// loops and the functions it calls stand on particular rows and columns. Everything that can be
// said of a declaration by itself is said here.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/sema/form_builder.h"
#include "engine/sema/reporter.h"
#include "engine/sema/suggest.h"
#include "engine/sema/unit_table.h"
#include "engine/syntax/ast.h"

namespace gouji::sema {

/// One file of a pack. `isRoot`: asked for by the user, not only imported; unused declarations are
/// remarked on in these only. `imports`: positions of the files it imports, all of them before it.
struct PackFile {
  std::shared_ptr<const syntax::File> file;
  bool isRoot = true;
  std::vector<std::size_t> imports{};
};

/// The forms that a file declares or imports, at any depth, by the file. Rules that name no form
/// are for these: a form of another kind that is loaded beside them is none of their business.
using FormsInReach = std::map<const SourceFile*, std::vector<std::uint32_t>>;

/// A declaration and where it stands.
template <typename Decl>
struct Declared {
  const Decl* decl = nullptr;
  Source source;
  bool isRoot = true;
};

/// What the parameters of a template stand for at one `use`.
struct Bindings {
  std::map<std::string, const syntax::Expr*, std::less<>> arguments;
  std::map<std::string, syntax::Name, std::less<>> names;  // parameters that hold an id or a name
  Source argumentSource;
  Site use;
};

/// A rule as it is to be lowered: written out, or made by `use`.
struct RuleInstance {
  const syntax::RuleDecl* decl = nullptr;
  Source source;
  std::string id;
  Span idSpan;
  Source idSource;
  std::shared_ptr<const Bindings> bindings;  // null for a rule that is written out
};
struct ExtractInstance {
  const syntax::ExtractDecl* decl = nullptr;
  Source source;
  std::string name;
  std::shared_ptr<const Bindings> bindings;
  bool isRoot = true;
};

template <typename Decl>
using NameMap = std::map<std::string, Declared<Decl>, std::less<>>;

struct Pack {
  UnitTable units;
  std::vector<BuiltForm> forms;
  FormsInReach formsInReach;  // a file without any is not in it
  std::vector<RuleInstance> rules;
  std::vector<ExtractInstance> extracts;
  std::map<std::string, std::size_t, std::less<>> ruleByName;     // id -> index
  std::map<std::string, std::size_t, std::less<>> extractByName;  // name -> index
  std::vector<std::string> paramNames;                            // in the order of declaration
  NameMap<syntax::ParamDecl> params;
  NameMap<syntax::ConstDecl> constants;
  NameMap<syntax::FunctionDecl> functions;
  NameMap<syntax::TemplateDecl> templates;
  std::vector<std::string> profileNames;
  NameMap<syntax::ProfileDecl> profiles;
  NameMap<syntax::SampleDecl> samples;
  std::vector<Declared<syntax::TestDecl>> tests;

  [[nodiscard]] const BuiltForm* findForm(std::string_view id) const;
};

inline constexpr std::size_t kMaxTemplateUses = 10'000;

[[nodiscard]] FormsInReach findFormsInReach(const std::vector<PackFile>& files,
                                            const std::vector<BuiltForm>& forms);

/// Collects and checks the declarations of all files. The files must outlive the pack.
[[nodiscard]] Pack collectPack(const std::vector<PackFile>& files, Diagnostics& diagnostics);

/// Checks profiles, samples and tests against what the pack declares.
void checkProfiles(const Pack& pack, Diagnostics& diagnostics);
void checkTests(const Pack& pack, Diagnostics& diagnostics);

/// Rule ids with their titles, and so on: what suggestions choose from.
[[nodiscard]] std::vector<Candidate> ruleCandidates(const Pack& pack);
template <typename Decl>
[[nodiscard]] std::vector<Candidate> candidatesOf(const NameMap<Decl>& names) {
  std::vector<Candidate> candidates;
  for (const auto& [name, declared] : names) candidates.push_back({name, ""});
  return candidates;
}

}  // namespace gouji::sema
