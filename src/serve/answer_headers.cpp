#include "serve/answer_headers.hpp"

namespace sinews::serve {

namespace {

// The page is one file: its engine is a worker made of a blob, which compiles WebAssembly; charts set styles and become
// images; only the events are asked for.
std::string content_policy(std::string_view nonce) {
    std::string policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    if (nonce.empty()) return policy;
    policy += "; script-src 'nonce-" + std::string(nonce) + "' 'wasm-unsafe-eval' blob:";
    policy += "; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'self'";
    return policy;
}

}  // namespace

HeaderList answer_headers(std::string_view nonce) {
    return {
        {"Content-Security-Policy", content_policy(nonce)},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},  // the token stands in the address
        {"Cache-Control", "no-store"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
    };
}

}  // namespace sinews::serve
