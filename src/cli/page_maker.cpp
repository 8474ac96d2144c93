#include "cli/page_maker.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <ctime>
#include <filesystem>

#include "analyse/wording.hpp"
#include "cli/answer_run.hpp"
#include "cli/exit_codes.hpp"
#include "cli/fault_json.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/without_plan.hpp"
#include "report/hash.hpp"
#include "serve/signature.hpp"

namespace sinews::cli {

namespace {

using Json = nlohmann::ordered_json;

// As in the page, which answers a lever with so many first.
constexpr std::uint64_t early_futures = 200;
constexpr std::uint64_t worth_an_early_page = 1000;  // fewer are there nearly as soon

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

std::string place_text(const scenario::Place& place) {
    if (place.line == 0) return place.file;
    const std::string line = place.file + ":" + std::to_string(place.line);
    return place.column == 0 ? line : line + ":" + std::to_string(place.column);
}

/// "error: there is no folder\n" -> "there is no folder"
std::string bare(std::string text) {
    if (text.starts_with("error: ")) text.erase(0, 7);
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

std::string clock_text() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    if (localtime_r(&now, &local) == nullptr) return "";
    return fmt::format("{:02}:{:02}:{:02}  ", local.tm_hour, local.tm_min, local.tm_sec);
}

std::string files_beside(const RunOptions& options, const std::string& named, const char* own) {
    return named.empty() ? (std::filesystem::path(options.scenario) / own).string() : named;
}

}  // namespace

std::string trouble_json(const scenario::Faults& faults, const std::string& failure) {
    constexpr std::size_t most_shown = 40;
    Json list = Json::array();
    std::size_t errors = 0;
    for (const scenario::Fault& fault : faults) {
        if (fault.severity != scenario::Severity::error || ++errors > most_shown) continue;
        list.push_back({{"place", place_text(fault.place)},
                        {"code", fault.code},
                        {"problem", fault.problem},
                        {"quoted", fault.quoted},
                        {"mend", fault.mend}});
    }
    if (errors == 0)
        list.push_back({{"place", ""}, {"code", ""}, {"problem", bare(failure)}, {"quoted", ""}, {"mend", ""}});
    const Json document{{"faults", std::move(list)}, {"more", errors > most_shown ? errors - most_shown : 0}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

PageMaker::PageMaker(const RunOptions& options) : options_(options) {
    beside_ = {files_beside(options, options.posterior.file, "posterior.json"),
               files_beside(options, options.kept.backtest, kept_backtest),
               files_beside(options, options.kept.sensitivity, kept_sensitivity)};
    if (options.plan.empty()) return;
    beside_.push_back(options.plan);
    beside_.push_back((std::filesystem::path(options.plan).parent_path() / "plan.json").string());
}

std::uint64_t PageMaker::fingerprint() const {
    std::vector<std::string> paths = beside_;
    paths.push_back(options_.scenario);
    return serve::signature_of(paths);
}

std::uint64_t PageMaker::content_of(const FolderFiles& folder) const {
    report::Hash hash;
    for (const auto& [name, bytes] : folder.files) {
        hash.add(std::string_view(name));
        hash.add(std::string_view(bytes));
    }
    for (const scenario::Fault& fault : folder.faults) {
        hash.add(std::string_view(fault.place.file));
        hash.add(std::string_view(fault.problem));
    }
    if (folder.failure) hash.add(std::string_view(*folder.failure));
    hash.add(serve::signature_of(beside_));
    return hash.value();
}

std::optional<PageMaker::RunPage> PageMaker::page_of(PreparedRun& run, const RunSize& size, const Timer& whole,
                                                     const std::atomic<bool>& stop) const {
    const Timer simulating;
    std::atomic<std::uint64_t> done{0};
    std::optional<analyse::Tally> tally;
    {
        const Progress progress(done, size.replications, progress_is_seen() && !options_.quiet && !options_.point);
        tally = simulate_threads(run.network, run.plan, size, done, stop);
    }
    if (!tally) return std::nullopt;
    run.record.seconds.simulate = simulating.seconds();
    const WithoutPlan without = run_without_plan(run, options_, size, stop);
    if (without.stopped) return std::nullopt;
    const RunParts parts{run.scenario(), run.network,       run.plan,
                         size.mode,      without.plan_json, without.answers ? &*without.answers : nullptr};
    const ToldAnswers told = tell_answers(parts, *tally, run.record, run.sections);
    run.record.seconds.total = whole.seconds();
    run.await_page();
    RunPage page;
    page.html = report::page(told.answers, told.headline, run.record, nullptr, told.sections);
    if (stop.load(std::memory_order_relaxed)) return std::nullopt;
    page.told = without.warning + told.warning;
    if (options_.quiet) return page;
    page.told += fmt::format("{}{} futures in {:.1f} s, result {}\n  {}\n", clock_text(),
                             analyse::grouped(static_cast<double>(size.replications)), whole.seconds(),
                             report::hash_text(run.record.result_hash), told.headline.front());
    return page;
}

/// What is the same as after the last edit is not said again.
void PageMaker::tell_notes(const std::string& notes) {
    if (!options_.quiet && notes != noted_) say(notes);
    noted_ = notes;
}

serve::Made PageMaker::make(const std::atomic<bool>& stop, const serve::ShowEarly& early) {
    using Kind = serve::Made::Kind;
    const Timer whole;
    FolderFiles folder = read_folder(options_.scenario);
    const std::uint64_t content = content_of(folder);
    if (shown_ == content) return {Kind::unchanged, ""};
    LoadedScenario loaded = load_scenario(std::move(folder), options_.scenario, options_.settings, options_.plan);
    PreparedRun run = prepare_run(options_, std::move(loaded), true, whole);
    tell_notes(run.notes);
    if (run.exit_code != exit_done) {
        if (!options_.quiet) say(clock_text() + "no new page\n");
        say(run.failure);
        shown_ = content;
        return {Kind::trouble, trouble_json(run.faults, run.failure)};
    }
    const RunSize all = run.size(options_);
    if (all.replications >= worth_an_early_page) {
        RunSize few = all;
        few.replications = early_futures;
        const std::optional<RunPage> page = page_of(run, few, whole, stop);
        if (!page) return {Kind::abandoned, ""};
        shown_.reset();  // should this be abandoned, no content has its page any more
        early(page->html);
    }
    std::optional<RunPage> page = page_of(run, all, whole, stop);
    if (!page) return {Kind::abandoned, ""};
    say(page->told);
    shown_ = content;
    return {Kind::page, std::move(page->html)};
}

}  // namespace sinews::cli
