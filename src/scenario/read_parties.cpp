// sources.csv and parties.csv.

#include "scenario/read_tables.hpp"
#include "scenario/row_reader.hpp"

namespace sinews::scenario {

void read_sources(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        Source source;
        source.source = row.name("source");
        source.publisher = row.text("publisher");
        source.title = row.text("title");
        source.date = row.text("date");
        source.url = row.text("url");
        source.line = table.line(position);
        scenario.sources.push_back(std::move(source));
    }
}

void read_parties(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        Party party;
        party.party = row.name("party");
        party.name = row.text("name");
        party.bloc = row.name("bloc");
        party.group = row.text("group");
        party.origin = row.origin();
        scenario.parties.push_back(std::move(party));
    }
}

}  // namespace sinews::scenario
