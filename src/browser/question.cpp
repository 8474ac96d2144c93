#include "browser/question.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

namespace sinews::browser {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t most_replications = 1'000'000;

std::optional<std::uint64_t> whole_number(const Json& cell) {
    if (cell.is_number_unsigned()) return cell.get<std::uint64_t>();
    if (!cell.is_string()) return std::nullopt;
    const auto& text = cell.get_ref<const std::string&>();
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

const Json& at(const Json& object, const char* key) {
    static const Json nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
}

/// Empty when all is well.
std::string read_levers(const Json& list, std::vector<LeverUse>& levers) {
    if (list.is_null()) return "";
    if (!list.is_array()) return "`levers` is a list of {\"lever\": id, \"value\": number}";
    for (const Json& entry : list) {
        if (!entry.is_object() || !at(entry, "lever").is_string()) return "a lever needs its id as `lever`";
        LeverUse use{at(entry, "lever").get<std::string>(), 1};
        const Json& value = at(entry, "value");
        if (!value.is_null()) {
            if (!value.is_number()) return "the value of lever `" + use.lever + "` is a number";
            use.value = value.get<double>();
        }
        levers.push_back(std::move(use));
    }
    return "";
}

/// Empty when all is well.
std::string read_ids(const Json& question, const char* key, std::vector<std::string>& ids) {
    const Json& list = at(question, key);
    if (list.is_null()) return "";
    std::string wanted = std::string("`") + key + "` is a list of ids";
    if (!list.is_array()) return wanted;
    for (const Json& id : list) {
        if (!id.is_string()) return wanted;
        ids.push_back(id.get<std::string>());
    }
    return "";
}

}  // namespace

QuestionRead read_question(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object()) return {std::nullopt, "the question is no JSON object"};
    Question question;
    std::string problem = read_levers(at(json, "levers"), question.levers);
    if (!problem.empty()) return {std::nullopt, std::move(problem)};
    const auto seed = whole_number(at(json, "seed"));
    if (!seed) return {std::nullopt, "`seed` is a whole number, as text or number"};
    const auto replications = whole_number(at(json, "replications"));
    if (!replications || *replications < 1 || *replications > most_replications) {
        return {std::nullopt, "`replications` is a whole number from 1 to " + std::to_string(most_replications)};
    }
    const Json& first = at(json, "first");
    const auto first_future = first.is_null() ? std::optional<std::uint64_t>(0) : whole_number(first);
    if (!first_future || *first_future > most_replications) {
        return {std::nullopt, "`first` is a whole number from 0 to " + std::to_string(most_replications)};
    }
    question.seed = *seed;
    question.first = *first_future;
    question.replications = *replications;
    const Json& waterfall = at(json, "waterfall");
    if (waterfall.is_boolean()) question.waterfall = waterfall.get<bool>();
    problem = read_ids(json, "comparisons", question.shown.comparisons);
    if (problem.empty()) problem = read_ids(json, "measures", question.shown.measures);
    if (!problem.empty()) return {std::nullopt, std::move(problem)};
    return {std::move(question), ""};
}

FolderRead read_folder(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object() || !at(json, "files").is_object()) {
        return {std::nullopt, "the scenario is no JSON object with `files`"};
    }
    Folder folder;
    for (const auto& [name, bytes] : at(json, "files").items()) {
        if (!bytes.is_string()) return {std::nullopt, "file `" + name + "` is no text"};
        folder.files[name] = bytes.get<std::string>();
    }
    if (at(json, "posterior").is_string()) folder.posterior = at(json, "posterior").get<std::string>();
    return {std::move(folder), ""};
}

std::string folder_json(const scenario::FileSet& files, std::string_view posterior) {
    Json json;
    json["files"] = files;
    if (!posterior.empty()) json["posterior"] = posterior;
    // Files that are read without fault are valid UTF-8; what else lies in the folder is not handed in.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sinews::browser
