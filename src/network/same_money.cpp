#include "network/same_money.hpp"

#include <algorithm>

namespace sinews::network {

namespace {

class MoneyComparison {
public:
    MoneyComparison(const Network& before, const Network& now)
        : before_(&before.parameters),
          now_(&now.parameters),
          as_before_(static_cast<std::size_t>(now.parameters.size()), absent) {
        for (std::size_t at = 0; at < now.parameters.drawn.size(); ++at) {
            as_before_[static_cast<std::size_t>(now.parameters.drawn[at])] = now.as_before.drawn[at];
        }
    }

    [[nodiscard]] bool operator()(const Economy& was, const Economy& is) const {
        return was.party == is.party && was.first_year == is.first_year && was.growth_stream == is.growth_stream &&
               same_value(was.growth, is.growth) && same_values(was.gdp, is.gdp) &&
               same_values(was.defence_share, is.defence_share) &&
               same_values(was.equipment_share, is.equipment_share) && same_steps(was.core, is.core) &&
               same_steps(was.related, is.related) && same_portfolio(was.portfolio, is.portfolio);
    }

private:
    [[nodiscard]] bool same_value(Parameter was, Parameter is) const {
        if (was == absent || is == absent) return was == is;
        const auto at_before = static_cast<std::size_t>(was), at = static_cast<std::size_t>(is);
        if (now_->uncertain[at] != 0) return as_before_[at] == was;
        return before_->uncertain[at_before] == 0 && before_->point[at_before] == now_->point[at];
    }
    [[nodiscard]] bool same_values(const std::vector<Parameter>& was, const std::vector<Parameter>& is) const {
        return std::equal(was.begin(), was.end(), is.begin(), is.end(),
                          [this](Parameter one, Parameter other) { return same_value(one, other); });
    }
    [[nodiscard]] bool same_steps(const std::vector<PledgeStep>& was, const std::vector<PledgeStep>& is) const {
        const auto same = [this](const PledgeStep& one, const PledgeStep& other) {
            return one.target_year == other.target_year && same_value(one.target_share, other.target_share) &&
                   same_value(one.compliance, other.compliance);
        };
        return std::equal(was.begin(), was.end(), is.begin(), is.end(), same);
    }
    [[nodiscard]] bool same_portfolio(const std::vector<Economy::Category>& was,
                                      const std::vector<Economy::Category>& is) const {
        const auto same = [this](const Economy::Category& one, const Economy::Category& other) {
            return one.category == other.category && one.first_year == other.first_year &&
                   same_values(one.share, other.share);
        };
        return std::equal(was.begin(), was.end(), is.begin(), is.end(), same);
    }

    const ParameterTable* before_;
    const ParameterTable* now_;
    std::vector<Parameter> as_before_;  // by parameter of now
};

}  // namespace

bool same_money(const Network& before, const Network& now) {
    const auto same_account = [](const Account& was, const Account& is) {
        return was.economy == is.economy && was.category == is.category;
    };
    return before.growth_sd == now.growth_sd && before.growth_persistence == now.growth_persistence &&
           before.start_year == now.start_year && before.months == now.months &&
           std::equal(before.accounts.begin(), before.accounts.end(), now.accounts.begin(), now.accounts.end(),
                      same_account) &&
           std::equal(before.economies.begin(), before.economies.end(), now.economies.begin(), now.economies.end(),
                      MoneyComparison(before, now));
}

}  // namespace sinews::network
