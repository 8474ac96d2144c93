#pragma once
// A scenario as it was written: typed rows, names still names, numbers still expressions. Network resolves the names.
// Tables and columns: docs/scenario-format.md.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/expression.hpp"
#include "scenario/month.hpp"

namespace sinews::scenario {

/// Where a row stands and what it rests on.
struct Origin {
    std::string file;
    int line = 0;
    std::vector<std::string> sources;  // ids of sources.csv, or the word "assumption"
    std::string note;
    // What names the row's random numbers where a lever changed a cell that usually does; else empty.
    std::string drawn_as = {};
};

struct Source {
    std::string source, publisher, title, date, url;
    int line = 0;
};

struct Party {
    std::string party, name, bloc, group;
    Origin origin;
};

struct EconomyRow {
    std::string party;
    int year = 0;
    Value gdp, growth, defence_share, equipment_share;
    Origin origin;
};

enum class PledgeKind { core, related };

struct PledgeRow {
    std::string party;
    PledgeKind kind = PledgeKind::core;
    int target_year = 0;
    Value target_share, compliance;
    Origin origin;
};

struct PortfolioRow {
    std::string party;
    int year = 0;
    std::string category;
    Value share;
    Origin origin;
};

struct Item {
    std::string item, name, unit, category;
    Value price, price_growth, learning_rate, experience;
    double lead_months = 0;
    bool lead_given = false;  // an empty cell is 0 where it does not matter and a fault where it does: checks must tell
    Value cooperation;
    Origin origin;
};

struct CooperationRow {
    std::string bloc, item;
    Value cooperation;
    Origin origin;
};

struct RecipeRow {
    std::string item, input;
    Value quantity;
    Origin origin;
};

/// A flow's denominator. A year counts as twelve equal months.
enum class Per { month, year };
[[nodiscard]] constexpr double months_in(Per per) { return per == Per::year ? 12.0 : 1.0; }

enum class LineStatus { operating, building, planned };

struct LineRow {
    std::string line, party, item;
    LineStatus status = LineStatus::operating;
    Value chance, capacity;
    Per per = Per::month;
    std::optional<Month> decision;
    Value trigger;
    Value build_months, slip_months, ramp_months, ramp_shape, availability;
    std::optional<Month> until;
    std::string company;
    Origin origin;
};

struct CandidateRow {
    LineRow line;
    Value capex;
    int max_copies = 1;
    std::optional<Month> earliest;
};

enum class ProgrammeKind { rate, stock_target, money_share };

struct ProgrammeRow {
    std::string programme, party, receiver, item;  // receiver is filled in: the party when the cell is empty
    ProgrammeKind kind = ProgrammeKind::rate;
    Value value;
    Per per = Per::month;  // of kind rate
    Value fill_months;     // of kind stock_target
    std::optional<Month> from, to;
    int priority = 1;
    Origin origin;
};

struct UseRow {
    std::string party;
    std::vector<std::string> items;  // drawn in this order
    Value rate;
    Per per = Per::month;
    std::optional<Month> from, to;
    Origin origin;
};

struct StockRow {
    std::string party, item;
    Value stock, book, waiting;
    Origin origin;
};

struct TradeRow {
    std::string from, to, item;
    Value share;
    std::optional<Month> from_month, to_month;
    Origin origin;
};

struct Variable {
    std::string name, unit;
    Value value;
    Origin origin;
};

enum class Metric {
    // by maker
    made,
    capacity,
    ramped,
    idle,
    lines,
    // by buyer
    wished,
    ordered,
    spent,
    unspent,
    book,
    waiting,
    // by receiver
    delivered,
    stock,
    used,
    unmet_use,
    days_of_supply,
    // of parties
    core_share,
    related_share,
};

enum class Window { month, month_times_12, trailing_12_months, since };

struct WeightedItem {
    std::string item;
    double weight = 1;
};

struct Measure {
    std::string id, text;
    std::vector<std::string> least_of;  // ids of measures; when given, nothing below counts
    Metric metric = Metric::made;
    std::string bloc, group;
    std::vector<std::string> parties;  // exactly one of bloc, group, parties
    std::vector<WeightedItem> items;
    std::vector<std::string> categories;  // of spent and unspent, in place of items
    Window window = Window::month;
    std::optional<Month> since;
    std::optional<double> use_rate;  // per month, of days_of_supply
    std::string history;             // series of history.csv for highest_since
    int line = 0;
};

struct Comparison {
    std::string id, text, left, right;
    double ratio = 1;
    int hold_months = 1;
    std::optional<Month> from;
    int line = 0;
};

struct Claim {
    std::string id, text, speaker, date, note;
    Month month;
    std::string comparison;  // either this, or `measure` with one of the tests below
    std::string measure;
    std::optional<double> at_least, at_most;
    std::optional<Month> since;
    std::optional<double> growth_at_least, growth_at_most;
    std::optional<int> highest_since;
    std::vector<std::string> sources;
    int line = 0;
};

struct LeverChange {
    std::string table;
    std::map<std::string, std::vector<std::string>> where;  // column (or bloc, group, name) -> accepted values
    std::string column;
    enum class Kind { set, scale, add } kind = Kind::set;
    Expression amount;
    std::string text;  // of `set` on a column that holds a month or word (`until`, `per`): it is no expression
    int line = 0;
    std::vector<int> rows;  // the lines in which the selected rows stand in their file, ascending
};

struct LeverBuild {
    std::string candidate;
    int copies = 1;
    Month month;
};

struct Lever {
    std::string id, text;
    std::optional<Month> from;
    std::vector<LeverChange> changes;
    std::vector<LeverBuild> builds;
    int line = 0;
};

/// A candidate that a lever builds: a line like any other, decided in a month.
struct BuiltLine {
    LineRow line;  // named CANDIDATE#COPY; its `decision` is the month in which it is decided
    std::string candidate;
    int copy = 1;      // 1 for the first that any lever builds
    Month not_before;  // it does not run before: the lever's `from`
};

struct HistoryRow {
    std::string series;
    int year = 0;
    double value = 0;
    std::string unit;
    Origin origin;
};

struct EvidenceRow {
    std::string id, party, item, measure;
    std::optional<Month> from, to;
    std::optional<double> low, value, high;
    std::string unit, kind, origin_of_figure;
    Origin origin;
};

/// How a text of the scenario reads in another language.
struct Translation {
    std::string language, text, translation;  // "id"; the text byte for byte as a table or file has it
    int line = 0;
};

struct Scenario {
    std::string title;
    Month start, end, as_of;
    std::string currency, price_base;
    double carry_over = 0, catch_up_months = 12, max_book_months = 12;
    double availability_sd = 0, availability_persistence = 0;
    double growth_sd = 0, growth_persistence = 0;
    std::uint64_t replications = 10000;
    std::uint64_t seed = 1;

    std::vector<Source> sources;
    std::vector<Party> parties;
    std::vector<EconomyRow> economy;
    std::vector<PledgeRow> pledges;
    std::vector<PortfolioRow> portfolio;
    std::vector<Item> items;
    std::vector<CooperationRow> cooperation;
    std::vector<RecipeRow> recipes;
    std::vector<LineRow> lines;
    std::vector<CandidateRow> candidates;
    std::vector<ProgrammeRow> programmes;
    std::vector<UseRow> use;
    std::vector<StockRow> stocks;
    std::vector<TradeRow> trade;
    std::vector<Variable> variables;
    std::vector<Measure> measures;
    std::vector<Comparison> comparisons;
    std::vector<Claim> claims;
    std::vector<Lever> levers;
    std::vector<BuiltLine> built;  // no file has them: apply_levers.hpp
    std::vector<HistoryRow> history;
    std::vector<EvidenceRow> evidence;
    std::vector<Translation> translations;

    /// Months from start to end, both included.
    [[nodiscard]] int months() const { return months_between(start, end) + 1; }
};

}  // namespace sinews::scenario
