#pragma once
// From a batch's monthly sums to what each of its replications shows for itself.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "analyse/comparison_values.hpp"
#include "analyse/measure_values.hpp"
#include "analyse/outcomes.hpp"

namespace sinews::analyse {

/// Takes one batch after the other and writes its lanes into the arrays.
template <auto W>
class OutcomeCollector {
public:
    OutcomeCollector(const Plan& plan, const OutcomeRequest& request, Outcomes& outcomes)
        : plan_(&plan),
          request_(&request),
          outcomes_(&outcomes),
          measures_(plan),
          crossovers_(plan),
          claims_(plan),
          by_month_(static_cast<std::size_t>(plan.months)) {
        for (std::size_t at = 0; at < request.values.size(); ++at) {
            by_month_[static_cast<std::size_t>(request.values[at].month)].push_back(at);
        }
    }

    /// What the months before `month` leave for the questions of the later ones.
    struct Standing {
        Standing(int of_month, const Plan& plan) : month(of_month), measures(plan), crossovers(plan), claims(plan) {}
        int month = 0;
        MeasureValues<W> measures;
        CrossoverSearch<W> crossovers;
        ClaimValues<W> claims;
    };

    /// Starts a batch: its first `count` lanes are replications `first` and those after it.
    void begin(std::uint64_t first, int count) {
        first_ = first;
        count_ = count;
        measures_.begin();
        crossovers_.begin();
        claims_.begin();
    }
    /// Starts a batch from where another collector left `standing`. It asks the same, and its months until then, with their
    /// outcomes, were the same.
    void begin_from(const Standing& standing, const Outcomes& outcomes, std::uint64_t first, int count) {
        first_ = first;
        count_ = count;
        measures_.continue_from(standing.measures);
        crossovers_.continue_from(standing.crossovers);
        claims_.continue_from(standing.claims);
        const auto lanes = static_cast<std::ptrdiff_t>(count);
        for (std::size_t at = 0; at < request_->values.size(); ++at) {
            if (request_->values[at].month >= standing.month) continue;
            const auto from = outcomes.values.begin() + static_cast<std::ptrdiff_t>(outcomes.at(at, first));
            std::copy(from, from + lanes, outcomes_->values.begin() + static_cast<std::ptrdiff_t>(place(at, 0)));
        }
    }
    /// `sums(month)` are a month's over all parts, Plan::sums of them.
    template <typename SumsOf>
    void observe(int from, int until, SumsOf&& sums) {
        for (int month = from; month < until; ++month) collect_month(month, sums(month));
    }
    /// All months before standing.month are through.
    void leave(Standing& standing) const {
        standing.measures.continue_from(measures_);
        standing.crossovers.continue_from(crossovers_);
        standing.claims.continue_from(claims_);
    }
    /// All months are through.
    void end() {
        collect_crossovers();
        collect_claims();
    }

private:
    void collect_month(int month, std::span<const Values<W>> sums) {
        measures_.observe(month, sums);
        claims_.observe(month, measures_);
        for (const int comparison : plan_->asked_comparisons) {
            const auto at = static_cast<std::size_t>(comparison);
            const ComparisonMonth<W> value = compare<W>(plan_->comparisons[at], measures_);
            crossovers_.observe(month, at, value);
        }
        for (const std::size_t at : by_month_[static_cast<std::size_t>(month)]) {
            const Values<W>& value = measures_.value(static_cast<std::size_t>(request_->values[at].measure));
            for (int lane = 0; lane < count_; ++lane) outcomes_->values[place(at, lane)] = value[lane];
        }
    }

    void collect_crossovers() {
        for (const int comparison : plan_->asked_comparisons) {
            const auto at = static_cast<std::size_t>(comparison);
            const Values<W> month = crossovers_.crossover(at);
            const Truths<W> before = crossovers_.at_or_before(at);
            for (int lane = 0; lane < count_; ++lane) {
                outcomes_->crossover[place(at, lane)] =
                    month[lane] < 0 ? Outcomes::never : static_cast<int>(month[lane]);
                outcomes_->at_or_before[place(at, lane)] = before[lane] != 0 ? 1 : 0;
            }
        }
    }

    void collect_claims() {
        for (const int claim : plan_->asked_claims) {
            const auto at = static_cast<std::size_t>(claim);
            const auto answer = claims_.answer(at);
            for (int lane = 0; lane < count_; ++lane) {
                const ClaimOutcome known = answer.holds[lane] != 0 ? ClaimOutcome::yes : ClaimOutcome::no;
                outcomes_->claims[place(at, lane)] = answer.known[lane] != 0 ? known : ClaimOutcome::empty;
            }
        }
    }

    [[nodiscard]] std::size_t place(std::size_t request, int lane) const {
        return outcomes_->at(request, first_ + static_cast<std::uint64_t>(lane));
    }

    const Plan* plan_;
    const OutcomeRequest* request_;
    Outcomes* outcomes_;
    MeasureValues<W> measures_;
    CrossoverSearch<W> crossovers_;
    ClaimValues<W> claims_;
    std::vector<std::vector<std::size_t>> by_month_;  // positions in request.values
    std::uint64_t first_ = 0;
    int count_ = simulate::lane_count<W>;
};

}  // namespace sinews::analyse
