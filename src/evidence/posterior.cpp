#include "evidence/posterior.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "evidence/draws.hpp"
#include "evidence/fit_summary.hpp"

namespace sinews::evidence {

namespace {

using Json = nlohmann::json;

constexpr const char* schema = "sinews-posterior-1";
constexpr double furthest_score = 9;  // beyond lies less than 1e-18
constexpr std::size_t most_scores = 50'000'000;

/// Scores of one draw; false when they are not `members` numbers within bounds.
bool read_scores(const Json& cells, std::size_t members, std::vector<double>& scores) {
    if (!cells.is_array() || cells.size() != members) return false;
    for (const Json& cell : cells) {
        if (!cell.is_number()) return false;
        const double score = cell.get<double>();
        if (!(std::fabs(score) <= furthest_score)) return false;
        scores.push_back(score);
    }
    return true;
}

std::string text_at(const Json& root, const char* key) {
    const auto found = root.find(key);
    return found != root.end() && found->is_string() ? found->get<std::string>() : "";
}

std::uint64_t count_at(const Json& root, const char* key) {
    const auto found = root.find(key);
    return found != root.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

PosteriorRead refused(std::string problem) { return {std::nullopt, std::move(problem)}; }

}  // namespace

std::string posterior_json(const Posterior& posterior) {
    const auto quoted = [](const std::string& text) {
        return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    };
    std::string text = fmt::format(
        "{{\n\"schema\": \"{}\",\n\"scenario_hash\": {},\n\"as_of\": {},\n\"seed\": {},\n\"steps\": {},\n"
        "\"observations\": {},\n\"members\": {},\n",
        schema, quoted(posterior.scenario_hash), quoted(posterior.as_of), posterior.seed, posterior.steps,
        posterior.observations, posterior.scores.columns);
    if (posterior.fit)
        text += "\"fit\": " + to_json(*posterior.fit).dump(-1, ' ', false, Json::error_handler_t::replace) + ",\n";
    text += "\"scores\": {";
    for (std::size_t at = 0; at < posterior.names.size(); ++at) {
        text += fmt::format("{}\n{}: [", at == 0 ? "" : ",", quoted(posterior.names[at]));
        for (std::size_t member = 0; member < posterior.scores.columns; ++member)
            text += fmt::format("{}{:.2f}", member == 0 ? "" : ",", posterior.scores(at, member));
        text += "]";
    }
    return text + "\n}\n}\n";
}

PosteriorRead read_posterior(std::string_view text) {
    const Json root = Json::parse(text, nullptr, false);
    if (root.is_discarded() || !root.is_object()) return refused("it is no JSON object");
    if (text_at(root, "schema") != schema) return refused(std::string("its `schema` is not `") + schema + "`");
    const std::uint64_t members = count_at(root, "members");
    const auto rows = root.find("scores");
    if (members == 0 || rows == root.end() || !rows->is_object())
        return refused("it needs `members` (at least 1) and `scores` by name of a draw");
    if (members > most_scores || rows->size() * members > most_scores) return refused("it has too many members");
    Posterior posterior;
    posterior.scenario_hash = text_at(root, "scenario_hash");
    posterior.as_of = text_at(root, "as_of");
    posterior.seed = count_at(root, "seed");
    posterior.steps = static_cast<int>(count_at(root, "steps"));
    posterior.observations = count_at(root, "observations");
    if (const auto fit = root.find("fit"); fit != root.end()) {
        posterior.fit = read_fit_summary(*fit);
        if (!posterior.fit) return refused("its `fit` is not as `sinews calibrate` writes it");
    }
    std::vector<double> scores;
    for (const auto& [name, cells] : rows->items()) {  // sorted by name
        if (!read_scores(cells, members, scores))
            return refused("`" + name + "` does not have " + std::to_string(members) + " numbers from -9 to 9");
        posterior.names.push_back(name);
    }
    posterior.scores.rows = posterior.names.size();
    posterior.scores.columns = members;
    posterior.scores.values = std::move(scores);
    return {std::move(posterior), ""};
}

simulate::GivenDraws given_draws(const network::Network& network, const Posterior& posterior, std::uint64_t seed,
                                 std::size_t& unknown) {
    std::map<std::string, std::uint64_t> streams;
    for (const Draw& draw : draws_of(network)) streams[draw.name] = draw.stream;
    simulate::GivenDraws given;
    given.members = posterior.scores.columns;
    given.first = seed % given.members;
    unknown = 0;
    given.uniforms.reserve(posterior.scores.values.size());
    for (std::size_t at = 0; at < posterior.names.size(); ++at) {
        const auto found = streams.find(posterior.names[at]);
        if (found == streams.end()) {
            ++unknown;
            continue;
        }
        given.streams.push_back(found->second);
        const double* const scores = posterior.scores.row(at);
        for (std::size_t member = 0; member < posterior.scores.columns; ++member) {
            given.uniforms.push_back(uniform_of_score(scores[member]));
        }
    }
    return given;
}

}  // namespace sinews::evidence
