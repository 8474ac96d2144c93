#include "cli/use_posterior.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "analyse/wording.hpp"
#include "cli/exit_codes.hpp"
#include "cli/read_file.hpp"
#include "evidence/fit_summary.hpp"
#include "report/hash.hpp"

namespace sinews::cli {

namespace {

UsedPosterior refused(const std::string& file, const std::string& problem) {
    UsedPosterior used;
    used.message = "error: posterior `" + file + "`: " + problem + "\n";
    used.exit_code = exit_failed;
    return used;
}

std::string about(const std::string& file, const evidence::Posterior& posterior, std::size_t unknown,
                  const std::string& scenario_hash) {
    std::string text =
        fmt::format("posterior {}: {} members fitted to {} figures; --prior leaves it out\n", file,
                    analyse::grouped(static_cast<double>(posterior.scores.columns)), posterior.observations);
    if (posterior.scenario_hash != scenario_hash)
        text += "warning: the posterior was fitted to other files of the scenario; `sinews calibrate` fits it anew\n";
    if (unknown > 0) text += fmt::format("warning: {} of its draws are not in the scenario any more\n", unknown);
    return text;
}

/// The page's section "posterior".
report::PageSection section_of(const evidence::Posterior& posterior, const evidence::FitSummary& fit,
                               const std::string& scenario_hash) {
    nlohmann::ordered_json json{{"members", posterior.scores.columns},
                                {"observations", posterior.observations},
                                {"as_of", posterior.as_of},
                                {"seed", std::to_string(posterior.seed)},
                                {"stale", posterior.scenario_hash != scenario_hash}};
    json.update(evidence::to_json(fit));
    return {"posterior", json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
}

}  // namespace

CLI::Option* add_posterior_options(CLI::App& command, PosteriorChoice& choice) {
    auto* posterior = command.add_option(
        "--posterior", choice.file, "draws fitted by `calibrate` (default: the scenario's posterior.json, if any)");
    posterior->type_name("FILE");
    command.add_flag("--prior", choice.prior, "leave a posterior out")->excludes(posterior);
    return posterior;
}

PosteriorFile posterior_of_bytes(std::string name, std::string bytes) {
    PosteriorFile file{std::move(name), std::move(bytes), {}};
    file.read = evidence::read_posterior(file.bytes);
    return file;
}

PosteriorFile read_posterior_file(const std::string& folder, const PosteriorChoice& choice) {
    const std::filesystem::path own = std::filesystem::path(folder) / "posterior.json";
    std::error_code error;
    if (choice.prior || (choice.file.empty() && !std::filesystem::exists(own, error))) return {};
    const std::string name = choice.file.empty() ? own.string() : choice.file;
    std::string problem;
    auto bytes = read_file(name, problem);
    if (!bytes) return {name, "", {std::nullopt, problem + "; `sinews calibrate` makes one"}};
    return posterior_of_bytes(name, std::move(*bytes));
}

UsedPosterior use_posterior(PosteriorFile file, const network::Network& network, std::uint64_t seed,
                            const std::string& scenario_hash) {
    if (file.name.empty()) return {};
    if (!file.read.posterior) return refused(file.name, file.read.problem);
    const evidence::Posterior& posterior = *file.read.posterior;
    UsedPosterior used;
    std::size_t unknown = 0;
    used.given = evidence::given_draws(network, posterior, seed, unknown);
    report::Hash hash;
    hash.add(std::string_view(file.bytes));
    used.hash = report::hash_text(hash.value());
    used.message = about(file.name, posterior, unknown, scenario_hash);
    if (posterior.fit) used.section = section_of(posterior, *posterior.fit, scenario_hash);
    used.bytes = std::move(file.bytes);
    return used;
}

UsedPosterior use_posterior(const std::string& folder, const PosteriorChoice& choice, const network::Network& network,
                            std::uint64_t seed, const std::string& scenario_hash) {
    return use_posterior(read_posterior_file(folder, choice), network, seed, scenario_hash);
}

}  // namespace sinews::cli
