// Promise: the inputs that a definition may read of the process that loads it, as a caller supplies them.
//
// A definition that asks for the platform or for an environment variable is a function of named inputs. An
// Environment says of each name: its value, or that it is absent, or nothing at all ("not supplied": a
// definition that reads it needs Python). Values are text as Python has it, WTF-8. The names:
//
//     env:NAME                                   os.environ["NAME"], as os.environ decodes it
//     platform.system, platform.machine, platform.node, platform.release, platform.version …
//     os.name, os.getcwd, sys.platform, getpass.getuser, platform.python_implementation
//     sys.version_info, platform.python_version  "3.11.2.final.0", "3.11.2"
//     sys.version, sys.executable, platform.platform, platform.processor
//     os.cpu_count                               "8"
//     locale.encoding                            "utf-8", "iso8859-1" …: how Python names what open() decodes
//                                                with; rez reads package.yaml so (not ASCII: it is read)
//     rez.system.platform, rez.system.arch, rez.system.os, rez.system.rez_version …
//     building, testing                          "True" or "False": what @early functions see; "False" at
//     first
//
// It is a snapshot, cheap to copy: nothing is asked of the system later. Any thread may read one that no
// thread changes.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace rezdex {

class Environment {
  public:
    enum class State : std::uint8_t { present, absent, not_supplied };

    struct Input {
        State state = State::not_supplied;
        std::string_view value;       // when present; lives as long as the Environment, unchanged
        std::uint64_t value_hash = 0; // when present; of name and value
    };

    Environment(); // supplies `building` and `testing` alone
    Environment(const Environment&) noexcept;
    Environment(Environment&&) noexcept;
    Environment& operator=(const Environment&) noexcept;
    Environment& operator=(Environment&&) noexcept;
    ~Environment();

    // What a Python that this process becomes now would see, all environment variables included. Names that
    // only Python, its version or rez decides are not supplied; nor is a text whose decoding hangs on the
    // locale.
    [[nodiscard]] static Environment of_process();

    Environment& supply(std::string_view name, std::string_view value);
    Environment& supply_absent(std::string_view name);
    // Each env:NAME that is not supplied is absent from now on.
    Environment& supply_all_variables();
    // Takes the name back.
    Environment& withhold(std::string_view name);

    [[nodiscard]] Input find(std::string_view name) const noexcept;

  private:
    struct Inputs;
    Inputs& own();
    std::shared_ptr<Inputs> inputs_; // shared until one of its owners changes it
};

} // namespace rezdex
