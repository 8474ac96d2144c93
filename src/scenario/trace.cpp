#include "scenario/trace.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "scenario/draw.hpp"
#include "scenario/evaluate.hpp"
#include "scenario/evaluate_nodes.hpp"
#include "scenario/fault_list.hpp"
#include "scenario/parse_expression.hpp"
#include "scenario/records.hpp"
#include "scenario/sample.hpp"
#include "scenario/suggest.hpp"

namespace sinews::scenario {

namespace {

constexpr int draws = 10000;
constexpr std::size_t most_traces = 50;

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = path.find('/');
        parts.emplace_back(path.substr(0, end));
        if (end == std::string_view::npos) return parts;
        path.remove_prefix(end + 1);
    }
}

std::string path_of(const Record& record) {
    std::string path(record.table);
    for (const std::string& key : record.keys) path += "/" + key;
    return path;
}

double order_statistic(const std::vector<double>& sorted, double part) {
    const auto rank = static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1) + 0.5);
    return sorted[rank];
}

/// Exact, where the whole expression is one distribution of numbers; nothing where draws must tell.
std::optional<ValueSummary> exact_summary(const Expression& expression) {
    const auto& nodes = expression.nodes;
    const ExpressionNode& root = nodes.back();
    const bool single =
        is_draw(root.operation) && std::all_of(nodes.begin(), nodes.end() - 1, [](const ExpressionNode& node) {
            return !is_draw(node.operation) && node.operation != Operation::variable;
        });
    if (!single) return std::nullopt;
    std::optional<ValueSummary> summary;
    const auto no_variable = [](const std::string&) { return 0.0; };
    (void)evaluate_nodes(expression, no_variable,
                         [&](const ExpressionNode& node, double first, double second, double third) {
                             const numerics::Distribution drawn = distribution_of(node.operation, first, second, third);
                             summary = ValueSummary{numerics::quantile(drawn, 0.05), numerics::median(drawn),
                                                    numerics::mean(drawn), numerics::quantile(drawn, 0.95)};
                             return summary->median;
                         });
    return summary;
}

class Tracer {
public:
    explicit Tracer(const Scenario& scenario)
        : scenario_(scenario),
          records_(records_of(scenario)),
          points_(point_values(scenario.variables)),
          samples_(scenario.variables, draws) {}

    TraceResult find(std::string_view name) {
        TraceResult result;
        const std::vector<std::string> parts = split_path(name);
        if (parts.size() == 1) {
            by_name(std::string(name), result);
        } else {
            by_path(parts, result);
        }
        if (result.traces.empty()) explain_nothing(std::string(name), result);
        return result;
    }

private:
    void by_name(const std::string& name, TraceResult& result) {
        for (const Record& record : records_) {
            if (!record.kind.empty() && record.keys.front() == name) result.traces.push_back(make(record, ""));
        }
        for (const std::string_view kind : {"bloc", "group", "category", "series"}) {
            std::vector<TracedUse> uses = used_by(kind, name);
            if (uses.empty()) continue;
            Trace trace;
            trace.kind = kind;
            trace.path = name;
            trace.used_by = std::move(uses);
            result.traces.push_back(std::move(trace));
        }
    }

    /// table/key.../column, or name/column.
    void by_path(const std::vector<std::string>& parts, TraceResult& result) {
        for (const Record& record : records_) {
            if (result.traces.size() >= most_traces) return;
            const bool with_table = record.table == parts.front();
            if (!with_table && (record.kind.empty() || record.keys.front() != parts.front())) continue;
            const std::size_t first = with_table ? 1 : 0;
            const std::size_t given = parts.size() - first;
            const std::size_t keys = std::min(given, record.keys.size());
            if (!std::equal(parts.begin() + static_cast<std::ptrdiff_t>(first),
                            parts.begin() + static_cast<std::ptrdiff_t>(first + keys), record.keys.begin())) {
                continue;
            }
            if (given > record.keys.size() + 1) continue;
            const std::string column = given > record.keys.size() ? parts.back() : "";
            if (!column.empty() && !has_column(record, column)) continue;
            result.traces.push_back(make(record, column));
        }
    }

    static bool has_column(const Record& record, const std::string& column) {
        return std::any_of(record.values.begin(), record.values.end(),
                           [&](const RecordValue& value) { return value.column == column; }) ||
               std::any_of(record.facts.begin(), record.facts.end(),
                           [&](const auto& fact) { return fact.first == column; });
    }

    Trace make(const Record& record, const std::string& column) {
        Trace trace;
        trace.kind = record.kind.empty() ? record.table : record.kind;
        trace.path = path_of(record) + (column.empty() ? "" : "/" + column);
        trace.description = record.description;
        trace.place = {record.file, record.line, 1};
        trace.note = record.note;
        for (const auto& fact : record.facts) {
            if (column.empty() || fact.first == column) trace.facts.push_back(fact);
        }
        for (const RecordValue& value : record.values) {
            if (column.empty() || value.column == column) trace.values.push_back(make_value(record, value));
        }
        add_uses(record, column, trace);
        for (const std::string& id : record.sources) trace.sources.push_back(make_source(id));
        if (record.kind == "source") trace.sources.push_back(make_source(record.keys.front()));
        if (!record.kind.empty() && column.empty()) trace.used_by = used_by(record.kind, record.keys.front());
        return trace;
    }

