// Promise: Environment::of_process() of rezdex/environment.h: what CPython on Linux makes of this process.
#include "rezdex/environment.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pwd.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <utf8proc.h>

#include "fs/locale_encoding.h"

namespace rezdex {
namespace {

std::string_view variable(const char* name) noexcept {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

// os.fsdecode(): a byte that is not UTF-8 becomes a surrogate. Nothing where another encoding may be
// Python's.
std::optional<std::string> decode(std::string_view bytes) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::ranges::all_of(bytes, is_ascii)) return std::string(bytes);
    if (fs::locale_encoding() != "utf-8") return std::nullopt;
    std::string text;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
    const auto* const end = at + bytes.size();
    while (at != end) {
        utf8proc_int32_t character = 0;
        utf8proc_ssize_t size = utf8proc_iterate(at, end - at, &character);
        if (size > 0) {
            text.append(reinterpret_cast<const char*>(at), static_cast<std::size_t>(size));
        } else { // U+DC80 … U+DCFF, as WTF-8
            size = 1;
            text += {'\xed', static_cast<char>(0xb0 | *at >> 6U), static_cast<char>(0x80 | (*at & 0x3fU))};
        }
        at += size;
    }
    return text;
}

void supply_bytes(Environment& environment, const std::string& name, std::string_view bytes) {
    if (const auto text = decode(bytes))
        environment.supply(name, *text);
    else
        environment.withhold(name);
}

// Of variables that are there twice Python keeps the first.
void supply_variables(Environment& environment) {
    environment.supply_all_variables();
    for (char** at = environ; at != nullptr && *at != nullptr; ++at) {
        const std::string_view entry = *at;
        const std::size_t equals = entry.find('=');
        if (equals == std::string_view::npos) continue;
        const auto name = decode(entry.substr(0, equals));
        if (!name || environment.find("env:" + *name).state == Environment::State::present) continue;
        supply_bytes(environment, "env:" + *name, entry.substr(equals + 1));
    }
    environment.withhold("env:LC_CTYPE"); // Python sets it where the locale is C (PEP 538)
}

// getpass.getuser()
std::string user() {
    for (const char* name : {"LOGNAME", "USER", "LNAME", "USERNAME"})
        if (const std::string_view value = variable(name); !value.empty()) return std::string(value);
    constexpr std::size_t largest = 1U << 20U;
    passwd entry{};
    passwd* found = nullptr;
    std::vector<char> buffer(1024);
    while (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == ERANGE &&
           buffer.size() < largest)
        buffer.resize(buffer.size() * 2);
    return found == nullptr ? std::string() : std::string(found->pw_name);
}

// os.getcwd(); empty where Python raises.
std::string working_directory() {
    std::string path(1024, '\0');
    while (getcwd(path.data(), path.size()) == nullptr) {
        if (errno != ERANGE) return {};
        path.resize(path.size() * 2);
    }
    path.resize(std::strlen(path.c_str()));
    return path;
}

void supply_uname(Environment& environment) {
    utsname names{};
    if (uname(&names) != 0) return;
    supply_bytes(environment, "platform.system", names.sysname);
    supply_bytes(environment, "platform.node", names.nodename);
    supply_bytes(environment, "platform.release", names.release);
    supply_bytes(environment, "platform.version", names.version);
    supply_bytes(environment, "platform.machine", names.machine);
}

} // namespace

Environment Environment::of_process() {
    Environment environment;
    environment.supply("os.name", "posix").supply("sys.platform", "linux");
    environment.supply("platform.python_implementation", "CPython");
    if (const auto encoding = fs::locale_encoding()) environment.supply("locale.encoding", *encoding);
    supply_uname(environment);
    supply_variables(environment);
    if (const std::string name = user(); !name.empty()) supply_bytes(environment, "getpass.getuser", name);
    if (const std::string path = working_directory(); !path.empty())
        supply_bytes(environment, "os.getcwd", path);
    return environment;
}

} // namespace rezdex
