#include "serve/follow.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "serve/live_page.hpp"

using namespace sinews::serve;
using namespace std::chrono_literals;

namespace {

const std::string token = "0123456789abcdef0123456789abcdef01234567";

std::string page_saying(const std::string& text) { return waiting_page("en", "test", text); }

ServerOptions options(std::uint16_t port = 0) { return {port, token, "{}", page_saying("waiting")}; }

/// A browser's connection, as bytes. It waits ten seconds at most.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }
    void send(const std::string& text) const { ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }
    void get(const std::string& path, std::uint16_t port) const {
        send("GET /" + token + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n\r\n");
    }
    /// Reads on until the text is there, or the other side ends it.
    bool hears(const std::string& text) {
        while (heard_.find(text) == std::string::npos) {
            if (!more()) return false;
        }
        return true;
    }
    std::string all() {
        while (more()) {
        }
        return heard_;
    }

private:
    bool more() {
        std::array<char, 4096> bytes{};
        const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (count <= 0) return false;
        heard_.append(bytes.data(), static_cast<std::size_t>(count));
        return true;
    }
    int socket_;
    bool connected_ = false;
    std::string heard_;
};

std::string page_of(const Server& server) {
    Client client(server.port());
    client.get("/", server.port());
    return client.all();
}

template <typename Condition>
bool soon(Condition condition) {
    for (int tries = 0; tries < 1000; ++tries) {
        if (condition()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

}  // namespace

TEST_CASE("open pages hear of what is shown, of trouble and of its end") {
    Server server(options());
    REQUIRE_FALSE(server.failure());
    CHECK(page_of(server).find("<p>waiting</p>") != std::string::npos);
    Client events(server.port());
    events.get("/events", server.port());
    CHECK(events.hears("{\"version\":0,\"running\":false,\"early\":false,\"trouble\":null}"));
    server.tell_running();
    CHECK(events.hears("{\"version\":0,\"running\":true,\"early\":false,\"trouble\":null}"));
    CHECK(server.show(page_saying("one")));
    CHECK(events.hears("{\"version\":1,\"running\":false,\"early\":false,\"trouble\":null}"));
    CHECK(page_of(server).find("<p>one</p>") != std::string::npos);
    server.tell_trouble("{\"faults\":[]}");
    CHECK(events.hears("{\"version\":1,\"running\":false,\"early\":false,\"trouble\":{\"faults\":[]}}"));
    CHECK(page_of(server).find("<p>one</p>") != std::string::npos);
    CHECK(server.show(page_saying("two")));
    CHECK(events.hears("{\"version\":2,\"running\":false,\"early\":false,\"trouble\":null}"));
    CHECK_FALSE(server.show("no page"));
    CHECK(page_of(server).find("<p>two</p>") != std::string::npos);
}

TEST_CASE("a port that is taken is told, and how to go on") {
    Server first(options());
    REQUIRE_FALSE(first.failure());
    Server second(options(first.port()));
    REQUIRE(second.failure());
    CHECK(second.failure()->find("is taken") != std::string::npos);
    CHECK(second.failure()->find("--port") != std::string::npos);
}

TEST_CASE("a server ends at once, whoever is connected") {
    auto server = std::make_unique<Server>(options());
    REQUIRE_FALSE(server->failure());
    Client silent(server->port());
    Client listening(server->port());
    listening.get("/events", server->port());
    CHECK(listening.hears("\"version\":0"));
    const auto begun = std::chrono::steady_clock::now();
    server.reset();
    CHECK(std::chrono::steady_clock::now() - begun < 2s);
    CHECK(listening.all().find("\"version\":0") != std::string::npos);  // and the end
}

TEST_CASE("many silent connections do not keep others out") {
    Server server(options());
    REQUIRE_FALSE(server.failure());
    std::vector<std::unique_ptr<Client>> silent;
    for (int count = 0; count < 200; ++count) {
        silent.push_back(std::make_unique<Client>(server.port()));
        if (count % 50 == 49) CHECK(page_of(server).find("<p>waiting</p>") != std::string::npos);
    }
}

TEST_CASE("a change makes the page anew, and abandons one in the making") {
    Server server(options());
    REQUIRE_FALSE(server.failure());
    std::atomic<std::uint64_t> files{1};
    std::atomic<int> begun{0}, abandoned{0};
    std::atomic<bool> ended{false};
    const Work work{[&] { return files.load(); },
                    [&](const std::atomic<bool>& stop, const ShowEarly& early) -> Made {
                        ++begun;
                        const std::uint64_t seen = files;
                        if (seen == 2) {  // long work: it only ends when it is abandoned
                            while (!stop) std::this_thread::sleep_for(1ms);
                            ++abandoned;
                            return {};
                        }
                        if (seen == 6) {  // long work that shows its first part
                            early(page_saying("early"));
                            while (!stop) std::this_thread::sleep_for(1ms);
                            ++abandoned;
                            return {};
                        }
                        if (seen == 4) return {Made::Kind::trouble, "{\"faults\":[4]}"};
                        if (seen == 5) return {Made::Kind::unchanged, ""};
                        return {Made::Kind::page, page_saying("of " + std::to_string(seen))};
                    }};
    std::optional<std::string> problem;
    std::thread following([&] { problem = follow(work, server, ended); });
    Client events(server.port());
    events.get("/events", server.port());
    CHECK(events.hears("\"version\":1,\"running\":false"));
    files = 2;
    CHECK(soon([&] { return begun == 2; }));
    files = 3;
    CHECK(events.hears("\"version\":2,\"running\":false"));
    CHECK(abandoned == 1);
    CHECK(page_of(server).find("<p>of 3</p>") != std::string::npos);
    files = 4;
    CHECK(events.hears("\"version\":2,\"running\":false,\"early\":false,\"trouble\":{\"faults\":[4]}"));
    files = 5;
    CHECK(soon([&] { return begun == 5; }));
    files = 6;
    CHECK(events.hears("\"version\":3,\"running\":true,\"early\":true"));
    CHECK(page_of(server).find("<p>early</p>") != std::string::npos);
    files = 7;
    CHECK(events.hears("\"version\":4,\"running\":false,\"early\":false"));
    CHECK(abandoned == 2);
    files = 2;  // and the end while it is made
    CHECK(soon([&] { return begun == 8; }));
    ended = true;
    following.join();
    CHECK_FALSE(problem);
    CHECK(abandoned == 3);
}

TEST_CASE("what can not be served ends it, what is thrown comes out") {
    Server server(options());
    REQUIRE_FALSE(server.failure());
    const std::atomic<bool> never{false};
    const auto one = [] { return std::uint64_t{1}; };
    CHECK(
        follow({one, [](const std::atomic<bool>&, const ShowEarly&) -> Made { return {Made::Kind::page, "no page"}; }},
               server, never));
    CHECK_THROWS_AS(
        static_cast<void>(follow(
            {one, [](const std::atomic<bool>&, const ShowEarly&) -> Made { throw std::bad_alloc(); }}, server, never)),
        std::bad_alloc);
}
