#pragma once
// Money: GDP, pledge paths and what every account gets each month. docs/model.md, "Money".

#include "network/network.hpp"
#include "numerics/normal.hpp"
#include "simulate/parameters.hpp"

namespace sinews::simulate {

namespace detail {

/// Share of GDP that a pledge has reached in `year`: b + compliance max(0, target - b) min(1, (y - y_b)/(target_year - y_b)),
/// step by step. `known_year` and `known_share` are y0 and d0.
template <auto W>
Lanes<W> pledge_share(const State<W>& state, const std::vector<network::PledgeStep>& steps, bool related,
                      int known_year, Lanes<W> known_share, int year) {
    int base_year = known_year;
    Lanes<W> base = known_share;
    for (const network::PledgeStep& step : steps) {
        int target_year = step.target_year;
        if (target_year <= known_year) {
            if (!related) continue;        // the known share already tells what became of it
            target_year = known_year + 1;  // nothing is known of related spending: reached in the year after
        }
        if (year <= base_year && year < target_year) break;
        const double progress =
            year >= target_year ? 1.0
                                : static_cast<double>(year - base_year) / static_cast<double>(target_year - base_year);
        const Lanes<W> missing = numerics::maximum(value_of(state, step.target_share) - base, Lanes<W>(0.0));
        const Lanes<W> reached = base + value_of(state, step.compliance) * missing * progress;
        if (year < target_year) return reached;
        base = reached;
        base_year = target_year;
    }
    return base;
}

template <auto W>
Lanes<W> last_known(const State<W>& state, const std::vector<network::Parameter>& values, int index) {
    if (values.empty() || index < 0) return Lanes<W>(0.0);
    const auto at = std::min(static_cast<std::size_t>(index), values.size() - 1);
    return value_of(state, values[at]);
}

/// Yearly shocks of growth, AR(1) with the scenario's spread (stationary) and persistence, from the year after the last row.
template <auto W>
Lanes<W> growth_shock(const network::Network& network, const network::Economy& economy, const Batch& batch,
                      int years_after, Lanes<W> before) {
    if (batch.mode == Mode::point || network.growth_sd == 0) return Lanes<W>(0.0);
    const double persistence = network.growth_persistence;
    const Lanes<W> innovation = rounded<W>(numerics::normal_quantile(numerics::uniform<lane_count<W>>(
        batch.seed, economy.growth_stream, batch.first_replication, static_cast<std::uint32_t>(years_after))));
    if (years_after == 1) return innovation * network.growth_sd;
    const double spread = network.growth_sd * numerics::square_root(1 - persistence * persistence);
    return before * persistence + innovation * spread;
}

/// Years of the horizon before `first_year` keep what they have, and GDP goes on from the last of them.
template <auto W>
void prepare_economy(const network::Network& network, const Batch& batch, std::size_t index, int first_year,
                     State<W>& state) {
    const network::Economy& economy = network.economies[index];
    const int years = network.years();
    const int known_gdp = economy.first_year + static_cast<int>(economy.gdp.size()) - 1;
    const int known_share = economy.first_year + static_cast<int>(economy.defence_share.size()) - 1;
    const Lanes<W> growth = value_of(state, economy.growth);
    Lanes<W> gdp = value_of(state, economy.gdp.back());
    Lanes<W> shock(0.0);
    // The chain of growth starts after the last row even when the horizon starts later.
    for (int year = std::min(network.start_year, known_gdp + 1); year < network.start_year + years; ++year) {
        Lanes<W> value;
        if (year <= known_gdp) {
            value = last_known(state, economy.gdp, year - economy.first_year);
        } else {
            shock = growth_shock<W>(network, economy, batch, year - known_gdp, shock);
            gdp = gdp * numerics::maximum(growth + shock + 1.0, Lanes<W>(0.0));
            value = gdp;
        }
        if (year < network.start_year) continue;
        const auto at = index * static_cast<std::size_t>(years) + static_cast<std::size_t>(year - network.start_year);
        if (year - network.start_year < first_year) {
            if (year >= known_gdp) gdp = state.money.gdp[at];
            continue;
        }
        state.money.gdp[at] = value;
        const Lanes<W> latest = last_known(state, economy.defence_share, known_share - economy.first_year);
        state.money.core[at] = year <= known_share
                                   ? last_known(state, economy.defence_share, year - economy.first_year)
                                   : pledge_share<W>(state, economy.core, false, known_share, latest, year);
        state.money.related[at] = year <= known_share
                                      ? Lanes<W>(0.0)
                                      : pledge_share<W>(state, economy.related, true, known_share, Lanes<W>(0.0), year);
    }
}

template <auto W>
Lanes<W> portfolio_share(const State<W>& state, const network::Economy& economy, int category, int year) {
    for (const auto& entry : economy.portfolio) {
        if (entry.category == category) return last_known(state, entry.share, year - entry.first_year);
    }
    return Lanes<W>(0.0);
}

}  // namespace detail

/// Monthly money of every account and year: GDP/12 · share_core · equipment_share · portfolio_c. Years of the horizon before
/// `first_year` keep what they have.
template <auto W>
void set_money(const network::Network& network, const Batch& batch, int first_year, State<W>& state) {
    for (std::size_t index = 0; index < network.economies.size(); ++index) {
        detail::prepare_economy(network, batch, index, first_year, state);
    }
    const auto years = static_cast<std::size_t>(network.years());
    for (std::size_t index = 0; index < network.accounts.size(); ++index) {
        const network::Account& account = network.accounts[index];
        if (account.economy < 0) continue;
        const network::Economy& economy = network.economies[static_cast<std::size_t>(account.economy)];
        for (auto year = static_cast<std::size_t>(first_year); year < years; ++year) {
            const auto at = static_cast<std::size_t>(account.economy) * years + year;
            const int calendar = network.start_year + static_cast<int>(year);
            state.money.monthly[index * years + year] =
                state.money.gdp[at] / 12.0 * state.money.core[at] *
                detail::last_known(state, economy.equipment_share, calendar - economy.first_year) *
                detail::portfolio_share(state, economy, account.category, calendar);
        }
    }
}

/// Money as a batch begins: every year's income, and nothing left.
template <auto W>
void prepare_money(const network::Network& network, const Batch& batch, State<W>& state) {
    set_money<W>(network, batch, 0, state);
    for (auto& left : state.money.left) left = Lanes<W>(0.0);
}

/// Adds the month's money; each January only `carry_over` of what was left stays.
template <auto W>
void receive_money(const network::Network& network, int month, State<W>& state) {
    const auto years = static_cast<std::size_t>(network.years());
    const auto year = static_cast<std::size_t>(network.year_of(month));
    const bool new_year = network.is_january(month);
    for (std::size_t index = 0; index < network.accounts.size(); ++index) {
        const network::Account& account = network.accounts[index];
        state.money.category_spent[index] = Lanes<W>(0.0);
        if (account.economy < 0) continue;
        Lanes<W>& left = state.money.left[index];
        const Lanes<W> income = state.money.monthly[index * years + year];
        left = (new_year ? left * network.carry_over : left) + income;
        if (account.only_spends) {
            state.money.category_spent[index] = income;
            left = Lanes<W>(0.0);
        }
    }
}

}  // namespace sinews::simulate
