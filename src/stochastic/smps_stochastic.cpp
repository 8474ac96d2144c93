#include "stochastic/smps_stochastic.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "scenario/suggest.hpp"

namespace sinews::stochastic {

namespace {

using numerics::Distribution;

struct Reader {
    StochasticResult& result;
    const std::string& file;
    const CoreFile& core;
    const TimeFile& time;
    std::map<std::pair<int, int>, double> entries;  // row, column -> value of the core
    std::string distribution = "DISCRETE";
    Modification modification = Modification::replace;
    std::map<std::string, std::size_t> names{};  // of blocks or scenarios -> position
    RandomBlock::Realisation* open_realisation = nullptr;

    void fault(int line, std::string problem, std::string mend = "") {
        if (result.faults.size() < 20) result.faults.push_back({file, line, std::move(problem), std::move(mend)});
    }
    std::optional<double> number(const SmpsLine& line, std::size_t word) {
        const std::optional<double> value = smps_number(line.words[word]);
        if (!value) fault(line.number, "`" + std::string(line.words[word]) + "` is not a number");
        return value;
    }
    std::optional<int> period(const SmpsLine& line, std::size_t word) {
        const int stage = time.stage(unquoted(line.words[word]));
        if (stage >= 0) return stage;
        const std::vector<std::string_view> known(time.periods.begin(), time.periods.end());
        fault(line.number, "no period `" + std::string(line.words[word]) + "` in the time file",
              scenario::did_you_mean(line.words[word], known, scenario::one_of(known)));
        return std::nullopt;
    }

