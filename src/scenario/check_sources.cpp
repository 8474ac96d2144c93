// Where values come from: every row names sources, and says why where it only assumes.

#include <algorithm>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view assumption = "assumption";

void check_ids(Check& check, const std::vector<std::string>& sources, std::string_view file, int line) {
    for (const std::string& source : sources) {
        if (source == assumption) continue;
        check.known(code::unknown_source, check.names.sources, "source", "sources", source, file, line, "source");
    }
}

void check_origin(Check& check, const Origin& origin) {
    const bool assumed = std::find(origin.sources.begin(), origin.sources.end(), assumption) != origin.sources.end();
    if (origin.sources.empty() && !check.lacks_column(origin.file, "source")) {
        check.error(code::no_source, origin, "source", "the row names no source",
                    "an id of sources.csv, several as `a;b`, or the word `assumption`");
    }
    if (assumed && origin.note.empty()) {
        check.warning(code::assumption_without_note, origin, "source", "an assumption without a note",
                      "say in `note` what it rests on");
    }
    check_ids(check, origin.sources, origin.file, origin.line);
}

template <class Rows>
void check_origins(Check& check, const Rows& rows) {
    for (const auto& row : rows) check_origin(check, row.origin);
}

void check_variable(Check& check, const Variable& variable) {
    const Origin& origin = variable.origin;
    const TomlNode* root = check.documents.toml(origin.file);
    const TomlNode* node = root == nullptr ? nullptr : root->find(variable.name);
    const auto& nodes = variable.value.expression.nodes;
    const bool derived = std::any_of(nodes.begin(), nodes.end(),
                                     [](const ExpressionNode& part) { return part.operation == Operation::variable; });
    if (node == nullptr || !node->is(TomlNode::Kind::table) || derived) return;
    if (origin.sources.empty()) {
        check.warning(code::variable_without_source, origin, "source",
                      "the variable `" + shown(variable.name) + "` names no source",
                      "add source = \"...\": an id of sources.csv, or assumption");
    }
    const bool assumed = std::find(origin.sources.begin(), origin.sources.end(), assumption) != origin.sources.end();
    if (assumed && origin.note.empty()) {
        check.warning(code::assumption_without_note, origin, "source", "an assumption without a note",
                      "say in `note` what it rests on");
    }
}

/// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_date(const std::string& date) {
    if (date.size() == 4) return parse_month(date + "-01").has_value();
    if (date.size() == 7) return parse_month(date).has_value();
    if (date.size() != 10 || date[7] != '-' || !parse_month(date.substr(0, 7))) return false;
    const int day = (date[8] - '0') * 10 + (date[9] - '0');
    const bool digits = date[8] >= '0' && date[8] <= '3' && date[9] >= '0' && date[9] <= '9';
    return digits && day >= 1 && day <= 31;
}

void check_source(Check& check, const Source& source) {
    if (source.source == assumption) {
        check.error(code::bad_name, "sources.csv", source.line, "source",
                    "`assumption` is the word for a value without a source", "call the source something else");
    }
    if (!source.date.empty() && !is_date(source.date)) {
        check.warning(code::odd_date, "sources.csv", source.line, "date", "`" + shown(source.date) + "` is not a date",
                      "write YYYY, YYYY-MM or YYYY-MM-DD");
    }
    const bool web = source.url.empty() || source.url.starts_with("https://") || source.url.starts_with("http://");
    if (!web) {
        check.warning(code::odd_address, "sources.csv", source.line, "url", "the address is not one of the web",
                      "it starts with https:// or http://; say anything else in `title`");
    }
}

}  // namespace

void check_sources(Check& check) {
    const Scenario& scenario = check.scenario;
    for (const Source& source : scenario.sources) check_source(check, source);
    check_origins(check, scenario.parties);
    check_origins(check, scenario.economy);
    check_origins(check, scenario.pledges);
    check_origins(check, scenario.portfolio);
    check_origins(check, scenario.items);
    check_origins(check, scenario.cooperation);
    check_origins(check, scenario.recipes);
    check_origins(check, scenario.lines);
    for (const CandidateRow& candidate : scenario.candidates) check_origin(check, candidate.line.origin);
    check_origins(check, scenario.programmes);
    check_origins(check, scenario.use);
    check_origins(check, scenario.stocks);
    check_origins(check, scenario.trade);
    check_origins(check, scenario.history);
    check_origins(check, scenario.evidence);
    // Claims may leave the source out, and so may a variable that only combines others or is written in the short form.
    for (const Variable& variable : scenario.variables) {
        check_variable(check, variable);
        check_ids(check, variable.origin.sources, "variables.toml", variable.origin.line);
    }
    for (const Claim& claim : scenario.claims) check_ids(check, claim.sources, "claims.toml", claim.line);
}

}  // namespace sinews::scenario
