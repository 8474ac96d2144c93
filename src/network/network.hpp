#pragma once
// The compiled scenario: names have become positions, rows have become arrays. Immutable, shared by all threads.
// Everything is sorted by name, so that neither the order of rows nor an added row changes what the others mean.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "network/parameter.hpp"
#include "scenario/scenario.hpp"

namespace sinews::network {

inline constexpr int never = 1 << 28;  // a month after every horizon

/// A half-open range of positions.
struct Span {
    int first = 0;
    int last = 0;
    [[nodiscard]] int size() const { return last - first; }
    [[nodiscard]] bool empty() const { return first == last; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// Nodes of one item and bloc: they pool (docs/model.md, "Sharing out").
struct Pool {
    int item = 0;
    int bloc = 0;
    Span nodes;
    Parameter cooperation = absent;
    friend bool operator==(const Pool&, const Pool&) = default;
};

struct RecipeInput {
    int item = 0;
    Parameter quantity = absent;
    friend bool operator==(const RecipeInput&, const RecipeInput&) = default;
};

/// A trade link between two nodes of one item.
struct Link {
    int from = 0;  // node
    int to = 0;    // node
    Parameter share = absent;
    int from_month = 0;
    int to_month = never;
    bool inside = false;  // both ends in one bloc
    [[nodiscard]] bool open(int month) const { return from_month <= month && month <= to_month; }
    friend bool operator==(const Link&, const Link&) = default;
};

enum class LineKind : std::uint8_t { operating, building, planned, candidate };

struct Line {
    std::string name;
    int node = 0;
    LineKind kind = LineKind::operating;
    Parameter chance = absent, capacity = absent;
    double months_per_capacity = 1;  // 12 when the capacity is given by the year
    bool general_shape = false;      // ramp_shape may differ from what `shape` says now: a lever changed it on the way
    bool always = false;             // operating without a decision: runs at full rate from the start
    int decision = -never;           // month; of a triggered line the first month in which it may be decided
    bool triggered = false;
    Parameter trigger = absent;
    Parameter build = absent, slip = absent, ramp = absent, shape = absent, availability = absent;
    int until = never;
    int earliest_start = -never;  // building and planned lines start no earlier than the month after as_of
    std::uint64_t chance_stream = 0;
    std::uint64_t availability_stream = 0;
    friend bool operator==(const Line&, const Line&) = default;
};

/// What one party ordered for one receiver of one item.
struct Book {
    int buyer = 0;       // node of the buyer's party
    int receiver = 0;    // node of the receiver's party
    int market = 0;      // of the buyer's node
    int pool = 0;        // of the buyer's node
    int lead_whole = 0;  // of the orders that are placed with this network
    double lead_fraction = 0;
    double lead_months = 0;
    Parameter opening_book = absent;
    Parameter opening_waiting = absent;
    int ring_first = 0;              // position of its slots of orders that wait
    int ring_size = 0;               // the longest lead_whole of all stages + 2
    Span rates, shares;              // positions in Network::programmes_by_book
    bool first_of_receiver = false;  // before it no other delivers to the receiver
    friend bool operator==(const Book&, const Book&) = default;
};

enum class ProgrammeKind : std::uint8_t { rate, stock_target, money_share };

struct Programme {
    std::string name;
    int book = 0;
    ProgrammeKind kind = ProgrammeKind::rate;
    Parameter value = absent;
    double months_per_value = 1;  // of a rate
    Parameter fill_months = absent;
    int from = 0;
    int to = never;
    int priority = 1;
    [[nodiscard]] bool active(int month) const { return from <= month && month <= to; }
    friend bool operator==(const Programme&, const Programme&) = default;
};

/// Programmes of one account with one priority: rates and stock targets are served before money shares.
struct PriorityGroup {
    Span wishes;  // positions in Network::programmes
    Span shares;
    friend bool operator==(const PriorityGroup&, const PriorityGroup&) = default;
};

/// The money of one party for one category. A party without economy rows has accounts without money.
struct Account {
    int party = 0;
    int category = 0;
    int economy = -1;          // position in Network::economies; -1: not money-limited
    bool only_spends = false;  // nothing is made in the category
    Span groups;               // positions in Network::priority_groups
    friend bool operator==(const Account&, const Account&) = default;
};

/// One step of a pledge: the share to be reached in a year.
struct PledgeStep {
    int target_year = 0;
    Parameter target_share = absent;
    Parameter compliance = absent;
    friend bool operator==(const PledgeStep&, const PledgeStep&) = default;
};

struct Economy {
    int party = 0;
    int first_year = 0;                      // calendar year of gdp[0]
    std::vector<Parameter> gdp;              // known years
    Parameter growth = absent;               // of the last row
    std::vector<Parameter> defence_share;    // known years, from first_year
    std::vector<Parameter> equipment_share;  // known years, from first_year
    std::vector<PledgeStep> core, related;   // in the order of target_year
    std::uint64_t growth_stream = 0;
    struct Category {
        int category = 0;
        int first_year = 0;
        std::vector<Parameter> share;  // known years
        friend bool operator==(const Category&, const Category&) = default;
    };
    std::vector<Category> portfolio;
    friend bool operator==(const Economy&, const Economy&) = default;
};

/// A wish of use: draws on the stocks of its nodes in order.
struct Use {
    Parameter rate = absent;
    double months_per_rate = 1;
    int from = 0;
    int to = never;
    std::vector<int> nodes;
    [[nodiscard]] bool active(int month) const { return from <= month && month <= to; }
    friend bool operator==(const Use&, const Use&) = default;
};

/// Price of one item in one bloc.
struct Market {
    int item = 0;
    int bloc = 0;
    Span nodes;  // whose output counts as experience
    friend bool operator==(const Market&, const Market&) = default;
};

struct Part;

struct Network {
    int months = 0;
    int start_year = 0;
    int start_month_of_year = 1;  // 1 to 12
    int as_of = 0;                // month, from start
    double carry_over = 0, catch_up_months = 12, max_book_months = 12;
    double availability_sd = 0, availability_persistence = 0;
    double growth_sd = 0, growth_persistence = 0;

    ParameterTable parameters;

    std::vector<std::string> parties, items, blocs, groups, categories;  // names, sorted
    std::vector<int> party_bloc, party_group;
    std::vector<int> item_category;
    Flags item_final;
    std::vector<Parameter> item_price, item_price_growth, item_learning_rate, item_experience;

    // Nodes: active (party, item) pairs, sorted by item, bloc, party.
    std::vector<int> node_party, node_item, node_market;
    std::vector<Span> item_nodes;  // by item
    std::vector<Parameter> node_opening_stock;
    std::vector<Span> node_lines;  // positions in `lines`
    std::vector<Span> node_books;  // of a buyer's node: positions in `books`
    std::vector<Pool> pools;       // sorted by item, bloc
    std::vector<Span> item_pools;  // by item
    std::vector<int> node_pool;

    // Recipes: item -> inputs sorted by name; node -> the nodes of its inputs in the same order.
    std::vector<RecipeInput> recipe_inputs;
    std::vector<Span> item_inputs;      // by item: positions in recipe_inputs
    std::vector<int> node_input_first;  // of a maker's node: position in input_nodes of its first input
    std::vector<int> input_nodes;
    Flags node_makes;         // it has lines
    Flags node_sends_across;  // trade links to other blocs begin here
    // The other way: node of an input -> the maker's nodes of the same party that eat it.
    struct Consumer {
        int node = 0;
        Parameter quantity = absent;
        friend bool operator==(const Consumer&, const Consumer&) = default;
    };
    std::vector<Consumer> consumers;
    std::vector<Span> node_consumers;
    // Items that have nodes, inputs before what eats them, recipe group by recipe group: what recipes tie together, one span each.
    std::vector<int> raw_to_final;
    std::vector<Span> recipe_groups;  // positions in raw_to_final

    // For every item the items of its chain (its inputs, their inputs ...), sorted by name.
    std::vector<std::vector<int>> chain;
    std::vector<std::vector<int>> chain_position;  // item, input -> position in the item's chain, -1 when not in it
    // Slots of values "per node and member of its item's chain", and the same per pool.
    std::vector<int> node_chain_first, pool_chain_first;
    int node_chain_slots = 0, pool_chain_slots = 0;

    std::vector<Link> links;  // sorted by item, inside first, then receiver, sender
    std::vector<Span> item_links_inside, item_links_across;

    std::vector<Line> lines;           // sorted by node, name
    std::vector<int> triggered_lines;  // positions in `lines`
    std::vector<std::vector<int>>
        pool_triggered;         // by pool: its triggered lines in the order of trigger (point value), name
    Flags pool_trigger_varies;  // by pool: a trigger is uncertain, so replications may order them otherwise
    Flags item_watched;         // an item with triggered lines, or one that eats such an item (down the chain)

    std::vector<Book> books;  // sorted by buyer node, receiver node
    int ring_slots = 0;
    std::vector<Programme> programmes;  // sorted by account, priority, kind (wishes, then shares), name
    std::vector<int> programmes_by_book;
    std::vector<std::vector<int>> receiver_books;  // by node: books whose goods it gets
    std::vector<PriorityGroup> priority_groups;
    std::vector<Account> accounts;   // sorted by party, category
    std::vector<Economy> economies;  // sorted by party
    std::vector<int> party_economy;  // -1: none

    std::vector<Use> uses;       // sorted by party, items, from
    int use_rounds = 0;          // the longest item list
    std::vector<int> use_nodes;  // nodes on which any use draws, each once
    std::vector<Market> markets;

    // Levers: a network may hold only from a month on. `before` is the one of the months before `from_month`, with the same
    // positions of nodes, lines, books, markets, accounts and economies; null: this one holds from the start.
    std::shared_ptr<const Network> before;
    int from_month = 0;
    // What of a stage is as in the one before it.
    struct AsBefore {
        // By position in parameters.drawn: the parameter before that has the same draws and so the same values, `absent` where
        // there is none. Empty in a first stage.
        std::vector<Parameter> drawn;
        bool money = false;  // what comes in, in all years
        friend bool operator==(const AsBefore&, const AsBefore&) = default;
    } as_before;
    /// The network of the first months, of the scenario as written.
    [[nodiscard]] const Network& first_stage() const { return before == nullptr ? *this : before->first_stage(); }

    // What nothing ties together, each a network of its own (parts.hpp). Of a part, and of earlier stages: null.
    std::shared_ptr<const std::vector<Part>> parts;

    /// The items of one recipe group, inputs before what eats them.
    [[nodiscard]] std::span<const int> items_of(Span group) const {
        return std::span(raw_to_final)
            .subspan(static_cast<std::size_t>(group.first), static_cast<std::size_t>(group.size()));
    }

    [[nodiscard]] int node_count() const { return static_cast<int>(node_item.size()); }
    [[nodiscard]] int item_count() const { return static_cast<int>(items.size()); }
    [[nodiscard]] int years() const { return (start_month_of_year - 1 + months + 11) / 12; }
    /// Year of the horizon (0 for the first calendar year) of a month.
    [[nodiscard]] int year_of(int month) const { return (start_month_of_year - 1 + month) / 12; }
    [[nodiscard]] bool is_january(int month) const { return (start_month_of_year - 1 + month) % 12 == 0; }
    /// Node of a party and item, -1 when it is not active.
    [[nodiscard]] int node(int party, int item) const;

    friend bool operator==(const Network&, const Network&) = default;
};

/// Where the things of a part stand in the whole network: positions, ascending.
struct Place {
    std::vector<int> nodes, pools, lines, books, accounts, economies;
    bool whole_economies = false;  // it has every economy, and speaks for them
    friend bool operator==(const Place&, const Place&) = default;
};

/// A part of a network that runs by itself: no money, recipe, pool, link, book or use ties it to another. Parties, items
/// and blocs stand where they stand in the whole.
struct Part {
    Network network;
    Place place;
};

}  // namespace sinews::network
