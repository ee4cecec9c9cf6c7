// Promise: see rez/combined.h.
#include "rez/combined.h"

#include <algorithm>
#include <unordered_set>

#include "rez/format_version.h"
#include "rez/loading.h"
#include "rez/range_syntax.h"
#include "rez/request.h"

namespace rezdex::rez {
namespace {

using eval::as;
using eval::Dict;
using eval::Object;
using eval::Type;

// The schema refuses an object of another type than is asked for: where the type is known for sure.
bool refuse(const Object& object, std::string_view why, eval::Run& run) {
    if (object.type > Type::dict && object.type != Type::source)
        run.decline(Reason::live_object);
    else
        run.raise(why);
    return false;
}

// PackageResource.normalize_variables
std::string_view normalized(std::string_view version) noexcept {
    return version == "_NO_VERSION" ? std::string_view() : version;
}

// Two equal ranges would be one key of the dict that the schema makes, which it takes for a loss.
bool all_differ(std::vector<const VersionRange*> ranges) {
    std::ranges::sort(ranges, [](const auto* a, const auto* b) { return *a < *b; });
    const auto same =
        std::ranges::adjacent_find(ranges, [](const auto* a, const auto* b) { return *a == *b; });
    return same == ranges.end();
}

} // namespace

void CombinedFamily::load(std::string_view bytes, Format format, const Environment& environment) {
    bytes_ = bytes;
    arena_.clear();
    versions_.clear();
    overrides_.clear();
    failure_.reset();
    clear(verdict_);
    spent_ = 0;
    eval::Run run(arena_, &environment);
    data_ = load_attributes(bytes_, format, run, verdict_);
    if (data_ != nullptr) read(run);
    lists_ = data_ != nullptr && !run.failed();
    inputs_ = run.inputs;
    write_definition(nullptr, run, verdict_);
}

// What raises here raises when rez lists the family; what is wrong with its overrides, as it loads a package.
void CombinedFamily::read(eval::Run& run) {
    if (!drop_format_version(*data_, run)) return;
    const Dict::Entry* const versions = data_->find("versions");
    versioned_ = versions != nullptr;
    if (versioned_) {
        run.line = versions->line;
        if (!read_versions(*versions->value, run)) return;
    }
    if (versions_.empty()) versions_.emplace_back(); // rez asks whether they are false
    const Dict::Entry* const overrides = data_->find("version_overrides");
    if (!versioned_ || overrides == nullptr) return;
    run.line = overrides_line_ = overrides->line;
    if (read_overrides(*overrides->value, run)) return;
    failure_ = run.failure();
    run.recover();
}

bool CombinedFamily::read_versions(const Object& list, eval::Run& run) {
    if (list.type != Type::list) return refuse(list, "versions is not a list of texts", run);
    const auto items = as<eval::Sequence>(list).span();
    if (items.size() > max_versions || !run.step(items.size())) {
        run.decline(Reason::limit_steps);
        return false;
    }
    std::unordered_set<std::string_view> met;
    for (const Object* const item : items) {
        if (item->type != Type::string) return refuse(*item, "versions holds what is not a text", run);
        const std::string_view version = text_of(*item);
        switch (accepts_version(version)) {
        case Acceptance::accepted: break;
        case Acceptance::refused: run.raise("versions holds what is not a version"); return false;
        case Acceptance::unsure: run.decline(Reason::unchecked_request); return false;
        }
        if (met.insert(normalized(version)).second) versions_.push_back(normalized(version));
    }
    return true;
}

bool CombinedFamily::read_overrides(const Object& overrides, eval::Run& run) {
    if (overrides.type != Type::dict) return refuse(overrides, "version_overrides is not a dict", run);
    std::vector<const VersionRange*> ranges;
    for (const Dict::Entry& entry : as<Dict>(overrides).entries()) {
        if (entry.key->type != Type::string)
            return refuse(*entry.key, "a range of version_overrides is not a text", run);
        const std::string_view text = text_of(*entry.key);
        if (has_long_number(text)) return run.decline(Reason::unchecked_request) != nullptr;
        Result<VersionRange> range = VersionRange::parse(text);
        if (!range) return run.raise("version_overrides holds what is not a range") != nullptr;
        if (entry.value->type != Type::dict)
            return refuse(*entry.value, "version_overrides holds what is not a dict", run);
        overrides_.push_back({*std::move(range), &as<Dict>(*entry.value)});
    }
    if (overrides_.empty()) return run.raise("version_overrides is empty") != nullptr;
    ranges.reserve(overrides_.size());
    for (const Override& each : overrides_) ranges.push_back(&each.range);
    if (!all_differ(std::move(ranges))) return run.raise("version_overrides has a range twice") != nullptr;
    return true;
}

void CombinedFamily::define(std::string_view version, Definition& to) {
    clear(to);
    package_arena_.clear();
    eval::Run run(package_arena_);
    run.inputs = inputs_;
    if (failure_) {
        run.line = failure_->line;
        run.decline(failure_->reason, failure_->message);
    } else if (spent_ > max_bytes) {
        run.decline(Reason::limit_memory, "all packages of the family together");
    }
    write_definition(run.failed() ? nullptr : data_of(version, run), run, to);
    // What is read for each package, what is written, and what is compared.
    spent_ += bytes_.size() / 4 + to.nodes.size() * sizeof(ValueNode) + to.text.size() +
              overrides_.size() * sizeof(Override);
}

Dict* CombinedFamily::data_of(std::string_view version, eval::Run& run) {
    auto* const data = run.arena.make<Dict>(run.arena);
    for (const Dict::Entry& entry : data_->entries()) {
        if (versioned_ && text_of(*entry.key) == "versions") continue;
        Dict::Entry* const copied = data->insert(*entry.key, entry.hash, *entry.value, run);
        if (copied == nullptr) return nullptr;
        copied->line = entry.line;
    }
    if (!versioned_) return data;
    Object* const text = version.empty() ? &eval::none_object : make_text(run.arena, Type::string, version);
    if (data->bind("version", *text, run) == nullptr) return nullptr;
    if (overrides_.empty()) return data;
    const Result<Version> parsed = Version::parse(version);
    for (const Override& each : overrides_)
        if (each.range.contains(*parsed) && !apply(*each.data, *data, run)) return nullptr;
    data->filter([](const Dict::Entry& entry) { return text_of(*entry.key) != "version_overrides"; });
    return data;
}

// dict.update()
bool CombinedFamily::apply(const Dict& override_data, Dict& data, eval::Run& run) const {
    for (const Dict::Entry& entry : override_data.entries()) {
        run.line = entry.line != 0 ? entry.line : overrides_line_;
        if (entry.key->type != Type::string) {
            run.decline(Reason::unsupported_yaml, "an attribute's name that is not a str");
            return false;
        }
        Dict::Entry* const updated = data.insert(*entry.key, entry.hash, *entry.value, run);
        if (updated == nullptr) return false;
        updated->line = run.line;
    }
    return true;
}

} // namespace rezdex::rez
