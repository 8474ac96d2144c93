// The page's data by pool, line, bloc, spender, party and item.

#include <algorithm>

#include "numerics/decimal.hpp"
#include "report/page_json.hpp"

namespace sinews::report {

using analyse::Answers;
using analyse::Series;

namespace {

bool is_empty(const Series& series) {
    return std::ranges::all_of(series, [](double value) { return value == 0; });
}

Json months_json(const std::optional<analyse::MonthQuantiles>& months) {
    if (!months) return nullptr;
    return {{"p05", rounded_json(months->p05)}, {"p50", rounded_json(months->p50)}, {"p95", rounded_json(months->p95)}};
}

Json median_json(const std::optional<analyse::MonthQuantiles>& months) {
    if (!months) return nullptr;
    Json median = Json::object();
    median["p50"] = rounded_json(months->p50);
    return median;
}

Json three_json(const analyse::QuantileSeries& series) {
    return {{"p05", series_json(series.p05)}, {"p50", series_json(series.p50)}, {"p95", series_json(series.p95)}};
}

}  // namespace

Json rounded_json(double value) {
    if (!std::isfinite(value)) return nullptr;
    const double rounded = numerics::rounded_to_digits(value, 6);
    // Whole numbers without ".0": a tenth of the file.
    if (rounded == std::floor(rounded) && std::abs(rounded) < 1e15) return static_cast<std::int64_t>(rounded);
    return rounded;
}

Json series_json(const Series& series) {
    Json list = Json::array();
    for (const double value : series) list.push_back(rounded_json(value));
    return list;
}

Json quantiles_json(const analyse::QuantileSeries& series) {
    return {{"p05", series_json(series.p05)},
            {"p25", series_json(series.p25)},
            {"p50", series_json(series.p50)},
            {"p75", series_json(series.p75)},
            {"p95", series_json(series.p95)}};
}

Json page_waterfall(const Answers& answers) {
    Json list = Json::array();
    for (const auto& answer : answers.waterfall) {
        if (std::ranges::all_of(answer.terms, is_empty)) continue;
        Json entry = {
            {"bloc", answer.bloc}, {"item", answer.item}, {"item_name", answer.item_name}, {"unit", answer.unit}};
        for (std::size_t term = 0; term < answer.terms.size(); ++term) {
            const std::string name(simulate::term_names[term]);
            if (name != "inputs") entry[name] = series_json(answer.terms[term]);
        }
        entry["inputs"] = Json::object();
        for (const auto& [input, series] : answer.inputs) {
            if (!is_empty(series)) entry["inputs"][input] = series_json(series);
        }
        list.push_back(std::move(entry));
    }
    return list;
}

Json page_lines(const Answers& answers) {
    Json list = Json::array();
    for (const auto& line : answers.lines) {
        list.push_back({{"line", line.line},
                        {"party", line.party},
                        {"party_name", line.party_name},
                        {"item", line.item},
                        {"item_name", line.item_name},
                        {"bloc", line.bloc},
                        {"status", line.status},
                        {"capacity", rounded_json(line.capacity)},
                        {"unit", line.unit},
                        {"chance", rounded_json(line.chance)},
                        {"come", rounded_json(line.starts)},
                        {"decision", months_json(line.decision)},
                        {"start", months_json(line.start)},
                        {"full", median_json(line.full)},
                        {"until", month_json(line.until)},
                        {"never_starts", rounded_json(1 - line.starts)},
                        {"company", text_or_null(line.company)},
                        {"note", text_or_null(line.note)},
                        {"sources", line.sources}});
    }
    return list;
}

Json page_openings(const Answers& answers) {
    Json list = Json::array();
    for (const auto& row : answers.openings) {
        Series all;
        for (std::size_t year = 0; year < row.opened.size(); ++year)
            all.push_back(row.opened[year] + row.expanded[year]);
        Json capacity = Json::object();
        for (const auto& [item, series] : row.capacity) capacity[item] = series_json(series);
        list.push_back({{"bloc", row.bloc},
                        {"years", answers.years},
                        {"opened", series_json(all)},
                        {"expanded", series_json(row.expanded)},
                        {"capacity", std::move(capacity)}});
    }
    return list;
}

Json page_output(const Answers& answers) {
    Json list = Json::array();
    for (const auto& row : answers.output) {
        if (is_empty(row.quantiles.p95) && is_empty(row.mean)) continue;
        Json entry = {{"party", row.party}, {"item", row.item}, {"mean", series_json(row.mean)}};
        entry.update(three_json(row.quantiles));
        list.push_back(std::move(entry));
    }
    return list;
}

Json page_spending(const Answers& answers) {
    Json list = Json::array();
    for (const auto& row : answers.spending) {
        list.push_back(
            {{"party", text_or_null(row.party)},
             {"name", row.name},
             {"group", row.group},
             {"bloc", row.bloc},
             {"known_until", row.known_until ? Json(*row.known_until) : Json(nullptr)},
             {"years", answers.years},
             {"core", quantiles_json(row.core)},
             {"related", row.has_related ? three_json(row.related) : Json(nullptr)},
             {"total", row.has_related ? three_json(row.total) : Json(nullptr)},
             {"meets",
              {{"2", series_json(row.meets_2)}, {"3.5", series_json(row.meets_3_5)}, {"5", series_json(row.meets_5)}}},
             {"missing_money", series_json(row.missing_money)},
             {"absorbed", series_json(row.absorbed)}});
    }
    return list;
}

Json page_parties(const Answers& answers) {
    Json list = Json::array();
    for (const auto& party : answers.parties) {
        list.push_back({{"party", party.party}, {"name", party.name}, {"bloc", party.bloc}, {"group", party.group}});
    }
    return list;
}

Json page_items(const Answers& answers) {
    Json list = Json::array();
    for (const auto& item : answers.items) {
        list.push_back({{"item", item.item}, {"name", item.name}, {"unit", item.unit}, {"category", item.category}});
    }
    return list;
}

}  // namespace sinews::report
