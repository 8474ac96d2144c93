// Lines: when they are decided, start and are ramped up; and how many open year by year.

#include <map>

#include "analyse/answer_topics.hpp"
#include "scenario/words.hpp"

namespace sinews::analyse {

namespace {

double point(const network::Network& network, network::Parameter parameter, double absent_value) {
    return parameter == network::absent ? absent_value : network.parameters.point[static_cast<std::size_t>(parameter)];
}

std::optional<MonthQuantiles> months_of(const QuantileSketch& sketch) {
    if (sketch.count() == 0) return std::nullopt;
    return MonthQuantiles{sketch.quantile(0.05), sketch.quantile(0.50), sketch.quantile(0.95)};
}

/// The row of lines.csv or candidates.csv by the line's name.
std::map<std::string, const scenario::LineRow*> rows_by_name(const scenario::Scenario& scenario) {
    std::map<std::string, const scenario::LineRow*> rows;
    for (const auto& row : scenario.lines) rows.emplace(row.line, &row);
    for (const auto& candidate : scenario.candidates) rows.emplace(candidate.line.line, &candidate.line);
    for (const auto& built : scenario.built) rows.emplace(built.line.line, &built.line);
    return rows;
}

void take_row(const scenario::LineRow& row, LineAnswer& answer) {
    answer.company = row.company;
    answer.note = row.origin.note;
    answer.sources = row.origin.sources;
    answer.until = row.until;
}

std::string status_of(const network::Line& line) {
    switch (line.kind) {
        case network::LineKind::operating: return "operating";
        case network::LineKind::building: return "building";
        case network::LineKind::planned: return "planned";
        case network::LineKind::candidate: return "candidate";
    }
    return "";
}

LineAnswer answer_of(const AnswerSources& sources, std::size_t at) {
    const network::Network& network = sources.network;
    const network::Line& line = network.lines[at];
    const auto node = static_cast<std::size_t>(line.node);
    const auto party = static_cast<std::size_t>(network.node_party[node]);
    LineAnswer answer;
    answer.line = line.name;
    answer.party = network.parties[party];
    answer.item = network.items[static_cast<std::size_t>(network.node_item[node])];
    answer.bloc = network.blocs[static_cast<std::size_t>(network.party_bloc[party])];
    answer.status = status_of(line);
    answer.capacity = point(network, line.capacity, 0) / line.months_per_capacity;
    answer.chance = point(network, line.chance, 1);
    answer.always = line.always;
    answer.triggered = line.triggered;
    // A line that runs from the start is not counted: it is there in the share of futures that its chance says.
    answer.starts = line.always ? answer.chance : sources.share(sources.tally.line_starts[at]);
    answer.start = months_of(sources.tally.line_start[at]);
    answer.full = months_of(sources.tally.line_full[at]);
    if (line.triggered) {
        answer.decision = months_of(sources.tally.line_decided[at]);
    } else if (!line.always && line.decision > -network::never) {  // a candidate that nobody built has none
        const double decision = line.decision;
        answer.decision = MonthQuantiles{decision, decision, decision};
    }
    return answer;
}

}  // namespace

std::vector<LineAnswer> line_answers(const AnswerSources& sources) {
    const auto rows = rows_by_name(sources.scenario);
    std::map<std::string, std::string> party_names;
    for (const auto& party : sources.scenario.parties) party_names[party.party] = party.name;
    std::map<std::string, const scenario::Item*> items;
    for (const auto& item : sources.scenario.items) items[item.item] = &item;
    std::vector<LineAnswer> answers;
    for (std::size_t at = 0; at < sources.network.lines.size(); ++at) {
        LineAnswer answer = answer_of(sources, at);
        answer.party_name = party_names[answer.party];
        answer.item_name = items.at(answer.item)->name;
        answer.unit = items.at(answer.item)->unit;
        if (const auto row = rows.find(answer.line); row != rows.end()) take_row(*row->second, answer);
        answers.push_back(std::move(answer));
    }
    return answers;
}

std::vector<OpeningsAnswer> openings_answers(const AnswerSources& sources) {
    const network::Network& network = sources.network;
    const std::size_t items = network.items.size(), years = sources.years();
    std::vector<OpeningsAnswer> answers;
    for (std::size_t bloc = 0; bloc < network.blocs.size(); ++bloc) {
        OpeningsAnswer answer{network.blocs[bloc], Series(years, 0.0), Series(years, 0.0), {}};
        bool any = false;
        for (std::size_t item = 0; item < items; ++item) {
            Series capacity(years, 0.0);
            bool of_item = false;
            for (std::size_t year = 0; year < years; ++year) {
                const std::size_t index = (bloc * items + item) * years + year;
                answer.opened[year] += sources.share(sources.tally.opened[index]);
                answer.expanded[year] += sources.share(sources.tally.expanded[index]);
                capacity[year] = sources.tally.opened_capacity.value(index) / sources.replications();
                of_item = of_item || sources.tally.opened[index] + sources.tally.expanded[index] > 0;
            }
            if (of_item) answer.capacity[network.items[item]] = std::move(capacity);
            any = any || of_item;
        }
        if (any) answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace sinews::analyse
