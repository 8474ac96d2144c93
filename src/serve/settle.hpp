#pragma once
// When a change of files is over: an editor saves in several steps, and half of a file is no file.

#include <cstdint>
#include <optional>

namespace sinews::serve {

enum class Change {
    none,     // as it was when it last settled
    begun,    // something differs, and may be half written
    settled,  // two looks in a row have seen the same new thing: told once
};

/// Looks at a fingerprint again and again. The first thing that it sees settles at the second look.
class Settle {
public:
    Change look(std::uint64_t fingerprint) {
        const bool again = last_ == fingerprint;
        last_ = fingerprint;
        if (settled_ == fingerprint && again) return Change::none;
        if (!again) {
            settled_.reset();  // whatever was, it has to settle anew
            return Change::begun;
        }
        settled_ = fingerprint;
        return Change::settled;
    }

private:
    std::optional<std::uint64_t> last_, settled_;
};

}  // namespace sinews::serve
