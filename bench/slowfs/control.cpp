// Promise: see control.h.
#include "control.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <sstream>
#include <system_error>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "threads.h"

namespace slowfs {
namespace {

[[noreturn]] void give_up(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

std::optional<int> error_named(const std::string& name) {
    constexpr int largest = 133;
    for (int error = 1; error <= largest; ++error)
        if (const char* known = strerrorname_np(error); known != nullptr && name == known) return error;
    return std::nullopt;
}

} // namespace

Control::Control(const std::string& path, Traffic& traffic, Schedule& schedule)
    : path_(path), traffic_(traffic), schedule_(schedule) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    errno = ENAMETOOLONG;
    if (path.size() >= sizeof address.sun_path) give_up(path);
    path.copy(address.sun_path, path.size());
    socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    stop_ = ::eventfd(0, EFD_CLOEXEC);
    if (socket_ < 0 || stop_ < 0) give_up(path);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as POSIX has it
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) give_up(path);
    if (::listen(socket_, SOMAXCONN) != 0) give_up(path);
    thread_ = without_signals([this] { serve(); });
}

Control::~Control() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(stop_, &one, sizeof one);
    thread_.join();
    ::close(socket_);
    ::close(stop_);
    ::unlink(path_.c_str());
}

void Control::serve() {
    std::array<pollfd, 2> watched{{{socket_, POLLIN, 0}, {stop_, POLLIN, 0}}};
    for (;;) {
        if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return;
        if (watched[1].revents != 0) return;
        const int caller = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        if (caller < 0) continue;
        serve_caller(caller);
        ::close(caller);
    }
}

void Control::serve_caller(int caller) {
    std::array<pollfd, 2> watched{{{caller, POLLIN, 0}, {stop_, POLLIN, 0}}};
    std::array<char, 4096> buffer;
    for (std::string text;;) {
        if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return;
        if (watched[1].revents != 0) return;
        const ssize_t got = ::recv(caller, buffer.data(), buffer.size(), 0);
        if (got <= 0) return;
        text.append(buffer.data(), static_cast<std::size_t>(got));
        for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1)) {
            const std::string answer = obey(text.substr(0, end)) + "\n";
            if (::send(caller, answer.data(), answer.size(), MSG_NOSIGNAL) < 0) return;
        }
    }
}

std::string Control::obey(const std::string& line) {
    std::istringstream words(line);
    std::string command, kind_name;
    words >> command;
    if (command == "counts") return traffic_.counts_as_json();
    if (command == "at-once") return std::to_string(schedule_.most_at_once());
    if (command == "reset") {
        traffic_.reset();
        schedule_.reset();
    } else if (command == "mend")
        traffic_.mend();
    else if (command == "hang")
        schedule_.hang();
    else if (command == "resume")
        schedule_.resume();
    else if (command == "delay" || command == "fail") {
        words >> kind_name;
        const auto kind = kind_named(kind_name);
        if (!kind) return "error: no kind of request is called '" + kind_name + "'";
        std::string value, prefix;
        words >> value >> std::ws;
        std::getline(words, prefix);
        if (command == "delay") {
            char* end = nullptr;
            const unsigned long us = std::strtoul(value.c_str(), &end, 10);
            if (value.empty() || *end != '\0') return "error: a delay is a number of microseconds";
            traffic_.set_delay(*kind, std::chrono::microseconds(us));
        } else {
            const auto error = error_named(value);
            if (!error) return "error: no errno is called '" + value + "'";
            traffic_.fail(*kind, *error, prefix);
        }
    } else {
        return "error: no command is called '" + command + "'";
    }
    return "ok";
}

} // namespace slowfs
