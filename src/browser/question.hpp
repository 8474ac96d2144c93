#pragma once
// What the page asks, as JSON (web/src/engine/messages.ts writes it).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "browser/shown.hpp"
#include "scenario/read.hpp"

namespace sinews::browser {

/// A lever of the scenario, moved: 1 is as written.
struct LeverUse {
    std::string lever;
    double value = 1;
};

struct Question {
    std::vector<LeverUse> levers;
    std::uint64_t seed = 1;
    std::uint64_t first = 0;
    std::uint64_t replications = 0;  // futures `first` to first + replications - 1
    bool waterfall = true;           // without it an answer comes sooner
    Shown shown;                     // what the answer is to be about, and much sooner; empty: everything
};

struct QuestionRead {
    std::optional<Question> question;
    std::string problem;  // what is wrong and what would be right, when there is none
};
/// {"levers": [{"lever": "id", "value": 1}], "seed": "1", "first": 0, "replications": 1000, "waterfall": true,
/// "comparisons": ["id"], "measures": ["id"]}; the seed is text, because numbers of the page's language end at 2^53. What may be
/// left out: levers, first, waterfall, comparisons, measures.
[[nodiscard]] QuestionRead read_question(std::string_view json);

struct Folder {
    scenario::FileSet files;
    std::string posterior;  // the bytes of its file; "" for none
};
struct FolderRead {
    std::optional<Folder> folder;
    std::string problem;
};
/// {"files": {"lines.csv": "..."}, "posterior": "..."}
[[nodiscard]] FolderRead read_folder(std::string_view json);

/// The JSON that read_folder reads.
[[nodiscard]] std::string folder_json(const scenario::FileSet& files, std::string_view posterior);

}  // namespace sinews::browser
