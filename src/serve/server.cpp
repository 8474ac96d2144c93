#include "serve/server.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>

#include <chrono>
#include <list>
#include <thread>

#include "serve/answer_headers.hpp"
#include "serve/guard.hpp"
#include "serve/live_page.hpp"
#include "serve/state.hpp"
#include "serve/token.hpp"

namespace sinews::serve {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

constexpr std::size_t most_connections = 64;
constexpr std::uint32_t most_header_bytes = 8 * 1024;
constexpr std::size_t most_drained_bytes = 64 * 1024;  // of a body that nobody reads
constexpr auto to_ask = 5s;
constexpr auto to_take = 60s;
constexpr auto to_take_event = 10s;
constexpr auto to_leave = 2s;
constexpr auto beat_every = 15s;

/// What all connections are told and show. Touched by the server's thread alone.
struct Shown {
    std::uint16_t port = 0;
    std::string token;
    std::shared_ptr<const LivePage> page;
    State state;
};

Request request_of(const http::request_header<>& header) {
    const auto view = [](boost::string_view text) { return std::string_view(text.data(), text.size()); };
    const auto all = [&](std::string_view name) {
        std::vector<std::string_view> values;
        const auto [first, last] = header.equal_range({name.data(), name.size()});
        for (auto field = first; field != last; ++field) values.push_back(view(field->value()));
        return values;
    };
    return {view(header.method_string()), view(header.target()), all("Host"), all("Origin"), all("Sec-Fetch-Site")};
}

/// One connection, one request, one answer: whole, or a stream of events until one side ends it. Kept alive by what it waits for.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, const Shown& shown) : stream_(std::move(socket)), shown_(shown) {}

    void start() {
        parser_.header_limit(most_header_bytes);
        parser_.skip(true);  // a body, if any, is never read
        stream_.expires_after(to_ask);
        http::async_read_header(stream_, buffer_, parser_,
                                [self = shared_from_this()](error_code error, std::size_t) { self->asked(error); });
    }

    /// Ends it at once; what waits is told.
    void end() {
        streaming_ = false;
        stream_.close();
    }
    [[nodiscard]] bool waits_to_be_asked() const { return !asked_; }

    /// The state has changed. One message is on its way at most; a slow reader is told the newest state and not those between.
    void tell() {
        if (!streaming_) return;
        if (writing_)
            stale_ = true;
        else
            write_event(event_of(shown_.state));
    }
    /// Shows that the connection still stands (a comment, which is no event), and finds out when it does not.
    void beat() {
        if (streaming_ && !writing_) write_event(":\n\n");
    }

private:
    using Answer = http::response<http::empty_body>;

    void asked(error_code error) {
        asked_ = true;
        if (error == http::error::header_limit) return refuse(431, "the request is too large\n");
        if (error.category() == make_error_code(http::error::bad_method).category() &&
            error != http::error::end_of_stream && error != http::error::partial_message)
            return refuse(400, "this is no HTTP request\n");
        if (error) return end();  // too late, or gone
        head_only_ = parser_.get().method() == http::verb::head;
        const Verdict verdict = judge(request_of(parser_.get()), shown_.port, shown_.token);
        if (!verdict.served) return refuse(verdict.status, std::string(verdict.why));
        if (*verdict.served == Served::page) return give_page();
        answer_ = answer_of(200, "text/event-stream; charset=utf-8", "");
        if (head_only_) return give();
        stream_.expires_after(to_take_event);
        write_head([](Session& self) { self.start_events(); });
    }

    Answer answer_of(unsigned status, std::string_view type, std::string_view nonce) {
        Answer answer(static_cast<http::status>(status), 11);
        for (const auto& [name, value] : answer_headers(nonce))
            answer.set(boost::string_view(name.data(), name.size()), value);
        answer.set(http::field::content_type, boost::string_view(type.data(), type.size()));
        if (status == 405) answer.set(http::field::allow, "GET, HEAD");
        answer.keep_alive(false);
        return answer;
    }

    void refuse(unsigned status, std::string why) {
        text_ = std::move(why);
        body_ = {asio::buffer(text_)};
        answer_ = answer_of(status, "text/plain; charset=utf-8", "");
        give();
    }

