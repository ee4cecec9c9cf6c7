// Promise: the least that random lookups in a new process cost: a program that maps a file and reads one byte
// of each of so many random pages of it.
//
// Usage: bench_touch_pages FILE PAGES
#include <cstdio>
#include <cstdlib>
#include <random>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char** words) {
    if (count != 3) return 2;
    const int file = ::open(words[1], O_RDONLY | O_CLOEXEC);
    struct stat stat{};
    void* const mapped =
        file >= 0 && ::fstat(file, &stat) == 0
            ? ::mmap(nullptr, static_cast<std::size_t>(stat.st_size), PROT_READ, MAP_SHARED, file, 0)
            : MAP_FAILED;
    if (mapped == MAP_FAILED) {
        std::perror(words[1]);
        return 2;
    }
    const auto* const bytes = static_cast<const volatile char*>(mapped);
    std::mt19937_64 random; // NOLINT(cert-msc32-c,cert-msc51-cpp): the same pages each time
    std::uniform_int_distribution<std::int64_t> any(0, stat.st_size - 1);
    for (long left = std::strtol(words[2], nullptr, 10); left > 0; --left)
        static_cast<void>(bytes[any(random)]);
    return 0;
}
