// Promise: rezdex/parse.h: definitions without an index.
#include "rezdex/parse.h"

#include <algorithm>
#include <cstring>

#include "index/held_directory.h"
#include "index/inputs.h"
#include "index/live.h"
#include "index/lookup.h"
#include "index/slots.h"
#include "index/workers.h"
#include "rezdex/builder.h"

namespace rezdex {

struct Definition::State {
    rez::Definition definition;
    std::vector<std::uint64_t> record; // 8-aligned
    Package package;
};

Definition::Definition(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Definition::Definition(Definition&&) noexcept = default;
Definition& Definition::operator=(Definition&&) noexcept = default;
Definition::~Definition() = default;

Package Definition::package() const& noexcept { return state_->package; }

std::optional<Value> Definition::attributes() const& noexcept {
    if (!state_->definition.answered()) return std::nullopt;
    return state_->definition.attributes();
}

Definition parse(std::string_view package_py, const Environment* environment) {
    auto state = std::make_unique<Definition::State>();
    if (package_py.size() > BuildOptions().max_definition_bytes) {
        state->definition.reason = Reason::limit_size;
    } else {
        rez::Workspace workspace;
        rez::define(package_py, rez::Format::python, workspace, index::environment_or_own(environment),
                    state->definition);
    }
    store::DefinitionEncoder encoder;
    const store::Bytes record = encoder.encode_hot(state->definition, {});
    state->record.resize(record.size() / sizeof(std::uint64_t));
    std::memcpy(state->record.data(), record.data(), record.size());
    state->package = store::DefinitionRecord::trusted(std::as_bytes(std::span(state->record))).package();
    return Definition(std::move(state));
}

Batch parse_files(std::span<const std::string_view> paths, unsigned threads, const Environment* environment) {
    return index::read_all(fs::real(), paths, threads, environment).batch();
}

} // namespace rezdex

namespace rezdex::index {
namespace {

struct Reader {
    Reader(fs::Files& files, const Environment* environment) : live(files, *memory, environment) {}
    std::unique_ptr<base::Arena> memory = std::make_unique<base::Arena>();
    Live live;
    std::string path;
};

// The directory that all paths lie in, with its `/`; empty where they have none in common.
std::string_view common_directory(std::span<const std::string_view> paths) noexcept {
    std::string_view common = paths.front();
    for (const std::string_view path : paths) {
        const auto differ = std::ranges::mismatch(common, path);
        common = common.substr(0, static_cast<std::size_t>(differ.in1 - common.begin()));
    }
    common = common.substr(0, common.rfind('/') + 1);
    // What is left of a path must not be empty, nor begin at the root of all.
    const bool relative = std::ranges::all_of(paths, [&](std::string_view path) {
        return path.size() > common.size() && path[common.size()] != '/';
    });
    return relative ? common : std::string_view();
}

Answers read_from(fs::Files& from, std::span<const std::string_view> paths, unsigned threads,
                  const Environment* environment) {
    Answers answers(paths.size());
    if (environment != nullptr) answers.state->environment = *environment;
    auto readers = run_workers<Reader>(
        paths.size(), threads, [&] { return std::make_unique<Reader>(from, environment); },
        [&](Reader& reader, std::size_t slot) {
            const Live::Answer answer = answer_live(reader.live, paths[slot], reader.path);
            answers.put(slot, answer.slot, answer.source);
        },
        [&](std::size_t slot) { answers.put(slot, out_of_memory_slot()); });
    for (const auto& reader : readers) {
        answers.state->reads += reader->live.reads();
        answers.state->memory.push_back(std::move(reader->memory));
    }
    return answers;
}

} // namespace

Answers read_all(fs::FileSystem& disk, std::span<const std::string_view> paths, unsigned threads,
                 const Environment* environment) {
    if (paths.size() >= HeldDirectory::worth_it) {
        const std::string common(common_directory(paths));
        const auto directory = common.empty() ? nullptr : HeldDirectory::open(disk, common);
        if (directory != nullptr) {
            Answers answers = read_from(*directory, paths, threads, environment);
            if (directory->stayed()) return answers;
        }
    }
    return read_from(disk, paths, threads, environment);
}

} // namespace rezdex::index
