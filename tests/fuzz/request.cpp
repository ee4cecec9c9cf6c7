// Promise: versions, ranges and requests of any text are refused or can be compared, joined and printed; a
// text equals itself, and the order of two is the reverse of theirs the other way round.
//
// Each line of the input is a text. That sets and their printed forms behave as sets do is not held: rez's
// own do not.
#include <cstdint>
#include <string_view>
#include <vector>

#include "rezdex/version.h"
#include "support/hold.h"

namespace {

using namespace rezdex;
using test::hold;

std::vector<std::string_view> lines_of(std::string_view text) {
    constexpr std::size_t most = 4; // all pairs are tried
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < most) {
        lines.push_back(text.substr(0, text.find('\n')));
        text.remove_prefix(std::min(lines.back().size() + 1, text.size()));
    }
    return lines;
}

template <class Parsed>
std::vector<Parsed> all_of(const std::vector<std::string_view>& texts,
                           Result<Parsed> (*parse)(std::string_view)) {
    std::vector<Parsed> parsed;
    for (const std::string_view text : texts) {
        auto one = parse(text), again = parse(text);
        hold(one.ok() == again.ok(), "a text is judged alike");
        if (!one.ok()) continue;
        hold(*one == *again && one->to_string() == again->to_string(), "a text equals itself");
        parsed.push_back(*std::move(one));
    }
    return parsed;
}

template <class Ordered>
void order(const std::vector<Ordered>& all) {
    for (const Ordered& a : all)
        for (const Ordered& b : all) {
            hold((a <=> b) == (0 <=> (b <=> a)), "the order of two is the reverse of the other way round");
            hold((a == b) == (b == a), "equal is so both ways");
        }
}

void join(const std::vector<VersionRange>& ranges, const std::vector<Version>& versions) {
    for (const VersionRange& a : ranges) {
        hold(!a.bounds().empty(), "a range has a bound");
        if (const auto inverse = a.inverse(); inverse.ok() && *inverse) (void)(*inverse)->to_string();
        for (const Version& version : versions) (void)a.contains(version);
        for (const VersionRange& b : ranges) {
            hold(a.intersects(b) == b.intersects(a), "two ranges meet or do not");
            (void)a.union_with(b).to_string();
            (void)a.issuperset(b);
            if (const auto both = a.intersection(b)) (void)both->to_string();
        }
    }
}

void join(const std::vector<Requirement>& requirements, const std::vector<Version>& versions) {
    for (const Requirement& a : requirements) {
        for (const Version& version : versions) (void)a.conflicts_with(a.name(), version);
        for (const Requirement& b : requirements) {
            (void)a.conflicts_with(b);
            if (const auto both = a.merged(b); both.ok() && *both) (void)(*both)->to_string();
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = lines_of({reinterpret_cast<const char*>(data), size});
    const auto versions = all_of(lines, Version::parse);
    const auto ranges = all_of(lines, VersionRange::parse);
    order(versions);
    order(ranges);
    join(ranges, versions);
    join(all_of(lines, Requirement::parse), versions);
    const auto requests = all_of(lines, Requirement::parse_package_request);
    hold(requests.size() <= all_of(lines, Requirement::parse).size(), "a package request is a requirement");
    return 0;
}