    TracedValue make_value(const Record& record, const RecordValue& cell) {
        TracedValue traced;
        const Expression& expression = cell.value->expression;
        traced.column = cell.column;
        traced.expression = expression.text;
        traced.place = {record.file, cell.value->line, cell.value->column};
        traced.point = point_value(expression, points_);
        for (const ExpressionNode& node : expression.nodes) {
            const bool listed =
                std::find(traced.variables.begin(), traced.variables.end(), node.variable) != traced.variables.end();
            if (node.operation == Operation::variable && !listed) traced.variables.push_back(node.variable);
        }
        if (expression.is_constant()) return traced;
        traced.summary = exact_summary(behind_names(expression));
        if (traced.summary) return traced;
        // A variable's own draws are those that cells see by its name, not those of its text.
        std::vector<double> values =
            samples_.draw(record.kind == "variable" ? parse_expression(record.keys.front()).expression : expression);
        std::erase_if(values, [](double value) { return value != value; });
        if (values.empty()) return traced;
        double sum = 0;
        for (const double value : values) sum += value;
        std::sort(values.begin(), values.end());
        traced.summary = ValueSummary{order_statistic(values, 0.05), order_statistic(values, 0.5),
                                      sum / static_cast<double>(values.size()), order_statistic(values, 0.95)};
        return traced;
    }

    /// The expression of the variable that a cell only names, and so on; the cell's own when it does more than that.
    [[nodiscard]] const Expression& behind_names(const Expression& expression) const {
        const Expression* behind = &expression;
        for (std::size_t step = 0; step <= scenario_.variables.size(); ++step) {
            if (behind->nodes.size() != 1 || behind->nodes[0].operation != Operation::variable) break;
            const auto found =
                std::find_if(scenario_.variables.begin(), scenario_.variables.end(),
                             [&](const Variable& variable) { return variable.name == behind->nodes[0].variable; });
            if (found == scenario_.variables.end() || found->value.expression.empty()) break;
            behind = &found->value.expression;
        }
        return *behind;
    }

    static void add_uses(const Record& record, const std::string& column, Trace& trace) {
        std::set<std::string> told;
        for (const Mention& mention : record.mentions) {
            if (mention.kind == "source" || (!column.empty() && mention.column != column)) continue;
            std::string use = std::string(mention.kind) + " " + mention.name;
            if (told.insert(use).second) trace.uses.push_back(std::move(use));
        }
    }

    TracedSource make_source(const std::string& id) const {
        TracedSource traced;
        traced.id = id;
        traced.assumption = id == "assumption";
        const auto found = std::find_if(scenario_.sources.begin(), scenario_.sources.end(),
                                        [&](const Source& source) { return source.source == id; });
        if (found == scenario_.sources.end()) return traced;
        traced.publisher = found->publisher;
        traced.title = found->title;
        traced.date = found->date;
        traced.url = found->url;
        return traced;
    }

    [[nodiscard]] std::vector<TracedUse> used_by(std::string_view kind, const std::string& name) const {
        std::vector<TracedUse> uses;
        for (const Record& record : records_) {
            for (const Mention& mention : record.mentions) {
                if (mention.kind != kind || mention.name != name) continue;
                uses.push_back({path_of(record), std::string(mention.column), record.description,
                                place_of(record, mention.column)});
            }
        }
        return uses;
    }

    static Place place_of(const Record& record, std::string_view column) {
        const auto found = std::find_if(record.values.begin(), record.values.end(),
                                        [&](const RecordValue& value) { return value.column == column; });
        if (found == record.values.end()) return {record.file, record.line, 1};
        return {record.file, found->value->line, found->value->column};
    }

    void explain_nothing(const std::string& name, TraceResult& result) const {
        result.problem = "nothing in the scenario is called `" + shown(name) + "`";
        std::vector<std::string_view> known;
        for (const Record& record : records_) {
            if (!record.kind.empty() && record.keys.front() != name) known.push_back(record.keys.front());
        }
        const std::string last =
            name.substr(name.find_last_of('/') == std::string::npos ? 0 : name.find_last_of('/') + 1);
        result.mend =
            did_you_mean(name.find('/') == std::string::npos ? name : last, known,
                         "give a line, item, programme, party, variable, source or measure, or a path such as "
                         "lines/NAME/ramp_months");
    }

    const Scenario& scenario_;
    std::vector<Record> records_;
    VariablePoints points_;
    Samples samples_;
};

}  // namespace

TraceResult trace(const Scenario& scenario, std::string_view name) { return Tracer(scenario).find(name); }

}  // namespace sinews::scenario
