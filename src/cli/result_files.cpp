#include "cli/result_files.hpp"

#include <algorithm>

#include "cli/beside.hpp"
#include "cli/interrupt.hpp"
#include "cli/write_folder.hpp"
#include "report/summary.hpp"
#include "report/tables.hpp"

namespace sinews::cli {

namespace {

constexpr const char* page_file = "report.html";
constexpr const char* series_file = "series.csv";

class Results {
public:
    explicit Results(FolderWriter& writer) : writer_(writer) {}

    /// The text is made only while it is still wanted.
    template <typename Make>
    void add(const std::string& name, Make make) {
        if (interrupted() || writer_.failure()) return;
        writer_.add(name, make());
        names_.push_back(name);
    }
    [[nodiscard]] std::vector<std::string> take_names() {
        // The page is what most people open first, and is made beside the others.
        const auto page = std::find(names_.begin(), names_.end(), page_file);
        if (page != names_.end()) std::rotate(names_.begin(), page, page + 1);
        return std::move(names_);
    }

private:
    FolderWriter& writer_;
    std::vector<std::string> names_;
};

void add_tables(Results& results, const analyse::Answers& answers, const analyse::Trajectory* trajectory) {
    results.add("measures.csv", [&] { return report::measures_csv(answers); });
    results.add("comparisons.csv", [&] { return report::comparisons_csv(answers); });
    results.add("claims.csv", [&] { return report::claims_csv(answers); });
    results.add("waterfall.csv", [&] { return report::waterfall_csv(answers); });
    results.add("lines.csv", [&] { return report::lines_csv(answers); });
    results.add("output.csv", [&] { return report::output_csv(answers); });
    results.add("spending.csv", [&] { return report::spending_csv(answers); });
    if (trajectory != nullptr) results.add(series_file, [&] { return report::series_csv(answers.start, *trajectory); });
}

}  // namespace

WrittenFiles write_results(const std::string& folder, const analyse::Answers& answers,
                           const std::vector<std::string>& headline, const analyse::Trajectory* trajectory,
                           report::RunRecord& record, const Timer& whole, const report::PageSections& sections) {
    const Timer timer;
    const auto summary = [&] {
        record.seconds.write = timer.seconds();
        record.seconds.total = whole.seconds();
        return report::summary_json(answers, headline, record);
    };
    WrittenFiles written;
    if (folder.empty()) {
        written.summary = summary();
        return written;
    }
    FolderWriter writer(folder);
    Results results(writer);
    auto page = beside(record.threads, [&] { return report::page(answers, headline, record, nullptr, sections); });
    add_tables(results, answers, trajectory);
    results.add(page_file, [&] { return page.get(); });
    if (trajectory == nullptr) writer.leave_out(series_file);
    // Last, because they tell how long the others took.
    results.add("summary.json", [&] { return written.summary = summary(); });
    results.add("run.json", [&] { return report::run_json(answers, record); });
    written.interrupted = interrupted();
    if (!written.interrupted && writer.commit()) written.names = results.take_names();
    written.failure = writer.failure();
    return written;
}

}  // namespace sinews::cli