    void give_page() {
        page_ = shown_.page;                                 // as it is now, however long it takes to be taken
        const std::string nonce = new_token().value_or("");  // without one no script runs
        text_ = " nonce=\"" + nonce + "\"";
        const auto& parts = page_->parts;
        body_ = {asio::buffer(parts[0]), asio::buffer(text_), asio::buffer(parts[1]), asio::buffer(text_),
                 asio::buffer(parts[2])};
        answer_ = answer_of(200, "text/html; charset=utf-8", nonce);
        give();
    }

    void give() {
        if (!body_.empty()) answer_.content_length(asio::buffer_size(body_));
        if (head_only_) body_.clear();
        stream_.expires_after(to_take);
        write_head([](Session& self) {
            asio::async_write(self.stream_, self.body_,
                              [self = self.shared_from_this()](error_code error, std::size_t) {
                                  error ? self->end() : self->leave();
                              });
        });
    }

    template <typename Then>
    void write_head(Then then) {
        serializer_.emplace(answer_);
        http::async_write_header(
            stream_, *serializer_,
            [self = shared_from_this(), then](error_code error, std::size_t) { error ? self->end() : then(*self); });
    }

    /// Says that all is said, and takes what is still on its way: an end with unread bytes would take the answer back.
    void leave() {
        error_code ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        stream_.expires_after(to_leave);
        drain(0);
    }
    void drain(std::size_t drained) {
        stream_.async_read_some(asio::buffer(waste_),
                                [self = shared_from_this(), drained](error_code error, std::size_t count) {
                                    if (error || drained + count > most_drained_bytes) return self->end();
                                    self->drain(drained + count);
                                });
    }

    void start_events() {
        streaming_ = true;
        // Nothing more may come: whatever comes, the end above all, ends it.
        stream_.expires_never();
        stream_.async_read_some(asio::buffer(waste_),
                                [self = shared_from_this()](error_code, std::size_t) { self->end(); });
        write_event("retry: 1000\n" + event_of(shown_.state));
    }

    void write_event(std::string event) {
        writing_ = true;
        stale_ = false;
        text_ = std::move(event);
        stream_.expires_after(to_take_event);  // of the writing alone: the reading that waits keeps its own time
        asio::async_write(stream_, asio::buffer(text_), [self = shared_from_this()](error_code error, std::size_t) {
            self->writing_ = false;
            if (error) return self->end();
            if (self->stale_) self->tell();
        });
    }

    beast::tcp_stream stream_;
    const Shown& shown_;
    beast::flat_buffer buffer_{2 * most_header_bytes};
    http::request_parser<http::empty_body> parser_;
    Answer answer_;
    std::optional<http::response_serializer<http::empty_body>> serializer_;
    std::shared_ptr<const LivePage> page_;
    std::string text_;
    std::vector<asio::const_buffer> body_;  // views into page_ and text_
    std::array<char, 1024> waste_{};
    bool asked_ = false, head_only_ = false, streaming_ = false, writing_ = false, stale_ = false;
};

}  // namespace

class Server::Core {
public:
    explicit Core(ServerOptions options) : words_(std::move(options.words)) {
        shown_.token = std::move(options.token);
        auto page = live_page(options.waiting, 0, words_);
        if (!page) {
            failure = "the waiting page has no place for its live reload";
            return;
        }
        shown_.page = std::make_shared<const LivePage>(std::move(*page));
        listen(options.port);
        if (failure) return;
        accept();
        beat();
        thread_ = std::thread([this] { run(); });
    }
    ~Core() {
        context_.stop();
        if (thread_.joinable()) thread_.join();
    }
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    [[nodiscard]] std::uint16_t port() const { return shown_.port; }

    /// Changes what is shown, in the server's thread, and tells all who listen.
    void change(std::function<void(Shown&)> how) {
        asio::post(context_, [this, how = std::move(how)] {
            how(shown_);
            each([](Session& session) { session.tell(); });
        });
    }

