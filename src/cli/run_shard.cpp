#include "cli/run_shard.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/exit_codes.hpp"
#include "cli/output.hpp"
#include "cli/write_folder.hpp"
#include "report/hash.hpp"

namespace sinews::cli {

namespace {

std::string as_json(const shards::ShardHead& head, const std::string& path, std::size_t bytes) {
    const nlohmann::ordered_json document{{"schema", "sinews-shard-1"},
                                          {"file", path},
                                          {"bytes", bytes},
                                          {"shard", shards::part_text(head.part)},
                                          {"first", head.range.first},
                                          {"count", head.range.count},
                                          {"replications", head.identity.replications},
                                          {"seed", head.identity.seed},
                                          {"scenario", head.scenario_name},
                                          {"scenario_hash", report::hash_text(head.identity.scenario_hash)},
                                          {"settings", head.identity.settings},
                                          {"levers", head.identity.levers},
                                          {"version", head.identity.version},
                                          {"seconds", head.seconds}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string as_text(const shards::ShardHead& head, const std::string& path) {
    return fmt::format("shard {} of {}: replications {} to {} of {}, {:.1f} s\n{}\n", shards::part_text(head.part),
                       head.scenario_name, head.range.first, head.range.first + head.range.count - 1,
                       head.identity.replications, head.seconds, path);
}

}  // namespace

CLI::Option* add_shard_option(CLI::App& command, RunOptions& options) {
    CLI::Option* option = command.add_option_function<std::string>(
        "--shard",
        [&options](const std::string& text) {
            options.shard = shards::parse_part(text);
            if (!options.shard) {
                throw CLI::ValidationError("--shard", "takes k/n with 1 <= k <= n; `" + text + "` is not that");
            }
        },
        "only part k of n, as a file in --out, for `sinews merge`");
    option->type_name("K/N")->needs(command.get_option("--out"));
    return option;
}

int write_shard(const shards::ShardHead& head, const analyse::Tally& tally, const RunOptions& options) {
    const std::string bytes = shards::shard_bytes(head, tally);
    const std::string name = shards::shard_file_name(head.part);
    FolderWriter writer(options.out, Sharing::shared);
    writer.add(name, bytes);
    if (!writer.commit()) {
        std::fprintf(stderr, "error: %s; nothing was written\n", writer.failure().value_or("unknown").c_str());
        return exit_failed;
    }
    const std::string path = (std::filesystem::path(options.out) / name).string();
    if (options.json) return write_output(as_json(head, path, bytes.size()));
    return options.quiet ? exit_done : write_output(as_text(head, path));
}

}  // namespace sinews::cli
