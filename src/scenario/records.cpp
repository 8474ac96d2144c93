#include "scenario/records.hpp"

#include "scenario/number.hpp"
#include "scenario/record_parts.hpp"
#include "scenario/words.hpp"

namespace sinews::scenario {

namespace {

void add_parties(const Scenario& scenario, std::vector<Record>& records) {
    for (const Source& row : scenario.sources) {
        Record& record = add_record(records, "sources", "source", {row.source}, row.title, "sources.csv", row.line);
        fact(record, "publisher", row.publisher);
        fact(record, "date", row.date);
        fact(record, "url", row.url);
    }
    for (const Party& row : scenario.parties) {
        Record& record = add_row(records, "parties", "party", {row.party}, row.name, row.origin);
        mention(record, "bloc", row.bloc, "bloc");
        mention(record, "group", row.group, "group");
    }
}

void add_money(const Scenario& scenario, std::vector<Record>& records) {
    for (const EconomyRow& row : scenario.economy) {
        Record& record = add_row(records, "economy", "", {row.party, std::to_string(row.year)}, "", row.origin);
        mention(record, "party", row.party, "party");
        value(record, "gdp", row.gdp);
        value(record, "growth", row.growth);
        value(record, "defence_share", row.defence_share);
        value(record, "equipment_share", row.equipment_share);
    }
    for (const PledgeRow& row : scenario.pledges) {
        const std::string kind(word_of(pledge_kind_words(), row.kind));
        Record& record =
            add_row(records, "pledges", "", {row.party, kind, std::to_string(row.target_year)}, "", row.origin);
        mention(record, "party", row.party, "party");
        value(record, "target_share", row.target_share);
        value(record, "compliance", row.compliance);
    }
    for (const PortfolioRow& row : scenario.portfolio) {
        Record& record =
            add_row(records, "portfolio", "", {row.party, std::to_string(row.year), row.category}, "", row.origin);
        mention(record, "party", row.party, "party");
        mention(record, "category", row.category, "category");
        value(record, "share", row.share);
    }
}

void add_items(const Scenario& scenario, std::vector<Record>& records) {
    for (const Item& row : scenario.items) {
        Record& record = add_row(records, "items", "item", {row.item}, row.name, row.origin);
        mention(record, "category", row.category, "category");
        fact(record, "unit", row.unit);
        fact(record, "lead_months", number_text(row.lead_months));
        value(record, "price", row.price);
        value(record, "price_growth", row.price_growth);
        value(record, "learning_rate", row.learning_rate);
        value(record, "experience", row.experience);
        value(record, "cooperation", row.cooperation);
    }
    for (const CooperationRow& row : scenario.cooperation) {
        Record& record = add_row(records, "cooperation", "", {row.bloc, row.item}, "", row.origin);
        mention(record, "bloc", row.bloc, "bloc");
        mention(record, "item", row.item, "item");
        value(record, "cooperation", row.cooperation);
    }
    for (const RecipeRow& row : scenario.recipes) {
        Record& record = add_row(records, "recipes", "", {row.item, row.input}, "", row.origin);
        mention(record, "item", row.item, "item");
        mention(record, "item", row.input, "input");
        value(record, "quantity", row.quantity);
    }
}

Record& add_line(const LineRow& row, std::string_view table, std::string_view kind, std::vector<Record>& records) {
    Record& record = add_row(records, table, kind, {row.line}, row.company, row.origin);
    mention(record, "party", row.party, "party");
    mention(record, "item", row.item, "item");
    fact(record, "status", std::string(word_of(line_status_words(), row.status)));
    fact(record, "per", std::string(word_of(per_words(), row.per)));
    month_fact(record, "decision", row.decision);
    month_fact(record, "until", row.until);
    value(record, "chance", row.chance);
    value(record, "capacity", row.capacity);
    value(record, "trigger", row.trigger);
    value(record, "build_months", row.build_months);
    value(record, "slip_months", row.slip_months);
    value(record, "ramp_months", row.ramp_months);
    value(record, "ramp_shape", row.ramp_shape);
    value(record, "availability", row.availability);
    return record;
}

void add_lines(const Scenario& scenario, std::vector<Record>& records) {
    for (const LineRow& row : scenario.lines) add_line(row, "lines", "line", records);
    for (const CandidateRow& row : scenario.candidates) {
        Record& record = add_line(row.line, "candidates", "candidate", records);
        value(record, "capex", row.capex);
        fact(record, "max_copies", std::to_string(row.max_copies));
        month_fact(record, "earliest", row.earliest);
    }
}

void add_demand(const Scenario& scenario, std::vector<Record>& records) {
    for (const ProgrammeRow& row : scenario.programmes) {
        Record& record = add_row(records, "programmes", "programme", {row.programme}, "", row.origin);
        mention(record, "party", row.party, "party");
        if (row.receiver != row.party) mention(record, "party", row.receiver, "receiver");
        mention(record, "item", row.item, "item");
        fact(record, "kind", std::string(word_of(programme_kind_words(), row.kind)));
        if (row.kind == ProgrammeKind::rate) fact(record, "per", std::string(word_of(per_words(), row.per)));
        month_fact(record, "from", row.from);
        month_fact(record, "to", row.to);
        fact(record, "priority", std::to_string(row.priority));
        value(record, "value", row.value);
        value(record, "fill_months", row.fill_months);
    }
    for (const UseRow& row : scenario.use) {
        std::string items;
        for (const std::string& item : row.items) items += (items.empty() ? "" : ";") + item;
        Record& record = add_row(records, "use", "", {row.party, items}, "", row.origin);
        mention(record, "party", row.party, "party");
        for (const std::string& item : row.items) mention(record, "item", item, "item");
        fact(record, "per", std::string(word_of(per_words(), row.per)));
        month_fact(record, "from", row.from);
        month_fact(record, "to", row.to);
        value(record, "rate", row.rate);
    }
    for (const StockRow& row : scenario.stocks) {
        Record& record = add_row(records, "stocks", "", {row.party, row.item}, "", row.origin);
        mention(record, "party", row.party, "party");
        mention(record, "item", row.item, "item");
        value(record, "stock", row.stock);
        value(record, "book", row.book);
        value(record, "waiting", row.waiting);
    }
    for (const TradeRow& row : scenario.trade) {
        Record& record = add_row(records, "trade", "", {row.from, row.to, row.item}, "", row.origin);
        mention(record, "party", row.from, "from");
        mention(record, "party", row.to, "to");
        mention(record, "item", row.item, "item");
        month_fact(record, "from_month", row.from_month);
        month_fact(record, "to_month", row.to_month);
        value(record, "share", row.share);
    }
}

void add_evidence(const Scenario& scenario, std::vector<Record>& records) {
    for (const HistoryRow& row : scenario.history) {
        Record& record = add_row(records, "history", "", {row.series, std::to_string(row.year)}, "", row.origin);
        mention(record, "series", row.series, "series");
        fact(record, "value", number_text(row.value) + " " + row.unit);
    }
    for (const EvidenceRow& row : scenario.evidence) {
        Record& record = add_row(records, "evidence", "evidence", {row.id}, row.origin_of_figure, row.origin);
        mention(record, "party", row.party, "party");
        mention(record, "item", row.item, "item");
        if (row.item.empty()) mention(record, "measure", row.measure, "measure");
        month_fact(record, "from", row.from);
        month_fact(record, "to", row.to);
        if (row.low) fact(record, "low", number_text(*row.low));
        if (row.value) fact(record, "value", number_text(*row.value));
        if (row.high) fact(record, "high", number_text(*row.high));
        fact(record, "unit", row.unit);
    }
    for (const Variable& row : scenario.variables) {
        Record& record = add_row(records, "variables", "variable", {row.name}, "", row.origin);
        fact(record, "unit", row.unit);
        value(record, "value", row.value);
    }
}

}  // namespace

std::vector<Record> records_of(const Scenario& scenario) {
    std::vector<Record> records;
    add_parties(scenario, records);
    add_money(scenario, records);
    add_items(scenario, records);
    add_lines(scenario, records);
    add_demand(scenario, records);
    add_evidence(scenario, records);
    add_answer_records(scenario, records);
    return records;
}

}  // namespace sinews::scenario
