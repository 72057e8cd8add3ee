// Gathers the declarations of all files under their names and opens templates.
#include <algorithm>

#include "engine/sema/pack.h"

namespace gouji::sema {
namespace {

using syntax::Declaration;
using syntax::Name;

/// Names that expressions use before any declaration is asked.
constexpr std::string_view kReserved[] = {
    "title",      "agency", "front", "year",   "submitted", "published", "kind",
    "has_labels", "prior",  "cells", "tables", "sections",  "leaves"};

class Collector {
 public:
  Collector(const std::vector<PackFile>& files, Diagnostics& diagnostics)
      : files_(files), reporter_(diagnostics, nullptr) {}

  Pack run() {
    collectUnits();
    for (const PackFile& file : files_) {
      for (const Declaration& declaration : file.file->declarations) collect(declaration, file);
    }
    for (const Use& use : uses_) instantiate(use);
    pack_.formsInReach = findFormsInReach(files_, pack_.forms);
    checkFormYears();
    reportUnusedTemplates();
    return std::move(pack_);
  }

 private:
  struct Use {
    const syntax::UseDecl* decl;
    Source source;
    bool isRoot;
  };

  void collectUnits() {
    std::vector<std::pair<const syntax::UnitDecl*, Source>> units;
    for (const PackFile& file : files_) {
      for (const Declaration& declaration : file.file->declarations) {
        if (const auto* unit = std::get_if<syntax::UnitDecl>(&declaration)) {
          units.emplace_back(unit, file.file->source);
        }
      }
    }
    pack_.units.declare(units, reporter_);
  }

  void collect(const Declaration& declaration, const PackFile& file) {
    const Source& source = file.file->source;
    const Reporter here = reporter_.in(source);
    std::visit(
        [&](const auto& decl) {
          using D = std::decay_t<decltype(decl)>;
          if constexpr (std::is_same_v<D, syntax::FormDecl>) {
            addForm(decl, here);
          } else if constexpr (std::is_same_v<D, syntax::RuleDecl>) {
            addRule({&decl, source, decl.id.text, decl.id.span, source, nullptr}, here);
          } else if constexpr (std::is_same_v<D, syntax::ExtractDecl>) {
            addExtract({&decl, source, decl.name.text, nullptr, file.isRoot}, decl.name, here);
          } else if constexpr (std::is_same_v<D, syntax::ParamDecl>) {
            const Name& name = decl.parameter.name;
            if (claimValueName(name, here)) {
              pack_.params[name.text] = {&decl, source, file.isRoot};
              pack_.paramNames.push_back(name.text);
            }
          } else if constexpr (std::is_same_v<D, syntax::ConstDecl>) {
            if (claimValueName(decl.name, here)) {
              pack_.constants[decl.name.text] = {&decl, source, file.isRoot};
            }
          } else if constexpr (std::is_same_v<D, syntax::FunctionDecl>) {
            if (claimValueName(decl.name, here)) {
              pack_.functions[decl.name.text] = {&decl, source, file.isRoot};
            }
            checkParameterNames(decl.parameters, here);
          } else if constexpr (std::is_same_v<D, syntax::ProfileDecl>) {
            if (claim(profileSites_, decl.name, here)) {
              pack_.profileNames.push_back(decl.name.text);
              pack_.profiles[decl.name.text] = {&decl, source, file.isRoot};
            }
          } else if constexpr (std::is_same_v<D, syntax::SampleDecl>) {
            if (claim(sampleSites_, decl.name, here)) {
              pack_.samples[decl.name.text] = {&decl, source, file.isRoot};
            }
          } else if constexpr (std::is_same_v<D, syntax::TestDecl>) {
            pack_.tests.push_back({&decl, source, file.isRoot});
          } else if constexpr (std::is_same_v<D, syntax::UseDecl>) {
            uses_.push_back({&decl, source, file.isRoot});
          } else if constexpr (std::is_same_v<D, std::unique_ptr<syntax::TemplateDecl>>) {
            if (decl && claim(templateSites_, decl->name, here)) {
              pack_.templates[decl->name.text] = {decl.get(), source, file.isRoot};
              checkParameterNames(decl->parameters, here);
            }
          }
        },
        declaration);
  }

