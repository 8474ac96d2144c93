#include "scenario/words.hpp"

namespace sinews::scenario {

const Words<LineStatus>& line_status_words() {
    static const Words<LineStatus> words{
        {"operating", LineStatus::operating}, {"building", LineStatus::building}, {"planned", LineStatus::planned}};
    return words;
}

const Words<Per>& per_words() {
    static const Words<Per> words{{"month", Per::month}, {"year", Per::year}};
    return words;
}

const Words<ProgrammeKind>& programme_kind_words() {
    static const Words<ProgrammeKind> words{{"rate", ProgrammeKind::rate},
                                            {"stock_target", ProgrammeKind::stock_target},
                                            {"money_share", ProgrammeKind::money_share}};
    return words;
}

const Words<PledgeKind>& pledge_kind_words() {
    static const Words<PledgeKind> words{{"core", PledgeKind::core}, {"related", PledgeKind::related}};
    return words;
}

const Words<Metric>& metric_words() {
    static const Words<Metric> words{
        {"made", Metric::made},
        {"capacity", Metric::capacity},
        {"ramped", Metric::ramped},
        {"idle", Metric::idle},
        {"lines", Metric::lines},
        {"wished", Metric::wished},
        {"ordered", Metric::ordered},
        {"spent", Metric::spent},
        {"unspent", Metric::unspent},
        {"book", Metric::book},
        {"waiting", Metric::waiting},
        {"delivered", Metric::delivered},
        {"stock", Metric::stock},
        {"used", Metric::used},
        {"unmet_use", Metric::unmet_use},
        {"days_of_supply", Metric::days_of_supply},
        {"core_share", Metric::core_share},
        {"related_share", Metric::related_share},
    };
    return words;
}

MetricTraits traits_of(Metric metric) {
    switch (metric) {
        case Metric::stock:
        case Metric::book:
        case Metric::waiting: return {.of_items = true, .summable = false, .has_unit = true};
        case Metric::unspent: return {.of_items = true, .summable = false, .has_unit = false};
        case Metric::days_of_supply: return {.of_items = true, .summable = false, .has_unit = false};
        case Metric::core_share:
        case Metric::related_share: return {.of_items = false, .summable = false, .has_unit = false};
        case Metric::lines:
        case Metric::spent: return {.of_items = true, .summable = true, .has_unit = false};
        default: return {};
    }
}

}  // namespace sinews::scenario
