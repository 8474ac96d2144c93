#include "evidence/score_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "scenario/codes.hpp"
#include "scenario/csv.hpp"
#include "scenario/fault_list.hpp"
#include "scenario/number.hpp"

namespace sinews::evidence {

using scenario::CsvTable;
using scenario::EvidenceRow;

namespace {

/// Cells of a table by the names of its columns.
class Named {
public:
    Named(const CsvTable& table, const std::string& file, std::initializer_list<const char*> needed,
          scenario::FaultList& faults)
        : table_(&table) {
        for (std::size_t at = 0; at < table.columns(); ++at) columns_.try_emplace(table.header[at].text, at);
        for (const char* name : needed) {
            if (!columns_.contains(name))
                faults.error(scenario::code::missing_column, {file, 1, 1}, "",
                             std::string("there is no column `") + name + "`", "add the column to the first line");
        }
    }
    [[nodiscard]] std::string text(std::size_t row, std::string_view column) const {
        const auto found = columns_.find(column);
        return found == columns_.end() ? "" : std::string(table_->cell(row, found->second).text);
    }

private:
    const CsvTable* table_;
    std::map<std::string_view, std::size_t> columns_;
};

struct Unit {
    std::string word, per;
};

/// "units_per_month" -> units, month; "rounds/month" likewise; "tonnes" -> tonnes.
Unit unit_of(const std::string& text) {
    for (const std::string_view between : {"_per_", "/"}) {
        const auto at = text.find(between);
        if (at != std::string::npos) return {text.substr(0, at), text.substr(at + between.size())};
    }
    return {text, ""};
}

/// "origin: RUSI; about 400k" -> "RUSI".
std::string origin_of(const std::string& note) {
    constexpr std::string_view word = "origin:";
    if (!note.starts_with(word)) return "";
    const std::string rest = note.substr(word.size());
    const auto first = rest.find_first_not_of(' ');
    return first == std::string::npos ? "" : rest.substr(first, rest.find(';') - first);
}

class Reader {
public:
    Reader(const scenario::Scenario& scenario, const Named& figures, const Named& mapping, std::size_t mappings)
        : figures_(&figures), mapping_(&mapping), mappings_(mappings) {
        for (const auto& party : scenario.parties) parties_.insert(party.party);
        for (const auto& item : scenario.items) items_.insert(item.item);
        for (const auto& row : scenario.evidence) known_.insert(row.id);
    }

    /// A row of evidence, or nothing with the reason in `why`.
    std::optional<EvidenceRow> read(std::size_t at, std::string& why) const {
        EvidenceRow row;
        row.id = figures_->text(at, "id");
        row.kind = figures_->text(at, "kind");
        if (known_.contains(row.id)) {
            why = "it is in the scenario's evidence";
            return std::nullopt;
        }
        if (row.kind == "target") {
            why = "a target observes nothing";
            return std::nullopt;
        }
        const Unit unit = unit_of(figures_->text(at, "unit"));
        const auto mapped = mapping_of(at, row.kind, unit.word, why);
        if (!mapped) return std::nullopt;
        row.party = mapping_->text(*mapped, "to_party");
        if (row.party == "*") row.party = figures_->text(at, "party");
        row.item = mapping_->text(*mapped, "to_item");
        row.measure = mapping_->text(*mapped, "to_measure");
        if (!row.item.empty() && !items_.contains(row.item)) {
            why = "the mapping names no item of the scenario";
            return std::nullopt;
        }
        row.unit = unit.per.empty() ? unit.word : unit.word + "/" + unit.per;
        row.from = scenario::parse_month(figures_->text(at, "period_start").substr(0, 7));
        row.to = scenario::parse_month(figures_->text(at, "period_end").substr(0, 7));
        row.low = scenario::parse_number(figures_->text(at, "low"));
        row.value = scenario::parse_number(figures_->text(at, "value"));
        row.high = scenario::parse_number(figures_->text(at, "high"));
        row.origin.note = figures_->text(at, "note");
        row.origin_of_figure = origin_of(row.origin.note);
        row.origin.sources = {row.id};
        return row;
    }

private:
    [[nodiscard]] std::optional<std::size_t> mapping_of(std::size_t at, const std::string& kind,
                                                        const std::string& unit, std::string& why) const {
        const std::string party = figures_->text(at, "party"), item = figures_->text(at, "item");
        const std::string measure = figures_->text(at, "measure");
        why = "nothing maps " + party + " " + item + " " + measure;
        for (std::size_t row = 0; row < mappings_; ++row) {
            const std::string whose = mapping_->text(row, "party"), of_kind = mapping_->text(row, "kind");
            const bool fits = (whose == party || (whose == "*" && parties_.contains(party))) &&
                              mapping_->text(row, "item") == item && mapping_->text(row, "measure") == measure &&
                              (of_kind.empty() || of_kind == kind);
            if (!fits) continue;
            if (mapping_->text(row, "unit") == unit) return row;
            why = "its unit is not in " + mapping_->text(row, "unit");
        }
        return std::nullopt;
    }

    const Named* figures_;
    const Named* mapping_;
    std::size_t mappings_;
    std::set<std::string> parties_, items_, known_;
};

}  // namespace

ScoreRows read_score_rows(const scenario::Scenario& scenario, std::string_view figures, std::string_view mapping) {
    ScoreRows result;
    result.scenario = scenario;
    scenario::FaultList faults;
    const CsvTable figure_table = scenario::read_csv(figures, "evidence", faults);
    const CsvTable mapping_table = scenario::read_csv(mapping, "score_mapping.csv", faults);
    const Named figure_cells(figure_table, "evidence",
                             {"id", "party", "item", "measure", "period_start", "period_end", "low", "value", "high",
                              "unit", "kind", "as_of", "publisher", "note"},
                             faults);
    const Named mapping_cells(mapping_table, "score_mapping.csv",
                              {"party", "item", "measure", "kind", "unit", "to_party", "to_item", "to_measure"},
                              faults);
    result.faults = faults.take();
    if (scenario::has_errors(result.faults)) return result;
    const Reader reader(scenario, figure_cells, mapping_cells, mapping_table.rows());
    for (std::size_t at = 0; at < figure_table.rows(); ++at) {
        std::string why;
        auto row = reader.read(at, why);
        if (!row) {
            result.left_out.push_back({figure_cells.text(at, "id"), why});
            continue;
        }
        scenario::Source source;
        source.source = row->id;
        source.publisher = figure_cells.text(at, "publisher");
        source.date = figure_cells.text(at, "as_of");
        std::erase_if(result.scenario.sources, [&](const auto& other) { return other.source == source.source; });
        result.scenario.sources.push_back(source);
        result.rows.push_back(std::move(*row));
    }
    return result;
}

UnseenFigures unseen_figures(const scenario::Scenario& scenario, const ScoreRows& rows) {
    UnseenFigures figures;
    std::vector<scenario::EvidenceRow> all = scenario.evidence;
    for (const auto& row : rows.rows) {
        all.push_back(row);
        figures.unseen.insert(row.id);
    }
    figures.observations = observations_of(rows.scenario, all);
    figures.left_out = rows.left_out;
    for (const LeftOut& one : figures.observations.left_out) {
        if (figures.unseen.contains(one.id)) figures.left_out.push_back(one);
    }
    return figures;
}

}  // namespace sinews::evidence
