// Promise: see file_header.h.
//
// The structs repeat LMDB 0.9's layout (data version 1), which is not in its public header.
#include "store/file_header.h"

#include <array>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include <unistd.h>

#include "store/failure.h"

namespace rezdex::store {
namespace {

struct PageHeader {
    std::uint64_t number;
    std::uint16_t reserved;
    std::uint16_t flags;
    std::uint32_t bounds;
};

struct Tree {                // MDB_db
    std::uint32_t page_size; // of the first tree only
    std::uint16_t flags;
    std::uint16_t depth;
    std::uint64_t branch_pages, leaf_pages, overflow_pages, entries, root;
};

struct MetaPage { // MDB_meta behind its page's header
    PageHeader header;
    std::uint32_t magic, version;
    std::uint64_t address, map_size;
    std::array<Tree, 2> trees; // free pages, tables
    std::uint64_t last_page, transaction;
};
static_assert(sizeof(MetaPage) == 152 && sizeof(void*) == 8);

constexpr std::uint32_t lmdb_magic = 0xBEEFC0DE;
constexpr std::uint32_t lmdb_version = 1;
static_assert(sizeof(Tree) == tree_facts_size);

constexpr std::uint16_t meta_page_flag = 0x08;
constexpr std::uint64_t no_root = ~std::uint64_t{0};
constexpr std::uint16_t max_depth = 32;                       // MDB's cursor stack
constexpr std::uint32_t min_page = 512, max_page = 64 * 1024; // bytes

// False if the file ends before, or errno is set.
bool read_at(int file, std::uint64_t offset, MetaPage& to) noexcept {
    errno = 0;
    return ::pread(file, &to, sizeof to, static_cast<off_t>(offset)) == static_cast<ssize_t>(sizeof to);
}

bool tree_fits(const Tree& tree, std::uint64_t last_page) noexcept {
    if (tree.root == no_root) return tree.depth == 0 && tree.entries == 0;
    return tree.root >= 2 && tree.root <= last_page && tree.depth >= 1 && tree.depth <= max_depth;
}

bool meta_fits(const MetaPage& meta, std::uint64_t number, std::uint32_t page_size) noexcept {
    return meta.header.number == number && (meta.header.flags & meta_page_flag) != 0 &&
           meta.magic == lmdb_magic && meta.version == lmdb_version && meta.trees[0].page_size == page_size &&
           tree_fits(meta.trees[0], meta.last_page) && tree_fits(meta.trees[1], meta.last_page);
}

const MetaPage& newest_of(const std::array<MetaPage, 2>& metas) noexcept {
    return metas[metas[1].transaction > metas[0].transaction ? 1 : 0];
}

// But for their page's header and the number of the transaction, which are one apart.
bool say_the_same(const MetaPage& a, const MetaPage& b) noexcept {
    constexpr std::size_t begin = sizeof(PageHeader), size = offsetof(MetaPage, transaction) - begin;
    const auto* const of_a = reinterpret_cast<const char*>(&a);
    const auto* const of_b = reinterpret_cast<const char*>(&b);
    return std::memcmp(of_a + begin, of_b + begin, size) == 0 &&
           (a.transaction == b.transaction + 1 || b.transaction == a.transaction + 1);
}

} // namespace

Result<FileHeader> check_file_header(int file, std::uint64_t size, const std::string& path) {
    const Error foreign{ErrorKind::foreign, path, 0, "not a generation of a rezdex index"};
    std::array<MetaPage, 2> metas{};
    if (!read_at(file, 0, metas[0])) {
        if (errno != 0) return failure(errno, path, "read the index");
        return foreign;
    }
    if (metas[0].magic != lmdb_magic) return foreign;
    if (metas[0].version != lmdb_version)
        return Error{ErrorKind::format, path, 0, "an LMDB file of a version that this build does not read"};

    const std::uint32_t page_size = metas[0].trees[0].page_size;
    if (!std::has_single_bit(page_size) || page_size < min_page || page_size > max_page)
        return damaged(path, "its header holds no page size");
    if (!read_at(file, page_size, metas[1])) {
        if (errno != 0) return failure(errno, path, "read the index");
        return damaged(path, "the file is cut off");
    }
    if (!meta_fits(metas[0], 0, page_size) || !meta_fits(metas[1], 1, page_size))
        return damaged(path, "its header does not hold together");
    const MetaPage& newest = newest_of(metas);
    if (!say_the_same(metas[0], metas[1])) return damaged(path, "its header does not hold together");
    if (size % page_size != 0 || size / page_size != newest.last_page + 1)
        return damaged(path, "the file is not as long as its header says");
    const auto facts = [&](std::size_t i) {
        return read_tree_facts(reinterpret_cast<const std::byte*>(&newest.trees.at(i)));
    };
    return FileHeader{page_size, newest.last_page + 1, facts(0), facts(1)};
}

int double_file_header(int file) {
    std::array<MetaPage, 2> metas{};
    if (!read_at(file, 0, metas[0]) || !read_at(file, metas[0].trees[0].page_size, metas[1]))
        return errno != 0 ? errno : EIO;
    const bool second_is_newest = &newest_of(metas) == &metas[1];
    const MetaPage& newest = metas[second_is_newest ? 1 : 0];
    MetaPage older = newest;
    older.header = metas[second_is_newest ? 0 : 1].header;
    --older.transaction;
    const off_t place = second_is_newest ? 0 : static_cast<off_t>(newest.trees[0].page_size);
    const ssize_t written = ::pwrite(file, &older, sizeof older, place);
    if (written == static_cast<ssize_t>(sizeof older)) return 0;
    return written < 0 ? errno : ENOSPC;
}

} // namespace rezdex::store
