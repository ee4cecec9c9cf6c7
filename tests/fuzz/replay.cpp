// Promise: gives a fuzz target each file that it is told, and each in the folders that it is told, once, by
// name.
//
// A finding ends the process: the last line names the file. Exit 2 where it cannot be read, or nothing was
// told.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::filesystem::path> files_in(const std::vector<std::filesystem::path>& places) {
    std::vector<std::filesystem::path> files;
    for (const auto& place : places) {
        if (!std::filesystem::is_directory(place))
            files.push_back(place);
        else
            for (const auto& entry : std::filesystem::recursive_directory_iterator(place))
                if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

int main(int argc, char** argv) {
    const auto files = files_in({argv + 1, argv + argc});
    for (const auto& file : files) {
        std::printf("%s\n", file.c_str());
        std::fflush(stdout);
        std::ifstream stream(file, std::ios::binary);
        if (!stream) return 2;
        const std::vector<char> content{std::istreambuf_iterator<char>(stream), {}};
        // From the end of its memory, where AddressSanitizer sees a read too far.
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(content.data()), content.size());
    }
    std::printf("%zu files\n", files.size());
    return files.empty() ? 2 : 0;
}