    bool is_bound(const SmpsLine& line) const;
    std::optional<Element> bound_element(const SmpsLine& line);
    std::optional<Element> row_element(const SmpsLine& line, std::string_view column, std::string_view row);
    double modified(const Element& element, double value) const;
    void read_values(const SmpsLine& line, std::vector<Change>& changes);
    void read_independent(const SmpsLine& line);
    void add_independent(const SmpsLine& line, const Element& element, const std::string& name, std::size_t rest);
    std::optional<Distribution> continuous(const SmpsLine& line, double first, double second);
    void open_block(const SmpsLine& line);
    void open_scenario(const SmpsLine& line);
    void read_header(const SmpsSection& section);
    void read_section(const SmpsSection& section);
    void fill_up_blocks();
};

bool Reader::is_bound(const SmpsLine& line) const {
    const std::string type = in_capitals(line.words[0]);
    return (type == "UP" || type == "LO" || type == "FX") && line.words.size() >= 4 &&
           !core.columns.contains(std::string(line.words[0]));
}

std::optional<Element> Reader::bound_element(const SmpsLine& line) {
    const std::string type = in_capitals(line.words[0]);
    const auto found = core.columns.find(std::string(line.words[2]));
    if (found == core.columns.end()) {
        fault(line.number, "no column `" + std::string(line.words[2]) + "` in the core file");
        return std::nullopt;
    }
    const Element::Kind kind = type == "UP"   ? Element::Kind::upper
                               : type == "LO" ? Element::Kind::lower
                                              : Element::Kind::fixed;
    return Element{kind, -1, found->second};
}

/// An entry, a cost, or (when the first name is no column) a right side.
std::optional<Element> Reader::row_element(const SmpsLine& line, std::string_view column, std::string_view row) {
    const auto found_row = core.rows.find(std::string(row));
    const auto found_column = core.columns.find(std::string(column));
    const bool is_column = found_column != core.columns.end();
    const bool is_right_side = !is_column && (column.empty() || column == core.right_set ||
                                              in_capitals(column) == "RHS" || in_capitals(column) == "RIGHT");
    if (!is_column && !is_right_side) {
        const bool is_range = column == core.range_set || in_capitals(column) == "RANGES";
        const std::vector<std::string_view> known(core.column_names.begin(), core.column_names.end());
        fault(line.number,
              is_range ? "ranges that are random are not known"
                       : "`" + std::string(column) + "` is no column of the core file and not the right side",
              is_range ? "write the row as two rows" : scenario::did_you_mean(column, known, "write RHS or a column"));
        return std::nullopt;
    }
    if (found_row == core.rows.end()) {
        const std::vector<std::string_view> known(core.row_names.begin(), core.row_names.end());
        fault(line.number, "no row `" + std::string(row) + "` in the core file",
              scenario::did_you_mean(row, known, "name one of its rows"));
        return std::nullopt;
    }
    const int position = found_row->second;
    if (position == CoreFile::objective_row) {
        return is_column ? Element{Element::Kind::cost, -1, found_column->second}
                         : Element{Element::Kind::offset, -1, -1};
    }
    return is_column ? Element{Element::Kind::entry, position, found_column->second}
                     : Element{Element::Kind::right_side, position, -1};
}

double Reader::modified(const Element& element, double value) const {
    if (modification == Modification::replace) return value;
    double base = 0;
    if (element.kind == Element::Kind::entry) {
        const auto found = entries.find({element.row, element.column});
        base = found == entries.end() ? 0 : found->second;
    } else {
        base = core_value(core, element);
    }
    return modification == Modification::add ? base + value : base * value;
}

void Reader::read_values(const SmpsLine& line, std::vector<Change>& changes) {
    if (is_bound(line)) {
        const std::optional<Element> element = bound_element(line);
        const std::optional<double> value = number(line, 3);
        if (element && value) append_changes(core, *element, modified(*element, *value), changes);
        return;
    }
    const std::size_t first = line.words.size() % 2;  // without a first name it is the right side
    const std::string_view column = first == 1 ? line.words[0] : std::string_view{};
    if (line.words.size() < 2) fault(line.number, "a name, a row and a number are expected");
    for (std::size_t pair = first; pair + 1 < line.words.size(); pair += 2) {
        const std::optional<Element> element = row_element(line, column, line.words[pair]);
        const std::optional<double> value = number(line, pair + 1);
        if (element && value) append_changes(core, *element, modified(*element, *value), changes);
    }
}

std::optional<Distribution> Reader::continuous(const SmpsLine& line, double first, double second) {
    using Kind = Distribution::Kind;
    Distribution made;
    if (distribution == "UNIFORM") {
        made = {Kind::uniform, first, second, 0};
    } else if (distribution == "NORMAL") {  // mean and variance
        made = {Kind::normal, first, std::sqrt(second), 0};
    } else if (distribution == "LOGNORM" || distribution == "LOGNORMAL") {  // of the logarithm
        made = {Kind::lognormal, first, std::sqrt(second), 0};
    } else if (distribution == "BETA") {
        made = {Kind::beta, first, second, 0};
    } else {
        fault(line.number, "distribution " + distribution + " is not known",
              "DISCRETE, UNIFORM, NORMAL, LOGNORM and BETA are");
        return std::nullopt;
    }
    if (const auto problem = numerics::valid(made)) {
        fault(line.number, *problem);
        return std::nullopt;
    }
    return made;
}

void Reader::add_independent(const SmpsLine& line, const Element& element, const std::string& name, std::size_t rest) {
    const std::size_t words = line.words.size();
    const std::optional<double> first = number(line, rest);
    const std::optional<double> last = number(line, words - 1);
    std::vector<Change> changes;
    append_changes(core, element, 0, changes);
    if (!first || !last || changes.empty()) return;
    std::optional<int> stage = stage_of(changes.front(), time);
    if (words - rest == 3) stage = period(line, rest + 1);
    if (!stage) return;
    if (distribution != "DISCRETE") {
        const std::optional<Distribution> made = continuous(line, *first, *last);
        if (made) result.stochastic.blocks.push_back({name, *stage, line.number, {}, made, element, modification});
        return;
    }
    const auto [found, is_new] = names.emplace(name, result.stochastic.blocks.size());
    if (is_new)
        result.stochastic.blocks.push_back({name, *stage, line.number, {}, std::nullopt, element, modification});
    RandomBlock& block = result.stochastic.blocks[found->second];
    changes.clear();
    append_changes(core, element, modified(element, *first), changes);
    block.realisations.push_back({*last, std::move(changes)});
}

/// COLUMN ROW VALUE [PERIOD] CHANCE, or with a bound's type and set before the column; of a continuous distribution the
/// two parameters stand in place of value and chance.
void Reader::read_independent(const SmpsLine& line) {
    const bool bound = is_bound(line) && line.words.size() >= 5;
    const std::size_t rest = bound ? 3 : 2;
    const std::size_t words = line.words.size();
    if (words < rest + 2 || words > rest + 3) {
        fault(line.number, "an independent element is COLUMN ROW VALUE [PERIOD] CHANCE",
              "e.g. `  RHS  demand  5.0  STAGE-2  0.3`");
        return;
    }
    const std::optional<Element> element =
        bound ? bound_element(line) : row_element(line, line.words[0], line.words[1]);
    if (!element) return;
    const std::string name = std::string(line.words[rest - 2]) + "/" + std::string(line.words[rest - 1]) +
                             (bound ? "/" + std::string(line.words[0]) : "");
    add_independent(line, *element, name, rest);
}

void Reader::open_block(const SmpsLine& line) {
    open_realisation = nullptr;
    if (line.words.size() < 3) {
        fault(line.number, "a block is opened by BL NAME [PERIOD] CHANCE");
        return;
    }
    const std::optional<double> chance = number(line, line.words.size() - 1);
    std::optional<int> stage = time.periods.size() == 2 ? 1 : -1;
    if (line.words.size() >= 4) stage = period(line, 2);
    if (!chance || !stage) return;
    if (*stage < 0) {
        fault(line.number, "block `" + std::string(line.words[1]) + "` has no period", "write BL NAME PERIOD CHANCE");
        return;
    }
    const std::string name(line.words[1]);
    const auto [found, is_new] = names.emplace("BL " + name, result.stochastic.blocks.size());
    if (is_new) result.stochastic.blocks.push_back({name, *stage, line.number, {}, std::nullopt, {}, modification});
    RandomBlock& block = result.stochastic.blocks[found->second];
    if (block.stage != *stage) fault(line.number, "block `" + name + "` had another period before");
    block.realisations.push_back({*chance, {}});
    open_realisation = &block.realisations.back();
}

void Reader::open_scenario(const SmpsLine& line) {
    const std::size_t words = line.words.size();
    if (words < 4) {
        fault(line.number, "a scenario is opened by SC NAME PARENT CHANCE PERIOD");
        return;
    }
    ScenarioPath path;
    path.name = unquoted(line.words[1]);
    path.line = line.number;
    const std::string parent(unquoted(line.words[2]));
    if (in_capitals(parent) != "ROOT") {
        const auto found = names.find(parent);
        if (found == names.end()) {
            fault(line.number, "no scenario `" + parent + "` stands above",
                  "a scenario branches from ROOT or from one before it");
            return;
        }
        path.parent = static_cast<int>(found->second);
    }
    const std::optional<double> chance = number(line, 3);
    std::optional<int> stage = 1;
    if (words >= 5) stage = period(line, 4);
    if (!chance || !stage) return;
    path.chance = *chance;
    path.branch_stage = *stage;
    if (!names.emplace(path.name, result.stochastic.scenarios.size()).second) {
        fault(line.number, "scenario `" + path.name + "` stands here a second time");
        return;
    }
    result.stochastic.scenarios.push_back(std::move(path));
}

void Reader::read_header(const SmpsSection& section) {
    distribution = "DISCRETE";
    modification = Modification::replace;
    for (std::size_t word = 1; word < section.header.words.size(); ++word) {
        const std::string said = in_capitals(section.header.words[word]);
        if (said == "ADD") {
            modification = Modification::add;
        } else if (said == "MULTIPLY") {
            modification = Modification::multiply;
        } else if (said != "REPLACE") {
            distribution = said;
        }
    }
    if (section.keyword != "INDEP" && distribution != "DISCRETE") {
        fault(section.header.number, section.keyword + " " + distribution + " is not known",
              section.keyword + " DISCRETE is");
    }
}

void Reader::read_section(const SmpsSection& section) {
    if (section.keyword == "STOCH") {
        if (section.header.words.size() > 1) result.stochastic.name = section.header.words[1];
        if (!section.lines.empty()) fault(section.lines.front().number, "a line before any section");
        return;
    }
    if (section.keyword != "INDEP" && section.keyword != "BLOCKS" && section.keyword != "SCENARIOS") {
        fault(section.header.number, "section " + section.keyword + " is not known", "INDEP, BLOCKS and SCENARIOS are");
        return;
    }
    read_header(section);
    open_realisation = nullptr;
    if (section.keyword == "SCENARIOS") names.clear();
    for (const SmpsLine& line : section.lines) {
        const std::string first = in_capitals(line.words[0]);
        if (section.keyword == "INDEP") {
            read_independent(line);
        } else if (section.keyword == "BLOCKS" && first == "BL") {
            open_block(line);
        } else if (section.keyword == "SCENARIOS" && first == "SC") {
            open_scenario(line);
        } else if (section.keyword == "BLOCKS" && open_realisation != nullptr) {
            read_values(line, open_realisation->changes);
        } else if (section.keyword == "SCENARIOS" && !result.stochastic.scenarios.empty()) {
            read_values(line, result.stochastic.scenarios.back().changes);
        } else if (result.faults.empty()) {
            fault(line.number, "a value before any BL or SC line");
        }
    }
}

bool same_place(const Change& left, const Change& right) {
    return left.kind == right.kind && left.row == right.row && left.column == right.column;
}

/// A later realisation of a block lists only what differs from the block's first.
void Reader::fill_up_blocks() {
    for (RandomBlock& block : result.stochastic.blocks) {
        for (std::size_t later = 1; later < block.realisations.size(); ++later) {
            std::vector<Change>& changes = block.realisations[later].changes;
            const std::vector<Change>& first = block.realisations.front().changes;
            if (std::ranges::equal(changes, first, same_place)) continue;  // the usual case, and quick
            for (const Change& base : first) {
                const bool listed = std::ranges::any_of(changes, [&](const Change& c) { return same_place(c, base); });
                if (!listed) changes.push_back(base);
            }
        }
    }
}

}  // namespace

double core_value(const CoreFile& core, const Element& element) {
    switch (element.kind) {
        case Element::Kind::cost: return core.cost[at(element.column)];
        case Element::Kind::right_side: return core.right[at(element.row)];
        case Element::Kind::lower: return core.lower[at(element.column)];
        case Element::Kind::upper:
        case Element::Kind::fixed: return core.upper[at(element.column)];
        case Element::Kind::offset: return -core.offset;
        case Element::Kind::entry: break;
    }
    for (const CoreFile::Entry& entry : core.entries) {
        if (entry.row == element.row && entry.column == element.column) return entry.value;
    }
    return 0;
}

void append_changes(const CoreFile& core, const Element& element, double value, std::vector<Change>& changes) {
    using Kind = Change::Kind;
    switch (element.kind) {
        case Element::Kind::cost: changes.push_back({Kind::cost, -1, element.column, value, 0}); return;
        case Element::Kind::entry:
            if (element.row >= 0) changes.push_back({Kind::entry, element.row, element.column, value, 0});
            return;
        case Element::Kind::right_side: {
            if (element.row < 0) return;
            const CoreFile::Sides sides = core.sides(element.row, value);
            changes.push_back({Kind::row, element.row, -1, sides.lower, sides.upper});
            return;
        }
        case Element::Kind::lower: changes.push_back({Kind::lower, -1, element.column, value, 0}); return;
        case Element::Kind::upper: changes.push_back({Kind::upper, -1, element.column, value, 0}); return;
        case Element::Kind::fixed:
            changes.push_back({Kind::lower, -1, element.column, value, 0});
            changes.push_back({Kind::upper, -1, element.column, value, 0});
            return;
        case Element::Kind::offset: changes.push_back({Kind::offset, -1, -1, -value, 0}); return;
    }
}

int stage_of(const Change& change, const TimeFile& time) {
    if (change.row >= 0) return time.row_stage[at(change.row)];
    if (change.column >= 0) return time.column_stage[at(change.column)];
    return static_cast<int>(time.periods.size()) - 1;
}

StochasticResult read_stochastic(std::string_view text, SmpsFormat format, const std::string& file,
                                 const CoreFile& core, const TimeFile& time) {
    StochasticResult result;
    Reader reader{result, file, core, time, {}};
    for (const CoreFile::Entry& entry : core.entries) reader.entries[{entry.row, entry.column}] += entry.value;
    const std::vector<std::string_view> keywords{"STOCH",  "INDEP",  "BLOCKS", "SCENARIOS", "NODES",   "DISTRIB",
                                                 "SIMPLE", "ROBUST", "CHANCE", "ICC",       "PLINQUAD"};
    for (const SmpsSection& section : smps_sections(text, format, keywords)) reader.read_section(section);
    StochasticFile& read = result.stochastic;
    if (!read.blocks.empty() && !read.scenarios.empty()) {
        reader.fault(0, "SCENARIOS stand beside INDEP or BLOCKS", "use one or the other");
    }
    if (read.blocks.empty() && read.scenarios.empty() && result.faults.empty()) {
        reader.fault(0, "nothing in it is random", "write INDEP, BLOCKS or SCENARIOS");
    }
    reader.fill_up_blocks();
    return result;
}

}  // namespace sinews::stochastic
