// programmes.csv, use.csv, stocks.csv and trade.csv.

#include "scenario/read_tables.hpp"
#include "scenario/row_reader.hpp"
#include "scenario/words.hpp"

namespace sinews::scenario {

void read_programmes(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        ProgrammeRow programme;
        programme.programme = row.name("programme");
        programme.party = row.name("party");
        programme.receiver = row.text("receiver");
        if (programme.receiver.empty()) programme.receiver = programme.party;
        programme.item = row.name("item");
        programme.kind = row.word("kind", programme_kind_words()).value_or(ProgrammeKind::rate);
        programme.value = row.value("value");
        programme.per = row.word("per", per_words(), true).value_or(Per::month);
        programme.fill_months = row.value("fill_months");
        programme.from = row.month("from");
        programme.to = row.month("to");
        programme.priority = row.whole_number("priority", 1).value_or(1);
        programme.origin = row.origin();
        scenario.programmes.push_back(std::move(programme));
    }
}

void read_use(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        UseRow use;
        use.party = row.name("party");
        use.items = row.names("item");
        use.rate = row.value("rate");
        use.per = row.word("per", per_words()).value_or(Per::month);
        use.from = row.month("from");
        use.to = row.month("to");
        use.origin = row.origin();
        scenario.use.push_back(std::move(use));
    }
}

void read_stocks(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        StockRow stock;
        stock.party = row.name("party");
        stock.item = row.name("item");
        stock.stock = row.value("stock");
        stock.book = row.value("book");
        stock.waiting = row.value("waiting");
        stock.origin = row.origin();
        scenario.stocks.push_back(std::move(stock));
    }
}

void read_trade(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        TradeRow trade;
        trade.from = row.name("from");
        trade.to = row.name("to");
        trade.item = row.name("item");
        trade.share = row.value("share");
        trade.from_month = row.month("from_month");
        trade.to_month = row.month("to_month");
        trade.origin = row.origin();
        scenario.trade.push_back(std::move(trade));
    }
}

}  // namespace sinews::scenario
