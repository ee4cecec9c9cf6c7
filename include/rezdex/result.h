// Promise: an answer or an error, together, that cannot be ignored.
//
// Every call of the library that can fail returns Result<T>; nothing throws across the library's border but
// what rezdex/index.h says. An Error names its kind, the path it is about, a line where there is one, and
// says in one sentence what to do. Both types own all they hold and may be moved between threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace rezdex {

enum class ErrorKind : std::uint8_t {
    usage,       // the caller asked for something that makes no sense
    not_found,   // no such file, folder or index
    permission,  // the operating system refused
    io,          // any other failure of the operating system
    no_space,    // the disk or the quota is full
    damaged,     // the index is there and does not hold what it promised
    foreign,     // the file is not an index of ours
    format,      // an index of a format that this build does not read
    locked,      // another indexer holds the index
    interrupted, // the caller asked to stop
    refused,     // it would do more harm than was allowed
    not_fetched, // the index lies on network storage, and this host has no copy of it
};

// The stable name of a kind: "usage", "not_found" …
[[nodiscard]] std::string_view to_string(ErrorKind kind) noexcept;

struct Error {
    ErrorKind kind = ErrorKind::io;
    std::string path;       // empty where no path is concerned
    std::uint32_t line = 0; // 0 where no line is concerned
    std::string message;    // one sentence a person can act on
};

// "path:line: message", without the parts that are empty.
[[nodiscard]] std::string to_string(const Error& error);

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    // Precondition of value(), * and ->: ok(). Precondition of error(): !ok().
    [[nodiscard]] T& value() & { return std::get<0>(state_); }
    [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
    [[nodiscard]] T value() && { return std::get<0>(std::move(state_)); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T operator*() && { return std::get<0>(std::move(state_)); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }
    [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
    [[nodiscard]] Error error() && { return std::get<1>(std::move(state_)); }

  private:
    std::variant<T, Error> state_;
};

// The result of a call that gives nothing but success.
struct Done {};

} // namespace rezdex
