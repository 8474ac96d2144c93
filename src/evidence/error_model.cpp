#include "evidence/error_model.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "numerics/elementary.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

namespace sinews::evidence {

namespace {

constexpr double half_width_90 =
    1.6448536269514722;               // standard deviations from the median to an end of a 90 % interval
constexpr double same_figure = 0.02;  // of logarithms

double squared(double x) { return x * x; }

/// Numbers of texts in the order in which they first appear.
class Numbering {
public:
    int operator()(const std::string& text) {
        return known_.try_emplace(text, static_cast<int>(known_.size())).first->second;
    }

private:
    std::map<std::string, int> known_;
};

bool is_echo(const Observation& a, const Observation& b) {
    if (a.subject != b.subject || a.from > b.to || b.from > a.to) return false;
    // Compared in the unit of the model, as a rate: a yearly and a monthly figure may be the same statement.
    const auto rate = [](const Observation& one) {
        return one.figure / one.scale / (one.total ? one.to - one.from + 1 : 1);
    };
    return numerics::absolute(numerics::logarithm(rate(a) / rate(b))) < same_figure;
}

/// Sizes of the groups that echoes connect.
std::vector<int> count_echoes(const std::vector<Observation>& observations) {
    std::vector<std::size_t> group(observations.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    for (std::size_t i = 0; i < observations.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!is_echo(observations[i], observations[j])) continue;
            const std::size_t from = std::max(group[i], group[j]), to = std::min(group[i], group[j]);
            std::ranges::replace(group, from, to);
        }
    }
    std::vector<int> sizes(observations.size());
    for (std::size_t i = 0; i < observations.size(); ++i)
        sizes[i] = static_cast<int>(std::ranges::count(group, group[i]));
    return sizes;
}

double normal_of(std::uint64_t seed, std::uint64_t stream, std::size_t member, std::uint32_t block) {
    return numerics::normal_quantile(numerics::uniform(seed, stream, member, block));
}

/// A chi-square variate of an even number of degrees, over that number: a sum of exponentials.
double spread_of(std::uint64_t seed, std::uint64_t stream, std::size_t member, std::uint32_t block, double degrees) {
    double sum = 0;
    const auto halves = static_cast<std::uint32_t>(degrees / 2);
    for (std::uint32_t at = 0; at < halves; ++at)
        sum -= 2 * numerics::logarithm(numerics::uniform(seed, stream, member, block * 16 + at));
    return sum / degrees;
}

}  // namespace

double ErrorModel::width(Kind kind) const {
    switch (kind) {
        case Kind::actual: return actual;
        case Kind::derived: return derived;
        case Kind::capacity: return capacity;
        case Kind::estimate: return estimate;
        default: return claim;
    }
}

Errors errors_of(const std::vector<Observation>& observations, const ErrorModel& model) {
    Errors errors;
    errors.degrees = model.degrees;
    errors.by_subject = model.by_subject;
    errors.by_publisher = model.by_publisher;
    errors.echoes = count_echoes(observations);
    Numbering subjects, publishers;
    for (std::size_t at = 0; at < observations.size(); ++at) {
        const Observation& one = observations[at];
        const double of_kind = squared(model.width(one.kind));
        const auto scale = [&](double end, bool open) {
            const double range = end > 0 ? numerics::logarithm(end / one.figure) / half_width_90 : 0;
            const double all = of_kind + squared(range) + (open ? squared(model.of_open_end) : 0);
            return numerics::square_root(all);
        };
        errors.when_lower.push_back(scale(one.low, one.open_below));
        errors.when_higher.push_back(scale(one.high, one.open_above));
        errors.subject.push_back(subjects(one.subject));
        errors.publisher.push_back(publishers(one.publisher));
    }
    return errors;
}

Matrix covariance(const Errors& errors, const std::vector<double>& scales) {
    const std::size_t count = scales.size();
    Matrix result(count, count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            double shared = 0;
            if (errors.subject[i] == errors.subject[j]) shared += errors.by_subject;
            if (errors.publisher[i] == errors.publisher[j]) shared += errors.by_publisher;
            if (i == j) shared += 1 - errors.by_subject - errors.by_publisher;
            result(i, j) = shared * scales[i] * scales[j];
        }
    }
    return result;
}

Matrix draw_errors(const std::vector<Observation>& observations, const Errors& errors, std::uint64_t seed,
                   std::size_t members, std::uint32_t block) {
    Matrix result(observations.size(), members);
    const double subject = numerics::square_root(errors.by_subject);
    const double publisher = numerics::square_root(errors.by_publisher);
    const double own = numerics::square_root(1 - errors.by_subject - errors.by_publisher);
    for (std::size_t at = 0; at < observations.size(); ++at) {
        const std::uint64_t of_subject = numerics::stream_key("evidence/subject/" + observations[at].subject);
        const std::uint64_t of_publisher = numerics::stream_key("evidence/publisher/" + observations[at].publisher);
        const std::uint64_t of_report = numerics::stream_key("evidence/report/" + observations[at].id);
        for (std::size_t member = 0; member < members; ++member) {
            result(at, member) = subject * normal_of(seed, of_subject, member, block) +
                                 publisher * normal_of(seed, of_publisher, member, block) +
                                 own * normal_of(seed, of_report, member, block);
        }
    }
    return result;
}

Matrix draw_heavy_errors(const std::vector<Observation>& observations, const Errors& errors, std::uint64_t seed,
                         std::size_t members, std::uint32_t block) {
    Matrix result = draw_errors(observations, errors, seed, members, block);
    if (errors.degrees == 0) return result;
    for (std::size_t at = 0; at < observations.size(); ++at) {
        const std::uint64_t of_tail = numerics::stream_key("evidence/tail/" + observations[at].id);
        for (std::size_t member = 0; member < members; ++member) {
            result(at, member) /= numerics::square_root(spread_of(seed, of_tail, member, block, errors.degrees));
        }
    }
    return result;
}

}  // namespace sinews::evidence
