// Profiles: rules and parameters that exist, parents that end, dates that are dates.
#include <algorithm>

#include "engine/base/date.h"
#include "engine/mistake/mistake_weights.h"
#include "engine/sema/pack.h"

namespace gouji::sema {
namespace {

class ProfileChecker {
 public:
  ProfileChecker(const Pack& pack, Diagnostics& diagnostics)
      : pack_(pack), diagnostics_(diagnostics) {}

  void run() {
    for (const auto& [name, declared] : pack_.profiles) {
      const Reporter reporter(diagnostics_, declared.source);
      checkParents(*declared.decl, reporter);
      checkChanges(*declared.decl, reporter);
    }
  }

 private:
  void checkParents(const syntax::ProfileDecl& decl, const Reporter& reporter) {
    for (const syntax::Name& parent : decl.parents) {
      if (pack_.profiles.count(parent.text) == 0) {
        reporter.report(DiagnosticKind::UnknownProfile, parent.span, {parent.text},
                        suggest(parent.text, candidatesOf(pack_.profiles)));
      } else if (reaches(parent.text, decl.name.text)) {
        reporter.report(DiagnosticKind::CyclicProfiles, parent.span, {decl.name.text});
      }
    }
  }

  bool reaches(const std::string& from, const std::string& target) const {
    std::vector<std::string> open{from};
    std::set<std::string> seen;
    while (!open.empty()) {
      const std::string name = open.back();
      open.pop_back();
      if (name == target) return true;
      const auto found = pack_.profiles.find(name);
      if (found == pack_.profiles.end() || !seen.insert(name).second) continue;
      for (const syntax::Name& parent : found->second.decl->parents) open.push_back(parent.text);
    }
    return false;
  }

  void checkRule(const syntax::Name& rule, const Reporter& reporter) {
    if (pack_.ruleByName.count(rule.text) > 0) return;
    reporter.report(DiagnosticKind::UnknownRule, rule.span, {rule.text},
                    suggest(rule.text, ruleCandidates(pack_)));
  }

  void checkChanges(const syntax::ProfileDecl& decl, const Reporter& reporter) {
    for (const syntax::Assignment& assignment : decl.parameters) {
      const auto* path = std::get_if<syntax::Path>(&assignment.target->node);
      const std::string name = path && path->words.size() == 1 ? path->words[0].text : "";
      if (pack_.params.count(name) > 0) continue;
      reporter.report(DiagnosticKind::UnknownParam, assignment.target->span, {name},
                      suggest(name, candidatesOf(pack_.params)));
    }
    for (const auto& regrade : decl.levels) checkRule(regrade.rule, reporter);
    for (const syntax::Name& rule : decl.switchedOn) checkRule(rule, reporter);
    for (const auto& off : decl.switchedOff) {
      checkRule(off.rule, reporter);
      if (off.until && !Date::parseIso(off.until->value)) {
        reporter.report(DiagnosticKind::NotADate, off.until->span, {off.until->value});
      }
    }
    for (const auto& weight : decl.weights) checkWeight(weight, reporter);
  }

  static void checkWeight(const syntax::ProfileDecl::Weight& weight, const Reporter& reporter) {
    if (!findWeight(weight.mistake.text)) {
      std::vector<Candidate> candidates;
      for (WeightId id = 0; id < kWeightCount; ++id) {
        const bool isNarrative = id == kNarrativeWeight;
        candidates.push_back({std::string(nameOfWeight(id)),
                              isNarrative ? "" : std::string(allMistakeKinds()[id].zh)});
      }
      reporter.report(DiagnosticKind::UnknownWeight, weight.mistake.span, {weight.mistake.text},
                      suggest(weight.mistake.text, candidates));
    }
    const std::optional<std::int64_t> value = weight.value.toInteger();
    if (!value || *value < kLeastWeight || *value > kGreatestWeight) {
      reporter.report(DiagnosticKind::BadWeight, weight.valueSpan,
                      {std::to_string(kLeastWeight), std::to_string(kGreatestWeight)});
    }
  }

  const Pack& pack_;
  Diagnostics& diagnostics_;
};

}  // namespace

void checkProfiles(const Pack& pack, Diagnostics& diagnostics) {
  ProfileChecker(pack, diagnostics).run();
}

}  // namespace gouji::sema
