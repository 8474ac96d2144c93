#include "scenario/lever_rows.hpp"

#include <algorithm>
#include <array>

#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

/// Settings of scenario.toml that a lever may change: one row, selected without `where`.
constexpr std::array<std::string_view, 7> settings{"carry_over",        "catch_up_months",          "max_book_months",
                                                   "availability_sd",   "availability_persistence", "growth_sd",
                                                   "growth_persistence"};

bool names_the_row(std::string_view table, const ColumnRule& column) {
    if (column.name == "source" || column.name == "note" || column.name == "name") return true;
    // A year, a month or a word of a row can be changed; what the row is about can not.
    const bool name = column.holds == Holds::name || column.holds == Holds::names;
    return name && !(table == "programmes" && column.name == "receiver");
}

template <class Visit>
void each_of_list(std::string_view text, Visit&& visit) {
    while (true) {
        const std::size_t end = text.find(';');
        visit(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

const std::vector<std::string_view>& lever_table_names() {
    static const std::vector<std::string_view> names{"lines",   "candidates", "programmes", "pledges",     "portfolio",
                                                     "economy", "items",      "recipes",    "cooperation", "use",
                                                     "trade",   "stocks",     "variables",  "scenario"};
    return names;
}

LeverTable::LeverTable(const Scenario& scenario, const Documents& documents, std::string_view name)
    : scenario_(scenario), name_(name) {
    if (name == "variables") {
        selectable_ = {"name"};
        changeable_ = {"value"};
        return;
    }
    if (name == "scenario") {
        changeable_.assign(settings.begin(), settings.end());
        return;
    }
    const std::string file = name_ + ".csv";
    rule_ = find_table_rule(file);
    table_ = documents.table(file);
    if (rule_ == nullptr) return;
    for (const ColumnRule& column : rule_->columns) {
        if (column.name != "source" && column.name != "note") selectable_.push_back(column.name);
        if (!names_the_row(name, column)) changeable_.push_back(column.name);
    }
    if (rule_->find("party") == nullptr) return;
    for (const Party& party : scenario.parties) parties_.try_emplace(party.party, &party);
    selectable_.push_back("bloc");
    selectable_.push_back("group");
}

Holds LeverTable::holds(std::string_view column) const {
    const ColumnRule* found = rule_ == nullptr ? nullptr : rule_->find(column);
    return found == nullptr ? Holds::number : found->holds;
}

std::size_t LeverTable::rows() const {
    if (name_ == "variables") return scenario_.variables.size();
    if (name_ == "scenario") return 1;
    return table_ == nullptr ? 0 : table_->rows();
}

std::string_view LeverTable::cell(std::size_t row, std::string_view key) const {
    if (name_ == "variables") return scenario_.variables[row].name;
    if (table_ == nullptr) return {};
    const bool of_party = (key == "bloc" || key == "group") && rule_->find(key) == nullptr;
    if (of_party) {
        const auto found = parties_.find(table_->text(row, "party"));
        if (found == parties_.end()) return {};
        return key == "bloc" ? found->second->bloc : found->second->group;
    }
    const std::string_view text = table_->text(row, key);
    if (text.empty() && key == "receiver") return table_->text(row, "party");
    return text;
}

const std::set<std::string_view>& LeverTable::values(std::string_view key) {
    const auto [found, fresh] = values_.try_emplace(key);
    std::set<std::string_view>& list = found->second;
    if (!fresh) return list;
    for (std::size_t row = 0; row < rows(); ++row) {
        each_of_list(cell(row, key), [&](std::string_view value) { list.insert(value); });
    }
    return list;
}

bool LeverTable::meets(std::size_t row, const std::string& key, const std::vector<std::string>& accepted) const {
    bool met = false;
    each_of_list(cell(row, key), [&](std::string_view value) {
        met = met || std::find(accepted.begin(), accepted.end(), value) != accepted.end();
    });
    return met;
}

int LeverTable::line(std::size_t row) const {
    if (name_ == "variables") return scenario_.variables[row].origin.line;
    return table_ == nullptr ? 0 : table_->line(row);
}

std::vector<int> LeverTable::selected(const std::map<std::string, std::vector<std::string>>& where) const {
    std::vector<int> lines;
    for (std::size_t row = 0; row < rows(); ++row) {
        const bool all = std::all_of(where.begin(), where.end(), [&](const auto& condition) {
            return meets(row, condition.first, condition.second);
        });
        if (all) lines.push_back(line(row));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

void select_lever_rows(Scenario& scenario, const Documents& documents, FaultList& faults) {
    std::map<std::string, LeverTable> tables;
    std::size_t work_left = 200'000'000;  // what hostile levers over long tables may cost
    for (Lever& lever : scenario.levers) {
        for (LeverChange& change : lever.changes) {
            const auto& known = lever_table_names();
            if (std::find(known.begin(), known.end(), change.table) == known.end()) continue;
            const LeverTable& table = tables.try_emplace(change.table, scenario, documents, change.table).first->second;
            const std::size_t work = table.rows() * (change.where.size() + 1);
            if (work > work_left) {
                faults.error(code::too_large, {"levers.toml", change.line, 1}, shown(lever.id),
                             "the levers select from too many rows", "fewer changes, or shorter tables",
                             "lever=" + shown(lever.id));
                return;
            }
            work_left -= work;
            change.rows = table.selected(change.where);
        }
    }
}

}  // namespace sinews::scenario
