// scenario.toml: settings, measures and comparisons.

#include <limits>

#include "scenario/codes.hpp"
#include "scenario/number.hpp"
#include "scenario/read_tables.hpp"
#include "scenario/suggest.hpp"
#include "scenario/toml_reader.hpp"
#include "scenario/words.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "scenario.toml";

struct Bounds {
    double low = 0;
    double high = std::numeric_limits<double>::max();
    std::string_view right;  // what would be right
};

/// A number into `out`, unchanged when absent.
void read_bounded(TomlReader& reader, std::string_view key, double& out, const Bounds& bounds) {
    const auto number = reader.number(key);
    if (!number) return;
    if (*number < bounds.low || *number > bounds.high) {
        const bool negative = *number < 0 && bounds.low == 0;
        const std::string_view code = bounds.low == 1 ? code::below_one
                                      : negative      ? code::negative_number
                                                      : code::outside_bounds;
        reader.error(code, key, "`" + std::string(key) + "` is " + number_text(*number),
                     "it is " + std::string(bounds.right));
        return;
    }
    out = *number;
}

void read_window(TomlReader& reader, Measure& measure) {
    const std::string written = reader.text("window");
    if (!reader.has("window")) {
        reader.error(code::missing_key, "window", "`window` is missing", "add window = \"month\"");
        return;
    }
    constexpr std::string_view since = "since ";
    if (written == "month") {
        measure.window = Window::month;
    } else if (written == "month x 12" || written == "month \u00d7 12") {
        measure.window = Window::month_times_12;
    } else if (written == "12-month sum") {
        measure.window = Window::trailing_12_months;
    } else if (written.starts_with(since) && parse_month(std::string_view(written).substr(since.size()))) {
        measure.window = Window::since;
        measure.since = parse_month(std::string_view(written).substr(since.size()));
    } else if (!written.empty()) {
        reader.error(code::bad_window, "window", "`" + shown(written) + "` is no window",
                     "one of \"month\", \"month x 12\", \"12-month sum\", \"since YYYY-MM\"");
    }
}

void read_metric(TomlReader& reader, Measure& measure) {
    const std::string written = reader.needed_text("metric");
    if (written.empty()) return;
    std::vector<std::string_view> known;
    for (const auto& [word, metric] : metric_words()) {
        if (word == written) {
            measure.metric = metric;
            return;
        }
        known.push_back(word);
    }
    reader.error(code::unknown_word, "metric", "`" + shown(written) + "` is no metric",
                 did_you_mean(written, known, one_of(known, 20)));
}

void read_weights(TomlReader& reader, Measure& measure) {
    const TomlNode* items = reader.node("items");
    if (items == nullptr) return;
    if (!items->is(TomlNode::Kind::table)) {
        reader.error(code::wrong_type, "items", "`items` is " + std::string(items->kind_text()),
                     "it takes items with weights: { shell = 1, heavy_shell = 2 }");
        return;
    }
    for (const TomlNode& weight : items->children) {
        if (!weight.is_number()) {
            reader.error(code::wrong_type, "items",
                         "the weight of `" + shown(weight.key) + "` is " + std::string(weight.kind_text()),
                         "a weight is a number");
        }
        measure.items.push_back({weight.key, weight.number});
    }
}

std::string table_label(const TomlNode& table, std::string_view kind) {
    const TomlNode* id = table.find("id");
    return std::string(kind) + "=" + (id != nullptr && id->is(TomlNode::Kind::text) ? shown(id->text) : "?");
}

}  // namespace

void read_settings(const TomlNode& root, Scenario& scenario, FaultList& faults) {
    TomlReader reader(root, std::string(file), "", faults);
    constexpr Bounds share{0, 1, "a share from 0 to 1"};
    constexpr Bounds one_up{1, 1e6, "at least 1"};
    constexpr Bounds from_zero{0, 1e6, "0 or more"};
    constexpr Bounds persistence{-1, 1, "a correlation of one step with the next, from 0 to 1"};
    scenario.title = reader.text("title");
    scenario.start = reader.month("start").value_or(Month{});
    scenario.end = reader.month("end").value_or(Month{});
    scenario.as_of = reader.month("as_of").value_or(Month{});
    scenario.currency = reader.text("currency");
    scenario.price_base = reader.text("price_base", true);
    read_bounded(reader, "carry_over", scenario.carry_over, share);
    read_bounded(reader, "catch_up_months", scenario.catch_up_months, one_up);
    read_bounded(reader, "max_book_months", scenario.max_book_months, one_up);
    read_bounded(reader, "availability_sd", scenario.availability_sd, from_zero);
    read_bounded(reader, "availability_persistence", scenario.availability_persistence, persistence);
    read_bounded(reader, "growth_sd", scenario.growth_sd, from_zero);
    read_bounded(reader, "growth_persistence", scenario.growth_persistence, persistence);
    scenario.replications =
        static_cast<std::uint64_t>(reader.whole_number("replications", 1, 1'000'000'000).value_or(10000));
    scenario.seed = static_cast<std::uint64_t>(
        reader.whole_number("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
    for (const TomlNode* table : reader.tables("measure")) read_measure(*table, scenario, faults);
    for (const TomlNode* table : reader.tables("comparison")) read_comparison(*table, scenario, faults);
    reader.finish();
}

void read_measure(const TomlNode& table, Scenario& scenario, FaultList& faults) {
    TomlReader reader(table, std::string(file), table_label(table, "measure"), faults);
    Measure measure;
    measure.line = reader.line();
    measure.id = reader.needed_text("id");
    measure.text = reader.text("text");
    measure.history = reader.text("history");
    measure.least_of = reader.texts("least_of");
    if (!reader.has("least_of")) {
        read_metric(reader, measure);
        read_window(reader, measure);
    } else {
        for (const std::string_view key :
             {"metric", "bloc", "group", "parties", "items", "categories", "window", "use_rate"}) {
            if (!reader.has(key)) continue;
            (void)reader.node(key);
            reader.error(code::measure_selection, key, "`" + std::string(key) + "` stands beside `least_of`",
                         "a measure either takes the least of others or has a metric of its own");
        }
    }
    measure.bloc = reader.text("bloc");
    measure.group = reader.text("group");
    measure.parties = reader.texts("parties");
    read_weights(reader, measure);
    measure.categories = reader.texts("categories");
    measure.use_rate = reader.number("use_rate");
    reader.finish();
    scenario.measures.push_back(std::move(measure));
}

void read_comparison(const TomlNode& table, Scenario& scenario, FaultList& faults) {
    TomlReader reader(table, std::string(file), table_label(table, "comparison"), faults);
    Comparison comparison;
    comparison.line = reader.line();
    comparison.id = reader.needed_text("id");
    comparison.text = reader.text("text");
    comparison.left = reader.needed_text("left");
    comparison.right = reader.needed_text("right");
    if (const auto ratio = reader.number("ratio")) {
        comparison.ratio = *ratio;
    } else if (!reader.has("ratio")) {
        reader.warning(code::default_taken, "ratio", "`ratio` is missing and taken as 1", "add ratio = 1.0");
    }
    if (const auto hold = reader.whole_number("hold_months", 1, 1200)) {
        comparison.hold_months = static_cast<int>(*hold);
    } else if (!reader.has("hold_months")) {
        reader.warning(code::default_taken, "hold_months", "`hold_months` is missing and taken as 1",
                       "add hold_months = 1");
    }
    comparison.from = reader.month("from");
    reader.finish();
    scenario.comparisons.push_back(std::move(comparison));
}

}  // namespace sinews::scenario
