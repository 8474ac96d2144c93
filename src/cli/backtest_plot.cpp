// Forecasts beside what came, as a picture: one row a figure, the forecast over the figure on a logarithmic scale.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/wording.hpp"
#include "cli/backtest_text.hpp"
#include "cli/layout.hpp"

namespace sinews::cli {

namespace {

constexpr double left = 430, right = 40, top = 70, row_height = 16, width = 1000;
constexpr double least = 0.1, most = 10;  // times the figure; beyond is drawn at the edge

double x_of(double ratio) {
    const double share = (std::log10(std::clamp(ratio, least, most)) - std::log10(least)) / std::log10(most / least);
    return left + share * (width - left - right);
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        switch (letter) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
        }
    }
    return out;
}

std::string label_of(const ScoreReport& report, const evidence::Backtest& test, const evidence::Observation& one) {
    const std::string from = scenario::to_text({report.start.index + one.from});
    const std::string to = scenario::to_text({report.start.index + one.to});
    const std::string as_of = report.tests.size() > 1 ? scenario::to_text(test.as_of) + ": " : "";
    return as_of + report.observations.subjects[static_cast<std::size_t>(one.measure)].id + ", " + from +
           (from == to ? "" : " to " + to) + ", " + evidence::word_of(one.kind);
}

std::string row_of(const ScoreReport& report, const evidence::Backtest& test, const evidence::ScoredReport& scored,
                   double y) {
    const evidence::Observation& one = report.observations.list[scored.observation];
    const evidence::ForecastScore& score = scored.methods[0];
    const auto at = [&](double value) { return x_of(value / one.figure); };
    const char* colour = score.in_90 ? "#2a6f97" : "#b5542b";
    std::string text = fmt::format("<g><title>{}: reported {} {}, forecast {} ({} to {})</title>\n", escaped(one.id),
                                   analyse::quantity(one.figure), escaped(one.unit), analyse::quantity(score.p50),
                                   analyse::quantity(score.p05), analyse::quantity(score.p95));
    text += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n", left - 10, y + 4,
                        escaped(fitted(label_of(report, test, one), 66)));
    text += fmt::format("<path d=\"M{:.1f} {}H{:.1f}\" stroke=\"{}\" stroke-width=\"2\" opacity=\"0.5\"/>\n",
                        at(score.p05), y, at(score.p95), colour);
    text += fmt::format("<path d=\"M{:.1f} {}H{:.1f}\" stroke=\"{}\" stroke-width=\"7\"/>\n", at(score.p25), y,
                        at(score.p75), colour);
    return text + fmt::format("<circle cx=\"{:.1f}\" cy=\"{}\" r=\"2\" fill=\"white\"/></g>\n", at(score.p50), y);
}

std::string scale(double bottom) {
    std::string text;
    for (const double ratio : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0}) {
        const double x = x_of(ratio);
        text += fmt::format(
            "<path d=\"M{0:.1f} {1}V{2}\" stroke=\"{3}\"/>\n<text x=\"{0:.1f}\" y=\"{4}\" "
            "text-anchor=\"middle\">{5}</text>\n",
            x, top - 12, bottom, ratio == 1.0 ? "#333" : "#ddd", top - 18, ratio);
    }
    return text;
}

}  // namespace

std::string score_plot(const ScoreReport& report) {
    std::size_t count = 0;
    for (const auto& test : report.tests) count += test.reports.size();
    const double bottom = top + row_height * static_cast<double>(count);
    std::string text = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
        "font-family=\"sans-serif\" font-size=\"11\" fill=\"#222\" role=\"img\">\n<title>Forecasts of {2} over what "
        "was "
        "reported</title>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n<text x=\"20\" y=\"24\" "
        "font-size=\"15\">Forecast over reported figure (1: as reported). Thick: 50 %, thin: 90 % of the forecast; "
        "orange: "
        "missed</text>\n",
        width, bottom + 20, escaped(report.scenario_name));
    text += scale(bottom);
    double y = top;
    for (const auto& test : report.tests) {
        for (const auto& scored : test.reports) {
            text += row_of(report, test, scored, y);
            y += row_height;
        }
    }
    return text + "</svg>\n";
}

}  // namespace sinews::cli
