// The page's data: the run, measures, comparisons, claims, evidence and sources. What is by line, pool or spender is in
// page_model.cpp.

#include "analyse/headline.hpp"
#include "report/hash.hpp"
#include "report/lever_json.hpp"
#include "report/page.hpp"
#include "report/page_json.hpp"

namespace sinews::report {

namespace {

using analyse::Answers;

Json scenario_json(const Answers& answers) {
    return {{"title", answers.title},
            {"start", scenario::to_text(answers.start)},
            {"end", scenario::to_text(answers.end)},
            {"as_of", scenario::to_text(answers.as_of)},
            {"currency", answers.currency},
            {"price_base", answers.price_base}};
}

Json run_of(const Answers& answers, const RunRecord& record) {
    // A seed above 2^53 is no number of the page's language: it travels as text.
    const bool fits = record.seed <= (std::uint64_t{1} << 53);
    return {
        {"seed", fits ? Json(record.seed) : Json(std::to_string(record.seed))},
        {"replications", answers.replications},
        {"scenario_hash", hash_text(record.scenario_hash)},
        {"result_hash", hash_text(record.result_hash)},
        {"posterior", record.posterior},
        {"seconds",
         {{"read", record.seconds.read}, {"compile", record.seconds.compile}, {"simulate", record.seconds.simulate}}}};
}

Json measures_json(const Answers& answers) {
    Json list = Json::array();
    for (const auto& measure : answers.measures) {
        Json entry = {{"id", measure.id},
                      {"text", measure.text},
                      {"metric", measure.metric},
                      {"window", measure.window},
                      {"unit", measure.unit},
                      {"bloc", text_or_null(measure.bloc)},
                      {"mean", series_json(measure.mean)}};
        entry.update(quantiles_json(measure.quantiles));
        list.push_back(std::move(entry));
    }
    return list;
}

Json crossover_json(const Answers& answers, const analyse::CrossoverAnswer& crossover) {
    Json by_month = Json::array();
    for (std::size_t month = 0; month < crossover.by_month.size(); ++month) {
        if (crossover.by_month[month] == 0) continue;
        by_month.push_back({{"month", scenario::to_text(answers.month(static_cast<int>(month)))},
                            {"count", crossover.by_month[month]}});
    }
    return {{"p05", position_json(answers, crossover.p05)}, {"p25", position_json(answers, crossover.p25)},
            {"p50", position_json(answers, crossover.p50)}, {"p75", position_json(answers, crossover.p75)},
            {"p95", position_json(answers, crossover.p95)}, {"never", crossover.never},
            {"at_or_before", crossover.at_or_before},       {"by_month", std::move(by_month)}};
}

Json comparisons_json(const Answers& answers) {
    Json list = Json::array();
    for (const auto& comparison : answers.comparisons) {
        list.push_back({{"id", comparison.id},
                        {"text", comparison.text},
                        {"left", comparison.left},
                        {"right", comparison.right},
                        {"ratio", comparison.ratio},
                        {"hold_months", comparison.hold_months},
                        {"from", scenario::to_text(answers.month(comparison.from))},
                        {"probability", series_json(comparison.probability)},
                        {"ratio_quantiles", quantiles_json(comparison.ratios)},
                        {"gap_quantiles", quantiles_json(comparison.gap)},
                        {"crossover", crossover_json(answers, comparison.crossover)}});
    }
    return list;
}

Json claims_json(const Answers& answers) {
    Json list = Json::array();
    for (const auto& claim : answers.claims) {
        list.push_back({{"id", claim.id},
                        {"text", claim.text},
                        {"speaker", claim.speaker},
                        {"date", claim.date},
                        {"month", scenario::to_text(answers.month(claim.month))},
                        {"kind", claim.kind},
                        {"detail", claim.detail},
                        {"probability", rounded_json(claim.probability)},
                        {"likelihood", text_or_null(claim.likelihood)},
                        {"note", text_or_null(claim.note)},
                        {"sources", claim.sources},
                        {"evidence_for", claim.evidence_for},
                        {"evidence_against", claim.evidence_against}});
    }
    return list;
}

Json evidence_json(const Answers& answers) {
    Json list = Json::array();
    for (const auto& evidence : answers.evidence) {
        std::string sources;
        for (const auto& source : evidence.sources) sources += (sources.empty() ? "" : ";") + source;
        list.push_back({{"id", evidence.id},
                        {"measures", evidence.measures},
                        {"party", text_or_null(evidence.party)},
                        {"item", text_or_null(evidence.item)},
                        {"from", scenario::to_text(evidence.from.value_or(answers.start))},
                        {"to", scenario::to_text(evidence.to.value_or(answers.end))},
                        {"low", number_json(evidence.low)},
                        {"value", number_json(evidence.value)},
                        {"high", number_json(evidence.high)},
                        {"unit", evidence.unit},
                        {"kind", evidence.kind},
                        {"origin", evidence.origin},
                        {"source", sources},
                        {"note", text_or_null(evidence.note)},
                        {"scaled_low", rounded_json(evidence.scaled_low)},
                        {"scaled_value", rounded_json(evidence.scaled_value)},
                        {"scaled_high", rounded_json(evidence.scaled_high)}});
    }
    return list;
}

Json sources_json(const Answers& answers) {
    Json list = Json::array();
    for (const auto& source : answers.sources) {
        list.push_back({{"source", source.source},
                        {"publisher", source.publisher},
                        {"title", source.title},
                        {"date", source.date},
                        {"url", source.url},
                        {"used_by", source.used_by}});
    }
    return list;
}

/// The headline in every language: the reader may switch.
Json headlines_json(const Answers& answers, const RunRecord& record) {
    Json all = Json::object();
    for (std::size_t at = 0; at < words::codes.size(); ++at) {
        const words::Language language{at};
        std::vector<std::string> told = analyse::headline(answers, language);
        for (auto& sentence : analyse::lever_sentences(answers, record.levers, language)) {
            told.push_back(std::move(sentence));
        }
        all[std::string(language.code())] = told;
    }
    return all;
}

std::string escaped(const std::string& json) {
    std::string out;
    out.reserve(json.size());
    for (const char byte : json) {
        if (byte == '<')
            out += "\\u003c";
        else
            out += byte;
    }
    return out;
}

/// What a lever may change; the rest of the page's data is the scenario as written.
Json changing_json(const Answers& answers, const std::vector<std::string>& headline, const RunRecord& record) {
    Json months = Json::array();
    for (int month = 0; month < answers.months; ++month) months.push_back(scenario::to_text(answers.month(month)));
    return {{"schema", "sinews-report-1"},
            {"version", record.version},
            {"scenario", scenario_json(answers)},
            {"run", run_of(answers, record)},
            {"language", record.language.code()},
            {"headline", headline},
            {"headlines", headlines_json(answers, record)},
            {"headline_comparison", answers.comparisons.empty() ? "" : answers.comparisons.front().id},
            {"months", std::move(months)},
            {"measures", measures_json(answers)},
            {"comparisons", comparisons_json(answers)},
            {"claims", claims_json(answers)},
            {"waterfall", page_waterfall(answers)},
            {"lines", page_lines(answers)},
            {"openings", page_openings(answers)},
            {"output", page_output(answers)},
            {"spending", page_spending(answers)}};
}

}  // namespace

std::string changing_page_data(const Answers& answers, const std::vector<std::string>& headline,
                               const RunRecord& record) {
    return escaped(json_text(changing_json(answers, headline, record), -1));
}

std::string page_data(const Answers& answers, const std::vector<std::string>& headline, const RunRecord& record,
                      const analyse::LeverAnswers* levers, const PageSections& sections) {
    Json json = changing_json(answers, headline, record);
    json["parties"] = page_parties(answers);
    json["items"] = page_items(answers);
    json["evidence"] = evidence_json(answers);
    json["sources"] = sources_json(answers);
    json["lever_list"] = page_levers(answers);
    if (!answers.translations.empty()) json["translations"] = answers.translations;
    if (levers != nullptr) json["levers"] = lever_answers_json(*levers);
    for (const PageSection& section : sections) json[section.name] = Json::parse(section.json);
    return escaped(json_text(json, -1));
}

}  // namespace sinews::report