  using Sites = std::map<std::string, Site, std::less<>>;

  /// False, with a diagnostic, when the name is taken.
  bool claim(Sites& sites, const Name& name, const Reporter& here) {
    const auto [known, isNew] = sites.emplace(name.text, Site{here.source(), name.span});
    if (isNew) return true;
    here.report(DiagnosticKind::DuplicateName, name.span, {name.text})
        .notes.push_back(firstDeclaredAt(known->second));
    return false;
  }

  /// Parameters, constants, functions and extracts are called by the same kind of word.
  bool claimValueName(const Name& name, const Reporter& here) {
    if (std::find(std::begin(kReserved), std::end(kReserved), name.text) != std::end(kReserved)) {
      here.report(DiagnosticKind::ReservedName, name.span, {name.text});
      return false;
    }
    return claim(valueSites_, name, here);
  }

  void checkParameterNames(const std::vector<syntax::Parameter>& parameters, const Reporter& here) {
    Sites sites;
    for (const syntax::Parameter& parameter : parameters) claim(sites, parameter.name, here);
  }

  void addForm(const syntax::FormDecl& decl, const Reporter& here) {
    if (!claim(formSites_, decl.id, here)) return;
    pack_.forms.push_back(buildForm(decl, pack_.units, here));
  }

  void addRule(RuleInstance rule, const Reporter& here) {
    const auto [known, isNew] = pack_.ruleByName.emplace(rule.id, pack_.rules.size());
    if (isNew) {
      pack_.rules.push_back(std::move(rule));
      return;
    }
    const RuleInstance& first = pack_.rules[known->second];
    const bool firstIsBuiltin = first.idSource->path().starts_with("builtin:");
    Localized hint;
    if (firstIsBuiltin && !rule.idSource->path().starts_with("builtin:")) {
      hint = {"内置规则不能重写；要改级别、关闭或设参数，用 profile",
              "a built-in rule cannot be written anew; a profile re-grades it, switches it off or "
              "sets its parameters"};
    }
    here.in(rule.idSource)
        .report(DiagnosticKind::DuplicateRule, rule.idSpan, {rule.id}, std::move(hint))
        .notes.push_back(firstDeclaredAt({first.idSource, first.idSpan}));
  }

  void addExtract(ExtractInstance extract, const Name& name, const Reporter& here) {
    if (!claimValueName(name, here)) return;
    pack_.extractByName.emplace(extract.name, pack_.extracts.size());
    pack_.extracts.push_back(std::move(extract));
  }

  void instantiate(const Use& use) {
    const Reporter here = reporter_.in(use.source);
    const auto found = pack_.templates.find(use.decl->templateName.text);
    if (found == pack_.templates.end()) {
      here.report(DiagnosticKind::UnknownTemplate, use.decl->templateName.span,
                  {use.decl->templateName.text},
                  suggest(use.decl->templateName.text, candidatesOf(pack_.templates)));
      return;
    }
    usedTemplates_.insert(found->first);
    if (++useCount_ > kMaxTemplateUses) {
      if (useCount_ == kMaxTemplateUses + 1) {
        here.report(DiagnosticKind::TooManyTemplateUses, use.decl->span,
                    {std::to_string(kMaxTemplateUses)});
      }
      return;
    }
    const syntax::TemplateDecl& decl = *found->second.decl;
    if (decl.parameters.size() != use.decl->arguments.size()) {
      here.report(DiagnosticKind::WrongArgumentCount, use.decl->span,
                  {decl.name.text, std::to_string(decl.parameters.size()),
                   std::to_string(use.decl->arguments.size())});
      return;
    }
    auto bindings = bind(decl, use, here);
    const Source& inside = found->second.source;
    for (const Declaration& declaration : decl.declarations) {
      instantiateOne(declaration, inside, use.isRoot, bindings);
    }
  }

