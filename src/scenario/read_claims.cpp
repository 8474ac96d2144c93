// claims.toml.

#include "scenario/codes.hpp"
#include "scenario/read_tables.hpp"
#include "scenario/toml_reader.hpp"

namespace sinews::scenario {

namespace {

Claim read_claim(const TomlNode& table, FaultList& faults) {
    const TomlNode* id = table.find("id");
    const std::string label = "claim=" + (id != nullptr && id->is(TomlNode::Kind::text) ? shown(id->text) : "?");
    TomlReader reader(table, "claims.toml", label, faults);
    Claim claim;
    claim.line = reader.line();
    claim.id = reader.needed_text("id");
    claim.text = reader.text("text");
    claim.speaker = reader.text("speaker");
    claim.date = reader.text("date");
    claim.note = reader.text("note");
    if (!reader.has("month")) {
        reader.error(code::missing_key, "month", "`month` is missing", "add month = \"2026-06\": when it is to hold");
    }
    claim.month = reader.month("month").value_or(Month{});
    claim.comparison = reader.text("comparison");
    claim.measure = reader.text("measure");
    claim.at_least = reader.number("at_least");
    claim.at_most = reader.number("at_most");
    claim.since = reader.month("since");
    claim.growth_at_least = reader.number("growth_at_least");
    claim.growth_at_most = reader.number("growth_at_most");
    if (const auto year = reader.whole_number("highest_since", 1000, 9999))
        claim.highest_since = static_cast<int>(*year);
    claim.sources = reader.sources();
    reader.finish();
    return claim;
}

}  // namespace

void read_claims(const TomlNode& root, Scenario& scenario, FaultList& faults) {
    TomlReader reader(root, "claims.toml", "", faults);
    for (const TomlNode* table : reader.tables("claim")) scenario.claims.push_back(read_claim(*table, faults));
    reader.finish();
}

}  // namespace sinews::scenario
