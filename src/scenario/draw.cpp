#include "scenario/draw.hpp"

namespace sinews::scenario {

namespace {

using numerics::Distribution;

std::optional<Distribution::Kind> kind_of(Operation draw) {
    switch (draw) {
        case Operation::uniform: return Distribution::Kind::uniform;
        case Operation::triangular: return Distribution::Kind::triangular;
        case Operation::pert: return Distribution::Kind::pert;
        case Operation::normal: return Distribution::Kind::normal;
        case Operation::lognormal: return Distribution::Kind::lognormal;
        case Operation::beta: return Distribution::Kind::beta;
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<std::string> draw_fault(Operation draw, double first, double second, double third) {
    if (draw == Operation::interval) return numerics::valid_interval_90(first, second);
    const auto kind = kind_of(draw);
    if (!kind) return "this is no distribution";
    return numerics::valid({*kind, first, second, third});
}

numerics::Distribution distribution_of(Operation draw, double first, double second, double third) {
    if (draw == Operation::interval) return numerics::interval_90(first, second);
    return {kind_of(draw).value_or(Distribution::Kind::uniform), first, second, third};
}

}  // namespace sinews::scenario