  std::shared_ptr<const Bindings> bind(const syntax::TemplateDecl& decl, const Use& use,
                                       const Reporter& here) {
    auto bindings = std::make_shared<Bindings>();
    bindings->argumentSource = use.source;
    bindings->use = {use.source, use.decl->span};
    for (std::size_t i = 0; i < decl.parameters.size(); ++i) {
      const syntax::Parameter& parameter = decl.parameters[i];
      const syntax::Expr* argument = use.decl->arguments[i].get();
      const auto* path = std::get_if<syntax::Path>(&argument->node);
      if (path && path->words.size() == 1) {
        bindings->names[parameter.name.text] = path->words[0];
      } else if (parameter.type && parameter.type->text == "rule") {
        here.report(DiagnosticKind::RuleIdExpected, argument->span, {parameter.name.text});
      }
      bindings->arguments[parameter.name.text] = argument;
    }
    return bindings;
  }

  static Name boundName(const Name& name, const Bindings& bindings) {
    const auto found = bindings.names.find(name.text);
    return found == bindings.names.end() ? name : found->second;
  }

  void instantiateOne(const Declaration& declaration, const Source& inside, bool isRoot,
                      const std::shared_ptr<const Bindings>& bindings) {
    const Reporter here = reporter_.in(inside).usedAt(bindings->use);
    if (const auto* rule = std::get_if<syntax::RuleDecl>(&declaration)) {
      const Name id = boundName(rule->id, *bindings);
      const bool isBound = bindings->names.count(rule->id.text) > 0;
      addRule(
          {rule, inside, id.text, id.span, isBound ? bindings->argumentSource : inside, bindings},
          here);
    } else if (const auto* extract = std::get_if<syntax::ExtractDecl>(&declaration)) {
      const Name name = boundName(extract->name, *bindings);
      const bool isBound = bindings->names.count(extract->name.text) > 0;
      addExtract({extract, inside, name.text, bindings, isRoot}, name,
                 isBound ? here.in(bindings->argumentSource) : here);
    }  // the parser lets nothing else into a template
  }

  /// Two forms with the same title for the same year: a report could be either.
  void checkFormYears() {
    for (std::size_t i = 0; i < pack_.forms.size(); ++i) {
      const Form& later = *pack_.forms[i].form;
      for (std::size_t j = 0; j < i; ++j) {
        const Form& earlier = *pack_.forms[j].form;
        if (earlier.title != later.title) continue;
        const bool apart = (earlier.lastYear && *earlier.lastYear < later.firstYear) ||
                           (later.lastYear && *later.lastYear < earlier.firstYear);
        if (apart) continue;
        reporter_.in(pack_.forms[i].site.source)
            .report(DiagnosticKind::OverlappingForms, pack_.forms[i].site.span,
                    {later.id, earlier.id,
                     std::to_string(std::max(earlier.firstYear, later.firstYear))})
            .notes.push_back(firstDeclaredAt(pack_.forms[j].site));
      }
    }
  }

  void reportUnusedTemplates() {
    for (const auto& [name, declared] : pack_.templates) {
      if (!declared.isRoot || usedTemplates_.count(name) > 0) continue;
      reporter_.in(declared.source)
          .report(DiagnosticKind::UnusedDeclaration, declared.decl->name.span, {name});
    }
  }

  const std::vector<PackFile>& files_;
  Reporter reporter_;
  Pack pack_;
  std::vector<Use> uses_;
  std::size_t useCount_ = 0;
  std::set<std::string, std::less<>> usedTemplates_;
  Sites valueSites_, formSites_, profileSites_, sampleSites_, templateSites_;
};

}  // namespace

const BuiltForm* Pack::findForm(std::string_view id) const {
  for (const BuiltForm& form : forms) {
    if (form.form->id == id) return &form;
  }
  return nullptr;
}

std::vector<Candidate> ruleCandidates(const Pack& pack) {
  std::vector<Candidate> candidates;
  for (const RuleInstance& rule : pack.rules) {
    candidates.push_back({rule.id, rule.decl->title.value});
  }
  return candidates;
}

Pack collectPack(const std::vector<PackFile>& files, Diagnostics& diagnostics) {
  return Collector(files, diagnostics).run();
}

}  // namespace gouji::sema
