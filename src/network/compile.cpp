#include "network/compile.hpp"

#include <algorithm>

#include "network/compiler.hpp"

namespace sinews::network {

Network compile(const scenario::Scenario& scenario) {
    Compiler compiler(scenario);
    compile_names(compiler);
    compile_recipes(compiler);
    compile_nodes(compiler);
    compile_lines(compiler);
    compile_links(compiler);
    compile_economies(compiler);
    compile_books(compiler);
    compile_programmes(compiler);
    compile_use(compiler);
    compiler.network.parameters = compiler.parameters.take();
    return std::move(compiler.network);
}

int Network::node(int party, int item) const {
    const Span span = item_nodes[static_cast<std::size_t>(item)];
    for (int at = span.first; at < span.last; ++at) {
        if (node_party[static_cast<std::size_t>(at)] == party) return at;
    }
    return -1;
}

}  // namespace sinews::network
