// Promise: see nodes.h.
#include "nodes.h"

#include <unistd.h>

namespace slowfs {

OpenFile::~OpenFile() { ::close(descriptor_); }

Nodes::Nodes(const struct stat& source) {
    Node& node = nodes_[root];
    node.identity = identity_of(source);
    node.lookups = 1; // never forgotten
}

std::optional<Place> Nodes::find(Number number) const {
    const std::lock_guard lock(mutex_);
    const auto found = nodes_.find(number);
    if (found == nodes_.end()) return std::nullopt;
    Place place{"", found->second.identity, found->second.open.lock()};
    for (Number at = number; at != root;) {
        const Node& node = nodes_.at(at);
        place.path.insert(0, at == number ? node.name : node.name + "/");
        at = node.parent;
    }
    if (number == root) place.path = ".";
    return place;
}

Number Nodes::found(Number parent, std::string_view name, const Identity& identity) {
    const std::lock_guard lock(mutex_);
    Number& number = names_[{parent, std::string(name)}];
    if (number == 0 || nodes_.at(number).identity != identity) {
        number = next_++;
        nodes_[number] = {parent, std::string(name), identity, 0, 0, {}};
        ++nodes_.at(parent).children;
    }
    ++nodes_.at(number).lookups;
    return number;
}

void Nodes::forget(Number number, std::uint64_t times) {
    const std::lock_guard lock(mutex_);
    const auto found = nodes_.find(number);
    if (found == nodes_.end() || number == root) return;
    found->second.lookups -= std::min(times, found->second.lookups);
    release(number);
}

void Nodes::opened(Number number, const std::shared_ptr<OpenFile>& file) {
    const std::lock_guard lock(mutex_);
    if (const auto found = nodes_.find(number); found != nodes_.end()) found->second.open = file;
}

void Nodes::renamed(Number from, std::string_view old_name, Number to, std::string_view new_name) {
    const std::lock_guard lock(mutex_);
    const auto moved = names_.find({from, std::string(old_name)});
    if (moved == names_.end()) return;
    const Number number = moved->second;
    names_.erase(moved);
    names_[{to, std::string(new_name)}] = number;
    Node& node = nodes_.at(number);
    ++nodes_.at(to).children;
    node.parent = to;
    node.name = new_name;
    --nodes_.at(from).children;
    release(from);
}

void Nodes::release(Number number) {
    while (number != root) {
        const auto found = nodes_.find(number);
        if (found->second.lookups != 0 || found->second.children != 0) return;
        const Number parent = found->second.parent;
        unname({parent, found->second.name}, number);
        nodes_.erase(found);
        --nodes_.at(parent).children;
        number = parent;
    }
}

void Nodes::unname(const Name& name, Number number) {
    const auto named = names_.find(name);
    if (named != names_.end() && named->second == number) names_.erase(named);
}

} // namespace slowfs
