// What a run is set to and where it comes from, and the schema of the file.
#include <catch2/catch.hpp>

#include "engine/config/settings.h"
#include "engine/decision/waiver_file.h"
#include "tests/golden_file.h"
#include "tests/temporary_folder.h"

using namespace gouji;

namespace {

using Given = std::map<SettingId, std::vector<std::string>>;

std::shared_ptr<const ConfigFile> readText(const TemporaryFolder& folder, const std::string& text) {
  Diagnostics diagnostics;
  const auto file = readConfigFile(folder.write("gouji.toml", text), diagnostics);
  REQUIRE(file.ok());
  return file.value();
}

}  // namespace

TEST_CASE("without file and options every setting has its default") {
  const Settings settings = resolveSettings(nullptr, {});
  CHECK(settings.one(SettingId::kBuiltin) == "true");
  CHECK(settings.one(SettingId::kFormat) == "text");
  CHECK(settings.one(SettingId::kFailOn) == "error");
  CHECK(settings.all(SettingId::kSelect).empty());
  CHECK(settings.one(SettingId::kPrior).empty());
  for (const SettingSpec& spec : allSettings())
    CHECK(settings.at(spec.id).origin.kind == Origin::Kind::kDefault);
}

TEST_CASE("the table of settings is in the order of their ids and every key is explained") {
  std::size_t index = 0;
  for (const SettingSpec& spec : allSettings()) {
    INFO(spec.key.name);
    CHECK(static_cast<std::size_t>(spec.id) == index++);
    CHECK_FALSE(spec.key.help.zh.empty());
    CHECK_FALSE(spec.key.help.en.empty());
  }
}

TEST_CASE("the file beats the default and says its line, the command line beats the file") {
  const TemporaryFolder folder;
  const auto file = readText(folder, "# 配置\nselect = [\"ARI\"]\n  jobs = 4\nbuiltin = false\n");
  const Settings settings = resolveSettings(file.get(), Given{{SettingId::kSelect, {"STR"}}});
  CHECK(settings.all(SettingId::kSelect) == std::vector<std::string>{"STR"});
  CHECK(settings.at(SettingId::kSelect).origin.kind == Origin::Kind::kCommandLine);
  CHECK(settings.one(SettingId::kJobs) == "4");
  CHECK(settings.at(SettingId::kJobs).origin.kind == Origin::Kind::kFile);
  CHECK(settings.at(SettingId::kJobs).origin.at == LineColumn{3, 3});
  CHECK(settings.one(SettingId::kBuiltin) == "false");
}

TEST_CASE("an option with an empty value takes back what the file sets") {
  const TemporaryFolder folder;
  const auto file = readText(folder, "ignore = [\"STY\"]\n");
  const Settings settings = resolveSettings(file.get(), Given{{SettingId::kIgnore, {""}}});
  CHECK(settings.all(SettingId::kIgnore).empty());
}

TEST_CASE("paths of a file are relative to its folder, names and those of options are not") {
  const TemporaryFolder folder;
  const auto file = readText(folder,
                             "rules = [\"mine.gj\", \"/abs/a.gj\"]\nprior = \"../2024\"\n"
                             "profile = \"county\"\nbaseline = \"b.json\"\n");
  const std::string here = folder.path() + "/";
  const Settings settings = resolveSettings(file.get(), {});
  CHECK(settings.all(SettingId::kRules) == std::vector<std::string>{here + "mine.gj", "/abs/a.gj"});
  CHECK(settings.one(SettingId::kPrior) == here + "../2024");
  CHECK(settings.one(SettingId::kProfile) == "county");
  CHECK(settings.one(SettingId::kBaseline) == here + "b.json");
  const Settings given = resolveSettings(file.get(), Given{{SettingId::kPrior, {"2023"}}});
  CHECK(given.one(SettingId::kPrior) == "2023");
}

TEST_CASE("a profile that is a rule file is a path, and `auto` is no folder") {
  const TemporaryFolder folder;
  const auto file = readText(folder, "profile = \"county.gj\"\nprior = \"auto\"\n");
  const Settings settings = resolveSettings(file.get(), {});
  CHECK(settings.one(SettingId::kProfile) == folder.path("county.gj"));
  CHECK(settings.one(SettingId::kPrior) == kPriorBeside);
}

TEST_CASE("the option `--prior auto` leaves the reports that the file names") {
  const TemporaryFolder folder;
  const auto file = readText(folder, "prior = \"2024\"\n");
  const Given given = {{SettingId::kPrior, {std::string(kPriorBeside)}}};
  CHECK(resolveSettings(file.get(), given).one(SettingId::kPrior) == folder.path("2024"));
  CHECK(resolveSettings(nullptr, given).one(SettingId::kPrior) == kPriorBeside);
}

TEST_CASE("the published schema is the one made of the keys") {
  const std::string difference =
      compareWithGolden("../docs/gouji.schema.json", writeConfigSchema());
  INFO(difference);
  CHECK(difference.empty());
}

TEST_CASE("the schema has every key of a configuration and of a waiver") {
  const std::string schema = writeConfigSchema();
  for (const std::vector<TomlKey>* keys : {&configKeys(), &waiverKeys()}) {
    for (const TomlKey& key : *keys)
      CHECK(schema.find('"' + std::string(key.name) + "\": {") != std::string::npos);
  }
}
