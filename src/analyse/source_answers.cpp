// Sources and every place that rests on them.

#include <map>

#include "analyse/answer_topics.hpp"

namespace sinews::analyse {

namespace {

class Uses {
public:
    void add(const scenario::Origin& origin) { add(origin.sources, origin.file, origin.line); }

    void add(const std::vector<std::string>& sources, const std::string& file, int line) {
        for (const auto& source : sources) places_[source].push_back(file + ":" + std::to_string(line));
    }
    template <typename Row>
    void add_all(const std::vector<Row>& rows) {
        for (const Row& row : rows) add(row.origin);
    }
    [[nodiscard]] std::vector<std::string> of(const std::string& source) const {
        const auto found = places_.find(source);
        return found == places_.end() ? std::vector<std::string>() : found->second;
    }

private:
    std::map<std::string, std::vector<std::string>> places_;
};

Uses uses_of(const scenario::Scenario& scenario) {
    Uses uses;
    uses.add_all(scenario.parties);
    uses.add_all(scenario.economy);
    uses.add_all(scenario.pledges);
    uses.add_all(scenario.portfolio);
    uses.add_all(scenario.items);
    uses.add_all(scenario.cooperation);
    uses.add_all(scenario.recipes);
    uses.add_all(scenario.lines);
    for (const auto& candidate : scenario.candidates) uses.add(candidate.line.origin);
    uses.add_all(scenario.programmes);
    uses.add_all(scenario.use);
    uses.add_all(scenario.stocks);
    uses.add_all(scenario.trade);
    uses.add_all(scenario.variables);
    uses.add_all(scenario.history);
    uses.add_all(scenario.evidence);
    for (const auto& claim : scenario.claims) uses.add(claim.sources, "claims.toml", claim.line);
    return uses;
}

}  // namespace

std::vector<SourceAnswer> source_answers(const AnswerSources& sources) {
    const Uses uses = uses_of(sources.scenario);
    std::vector<SourceAnswer> answers;
    for (const auto& source : sources.scenario.sources) {
        answers.push_back(
            {source.source, source.publisher, source.title, source.date, source.url, uses.of(source.source)});
    }
    return answers;
}

}  // namespace sinews::analyse
