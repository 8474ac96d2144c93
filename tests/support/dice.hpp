#pragma once
// A small generator for tests: the same numbers on every machine and library (splitmix64, Steele, Lea and Flood
// 2014).

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sinews::support {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }
    /// In (0, 1).
    double uniform() { return (static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52; }
    double between(double low, double high) { return low + (high - low) * uniform(); }
    /// Both ends included.
    int integer(int low, int high) {
        return low + static_cast<int>(bits() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool happens(double chance) { return uniform() < chance; }

    template <class Element>
    const Element& one_of(const std::vector<Element>& elements) {
        return elements[static_cast<std::size_t>(bits() % elements.size())];
    }
    template <class Element>
    void shuffle(std::vector<Element>& elements) {
        for (std::size_t last = elements.size(); last > 1; --last)
            std::swap(elements[last - 1], elements[static_cast<std::size_t>(bits() % last)]);
    }

private:
    std::uint64_t state_;
};

}  // namespace sinews::support
