#include "scenario/month_ranges.hpp"

#include <algorithm>
#include <utility>

namespace sinews::scenario {

namespace {

constexpr std::size_t most_work = 20'000'000;

struct Event {
    Month month;
    bool opens = false;
    std::size_t range = 0;
};

std::vector<Event> events_of(const std::vector<MonthRange>& ranges) {
    std::vector<Event> events;
    for (std::size_t position = 0; position < ranges.size(); ++position) {
        const MonthRange& range = ranges[position];
        if (range.to < range.from) continue;
        events.push_back({range.from, true, position});
        events.push_back({Month{range.to.index + 1}, false, position});
    }
    std::sort(events.begin(), events.end(), [](const Event& left, const Event& right) {
        return std::pair(left.month, left.range) < std::pair(right.month, right.range);
    });
    return events;
}

}  // namespace

MonthRange month_range(const std::optional<Month>& from, const std::optional<Month>& to) {
    return {from.value_or(first_of_all_months), to.value_or(last_of_all_months)};
}

void for_each_stretch(const std::vector<MonthRange>& ranges,
                      const std::function<void(const MonthRange&, const std::vector<std::size_t>&)>& visit) {
    const std::vector<Event> events = events_of(ranges);
    std::vector<std::size_t> open;
    std::size_t work = 0;
    for (std::size_t next = 0; next < events.size() && work < most_work;) {
        const Month from = events[next].month;
        for (; next < events.size() && events[next].month == from; ++next) {
            if (events[next].opens) {
                open.insert(std::lower_bound(open.begin(), open.end(), events[next].range), events[next].range);
            } else {
                open.erase(std::lower_bound(open.begin(), open.end(), events[next].range));
            }
        }
        work += open.size() + 1;
        if (!open.empty() && next < events.size()) visit({from, Month{events[next].month.index - 1}}, open);
    }
}

std::vector<std::pair<std::size_t, std::size_t>> overlaps(const std::vector<MonthRange>& ranges) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<bool> told(ranges.size(), false);
    for_each_stretch(ranges, [&](const MonthRange&, const std::vector<std::size_t>& open) {
        if (open.size() < 2) return;
        const std::size_t first = open.front();
        for (const std::size_t position : open) {
            if (position == first || told[position]) continue;
            told[position] = true;
            pairs.emplace_back(position, first);
        }
    });
    return pairs;
}

}  // namespace sinews::scenario