    bool show(const std::string& html, bool early) {
        auto page = live_page(html, next_version_, words_);
        if (!page) return false;
        const State state{next_version_, early, early, ""};
        change([page = std::make_shared<const LivePage>(std::move(*page)), state](Shown& shown) {
            shown.page = page;
            shown.state = state;
        });
        ++next_version_;
        return true;
    }

    std::optional<std::string> failure;

private:
    void listen(std::uint16_t port) {
        error_code error;
        const tcp::endpoint here(asio::ip::address_v4::loopback(), port);
        acceptor_.open(here.protocol(), error);
        // An old connection that is still closing must not keep the port; a server that listens does.
        if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error) acceptor_.bind(here, error);
        if (!error) acceptor_.listen(static_cast<int>(most_connections), error);
        if (!error) shown_.port = acceptor_.local_endpoint(error).port();
        if (error == asio::error::address_in_use) {
            failure = "port " + std::to_string(port) + " is taken by another program; " +
                      "--port gives another, --port 0 takes any that is free";
        } else if (error == asio::error::access_denied) {
            failure = "port " + std::to_string(port) + " is not for users: " + error.message() +
                      "; --port gives another, from 1024 on";
        } else if (error) {
            failure = "cannot listen on 127.0.0.1, port " + std::to_string(port) + ": " + error.message();
        }
    }

    void accept() {
        acceptor_.async_accept([this](error_code error, tcp::socket socket) {
            if (error) return accept_later();  // no more descriptors: some come back
            accept();
            welcome(std::move(socket));
        });
    }
    void welcome(tcp::socket socket) {
        make_room();
        auto session = std::make_shared<Session>(std::move(socket), shown_);
        sessions_.push_back(session);
        session->start();
    }
    void accept_later() {
        pause_.expires_after(100ms);
        pause_.async_wait([this](error_code error) {
            if (!error) accept();
        });
    }

    /// Ends the oldest connection that has asked for nothing yet, else the oldest, when there are too many.
    void make_room() {
        sessions_.remove_if([](const std::weak_ptr<Session>& session) { return session.expired(); });
        if (sessions_.size() < most_connections) return;
        auto oldest = std::ranges::find_if(sessions_, [](const std::weak_ptr<Session>& entry) {
            const auto session = entry.lock();
            return session && session->waits_to_be_asked();
        });
        if (oldest == sessions_.end()) oldest = sessions_.begin();
        if (const auto session = oldest->lock()) session->end();
        sessions_.erase(oldest);
    }

    void beat() {
        heart_.expires_after(beat_every);
        heart_.async_wait([this](error_code error) {
            if (error) return;
            each([](Session& session) { session.beat(); });
            beat();
        });
    }

    template <typename Do>
    void each(Do what) {
        for (const auto& entry : sessions_) {
            if (const auto session = entry.lock()) what(*session);
        }
    }

    /// What one connection throws (memory that is not there) ends that one, not the server.
    void run() {
        while (!context_.stopped()) {
            try {
                context_.run();
            } catch (const std::exception&) {
                continue;
            }
        }
    }

    std::string words_;
    Shown shown_;
    std::uint64_t next_version_ = 1;
    asio::io_context context_{1};
    tcp::acceptor acceptor_{context_};
    asio::steady_timer heart_{context_}, pause_{context_};
    std::list<std::weak_ptr<Session>> sessions_;  // in the order in which they came
    std::thread thread_;
};

Server::Server(ServerOptions options) : core_(std::make_unique<Core>(std::move(options))) {}
Server::~Server() = default;

const std::optional<std::string>& Server::failure() const { return core_->failure; }
std::uint16_t Server::port() const { return core_->port(); }

void Server::tell_running() {
    // Of an early page, which stays until there is another, nothing more comes.
    core_->change([](Shown& shown) { shown.state = {shown.state.version, true, false, shown.state.trouble}; });
}
void Server::tell_unchanged() {
    core_->change([](Shown& shown) { shown.state = {shown.state.version, false, false, shown.state.trouble}; });
}
bool Server::show(const std::string& html, bool early) { return core_->show(html, early); }
void Server::tell_trouble(std::string trouble) {
    core_->change(
        [trouble = std::move(trouble)](Shown& shown) { shown.state = {shown.state.version, false, false, trouble}; });
}

}  // namespace sinews::serve
