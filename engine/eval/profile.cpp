#include "engine/eval/profile.h"

namespace gouji {

EvaluationOptions makeDefaultOptions(const plan::Plan& plan) {
  EvaluationOptions options;
  for (const plan::Rule& rule : plan.rules) options.enabled.push_back(!rule.offByDefault);
  options.levelOverride.resize(plan.rules.size());
  options.params = plan.params;
  return options;
}

void applyProfile(const plan::Profile& profile, std::optional<Date> today,
                  EvaluationOptions& options) {
  using Kind = plan::ProfileChange::Kind;
  for (const plan::ProfileChange& change : profile.changes) {
    switch (change.kind) {
      case Kind::kSetParam: {
        // The declaration's name and type stay; only the value is the profile's.
        plan::Param& param = options.params[change.target];
        param.isSet = true;
        param.number = change.value.number;
        param.text = change.value.text;
        param.flag = change.value.flag;
        param.date = change.value.date;
        break;
      }
      case Kind::kLevel:
        options.levelOverride[change.target] = change.level;
        break;
      case Kind::kOn:
        options.enabled[change.target] = true;
        break;
      case Kind::kOff:
        if (!change.until || !today || *today <= *change.until)
          options.enabled[change.target] = false;
        break;
      case Kind::kWeight:
        options.weights.set(change.target, change.weight);
        break;
    }
  }
}

const plan::Profile* findProfile(const plan::Plan& plan, std::string_view name) {
  for (const plan::Profile& profile : plan.profiles)
    if (profile.name == name) return &profile;
  return nullptr;
}

}  // namespace gouji
