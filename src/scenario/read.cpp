#include "scenario/read.hpp"

#include <array>
#include <utility>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/documents.hpp"
#include "scenario/lever_rows.hpp"
#include "scenario/read_tables.hpp"

namespace sinews::scenario {

namespace {

using ReadTable = void (*)(const Table&, Scenario&, FaultList&);
using ReadToml = void (*)(const TomlNode&, Scenario&, FaultList&);

constexpr std::array<std::pair<std::string_view, ReadToml>, 4> toml_readers{{
    {"scenario.toml", read_settings},
    {"claims.toml", read_claims},
    {"levers.toml", read_levers},
    {"variables.toml", read_variables},
}};

constexpr std::array<std::pair<std::string_view, ReadTable>, 17> table_readers{{
    {"sources.csv", read_sources},
    {"parties.csv", read_parties},
    {"economy.csv", read_economy},
    {"pledges.csv", read_pledges},
    {"portfolio.csv", read_portfolio},
    {"items.csv", read_items},
    {"cooperation.csv", read_cooperation},
    {"recipes.csv", read_recipes},
    {"lines.csv", read_lines},
    {"candidates.csv", read_candidates},
    {"programmes.csv", read_programmes},
    {"use.csv", read_use},
    {"stocks.csv", read_stocks},
    {"trade.csv", read_trade},
    {"history.csv", read_history},
    {"evidence.csv", read_evidence},
    {"translations.csv", read_translations},
}};

}  // namespace

ReadResult read_scenario(const FileSet& files) {
    ReadResult result;
    FaultList faults;
    const Documents documents(files, faults);
    for (const auto& [file, read] : toml_readers) {
        if (const TomlNode* root = documents.toml(file)) read(*root, result.scenario, faults);
    }
    for (const auto& [file, read] : table_readers) {
        if (const Table* table = documents.table(file)) read(*table, result.scenario, faults);
    }
    select_lever_rows(result.scenario, documents, faults);
    check_scenario(result.scenario, documents, faults);
    result.faults = faults.take();
    return result;
}

}  // namespace sinews::scenario
