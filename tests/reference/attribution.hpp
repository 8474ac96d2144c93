#pragma once
// Section 4, "Waterfall": lack of inputs is named down the chain.

#include "reference/month.hpp"

namespace sinews::reference {

/// A month seen by the two rules that name what was lacking. `stock` is that of the start of the month.
struct Causes {
    const Parameters& parameters;
    const State& at_start;
    const Month& now;

    /// Between C and S: `amount` of what `maker` cannot attain of `item` goes to the input that sets its S, there
    /// to the input's own capacity or to what sets the S of those who make it.
    void name_what_sets(const std::string& maker, const std::string& item, double amount, ByName& named) const;

    /// Between S and what is made: `amount` of what `maker` was assigned of `item` and did not make goes to the
    /// input it lacked most.
    void name_what_lacked(const std::string& maker, const std::string& item, double amount, ByName& named) const;

private:
    /// part_q * (C_qk - S_qk) of every maker q of k, seen from p.
    [[nodiscard]] ByName held_back(const std::string& input, const std::string& party) const;
    [[nodiscard]] const Input* input_that_sets(const std::string& maker, const std::string& item) const;
    [[nodiscard]] const Input* input_lacked(const std::string& maker, const std::string& item) const;
};

}  // namespace sinews::reference
