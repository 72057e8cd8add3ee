#include "engine/render/job/job.h"

#include <nlohmann/json.hpp>

namespace gouji::office {
namespace {

using Json = nlohmann::json;

constexpr std::array kOutcomes = {Outcome::kPass, Outcome::kFail, Outcome::kUndecided,
                                  Outcome::kNotApplicable, Outcome::kRuleError};

std::string textOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

Outcome parseOutcome(const std::string& word) {
  for (const Outcome outcome : kOutcomes) {
    if (toString(outcome) == word) return outcome;
  }
  return Outcome::kFail;
}

Location parseLocation(const Json& location) {
  if (const auto page = location.find("page"); page != location.end()) {
    const auto box = location.at("box").get<std::array<double, 4>>();
    return PagePlace{page->get<std::uint32_t>(), box[0], box[1], box[2], box[3]};
  }
  if (const auto table = location.find("table"); table != location.end()) {
    return GridPlace{table->get<std::uint32_t>(), location.at("row").get<std::uint32_t>(),
                     location.at("column").get<std::uint32_t>()};
  }
  if (const auto paragraph = location.find("paragraph"); paragraph != location.end()) {
    return ParagraphPlace{paragraph->get<std::uint32_t>()};
  }
  return {};
}

JobFinding parseFinding(const Json& json) {
  JobFinding finding;
  finding.rule = textOf(json, "rule");
  finding.instance = textOf(json, "instance");
  finding.title = textOf(json, "title");
  finding.outcome = parseOutcome(textOf(json, "outcome"));
  finding.level = parseLevel(textOf(json, "level")).value_or(FindingLevel::kError);
  finding.head = textOf(json, "head");
  finding.message = textOf(json, "message");
  finding.explain = textOf(json, "explain");
  finding.suspects = textOf(json, "suspects");
  finding.hint = textOf(json, "hint");
  finding.basis = textOf(json, "basis");
  finding.basisIsPractice = json.at("practice").get<bool>();
  finding.aboutReading = json.at("reading").get<bool>();
  finding.cell = textOf(json, "cell");
  finding.label = textOf(json, "label");
  finding.location = parseLocation(json.at("location"));
  finding.place = textOf(json, "place");
  finding.excerpt = textOf(json, "excerpt");
  finding.expected = textOf(json, "expected");
  finding.actual = textOf(json, "actual");
  finding.isSuppressed = json.at("suppressed").get<bool>();
  finding.acceptedBecause = textOf(json, "accepted");
  finding.fingerprint = textOf(json, "fingerprint");
  return finding;
}

OutcomeCounts parseOutcomes(const Json& json) {
  OutcomeCounts counts;
  for (const Outcome outcome : kOutcomes)
    counts.add(outcome, json.at(std::string(toString(outcome))).get<std::uint64_t>());
  return counts;
}

}  // namespace

std::optional<JobReport> parseJobReport(std::string_view json) {
  try {
    const Json parsed = Json::parse(json);
    JobReport report;
    report.file = textOf(parsed, "file");
    report.record = parsed.at("record").get<std::uint32_t>();
    report.format = textOf(parsed, "format");
    report.title = textOf(parsed, "title");
    report.agency = textOf(parsed, "agency");
    report.unitId = textOf(parsed, "unit_id");
    if (!parsed.at("year").is_null()) report.year = parsed.at("year").get<int>();
    report.readable = parsed.at("readable").get<bool>();
    report.outcomes = parseOutcomes(parsed.at("outcomes"));
    for (const Json& finding : parsed.at("findings"))
      report.findings.push_back(parseFinding(finding));
    return report;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::optional<RunSummary> parseJobSummary(std::string_view json) {
  try {
    const Json parsed = Json::parse(json);
    RunSummary summary;
    summary.reports = parsed.at("reports").get<std::uint64_t>();
    summary.unreadable = parsed.at("unreadable").get<std::uint64_t>();
    for (const FindingLevel level :
         {FindingLevel::kError, FindingLevel::kWarning, FindingLevel::kInfo}) {
      summary.byLevel[static_cast<std::size_t>(level)] =
          parsed.at("findings").at(std::string(toString(level))).get<std::uint64_t>();
    }
    summary.suppressed = parsed.at("suppressed").get<std::uint64_t>();
    summary.outcomes = parseOutcomes(parsed.at("outcomes"));
    for (const Json& rule : parsed.at("rules_not_run"))
      summary.rulesWithoutPrior.push_back(rule.at("rule").get<std::string>());
    return summary;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace gouji::office
