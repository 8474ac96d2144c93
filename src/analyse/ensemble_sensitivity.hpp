#pragma once
// Sensitivity to inputs that come from an ensemble (a posterior): many replications share one member's numbers, and inputs hang
// together, so that neither are replications independent nor the numbers of an input uniform.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analyse/sensitivity.hpp"
#include "simulate/given_draws.hpp"

namespace sinews::analyse {

/// First-order indices of given data for the rows of given draws. E(Y|X) of an input of the ensemble is that of the members' means,
/// so members take the place of replications: the index is the correlation ratio of the means on the input, binned by its
/// rank, times the part of the variance that lies between members.
class EnsembleSensitivity {
public:
    /// `outputs` of the replications 0, 1, ...; NaN where there is none. `given` must outlive it.
    EnsembleSensitivity(const simulate::GivenDraws& given, std::span<const double> outputs);

    /// The row of an input's stream, if the ensemble has it.
    [[nodiscard]] std::optional<std::size_t> row_of(std::uint64_t stream) const;
    [[nodiscard]] double first_order(std::size_t row) const;
    [[nodiscard]] SensitivityIndex first_order_interval(std::size_t row, std::uint64_t seed) const;

private:
    /// The input's numbers at the members with an output, as ranks in (0, 1).
    [[nodiscard]] std::vector<double> ranks(std::size_t row) const;

    const simulate::GivenDraws* given_;
    std::vector<std::uint64_t> members_;  // those with an output
    std::vector<double> means_;           // of their outputs
    double between_ = 0;                  // variance of the means over the whole variance
};

}  // namespace sinews::analyse
