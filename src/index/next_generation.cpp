// Promise: see next_generation.h.
#include "index/next_generation.h"

#include <array>

namespace rezdex::index {
namespace {

using store::Table;

constexpr std::array tables{Table::definitions, Table::details, Table::packages, Table::families};

std::optional<Error> error_of(const Result<Done>& result) {
    return result ? std::nullopt : std::optional(result.error());
}

// Calls each(table, entry) for all records of a repository, as they are: one that is damaged in itself, too.
template <class Each>
std::optional<Error> for_each_record(const store::Generation& from, store::RepositoryId id,
                                     const Each& each) {
    store::Cursor cursor(from);
    store::KeyBuffer first;
    for (const Table table : tables) {
        for (auto entry = cursor.seek(table, first.set(id, "")); entry; entry = cursor.next(table)) {
            if (entry->value.empty())
                return Error{ErrorKind::damaged, from.path(), 0,
                             "the index is damaged: index all repositories again"};
            if (store::key_repository(entry->key) != id) break;
            if (auto error = error_of(each(table, *entry))) return error;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> NextGeneration::begin() {
    if (writer_) return std::nullopt;
    const std::string path = database_.temporary_path();
    Result<store::GenerationWriter> writer =
        how_ == How::copy ? store::GenerationWriter::copy(*current_->generation, current_->current.hash, path)
                          : store::GenerationWriter::create(path);
    if (!writer) return writer.error();
    writer_ = std::make_unique<store::GenerationWriter>(*std::move(writer));
    return std::nullopt;
}

std::optional<Error> NextGeneration::write(const FamilyRecords& built) {
    const bool anew = how_ == How::anew;
    if (!anew && built.records.empty() && built.gone.empty()) return std::nullopt;
    if (auto error = begin()) return error;
    for (const Record& record : built.records) {
        const auto written = anew ? writer_->append(record.table, record.key, record.value)
                                  : writer_->put(record.table, record.key, record.value);
        if (!written) return written.error();
    }
    for (const Record& record : built.gone) {
        if (anew) break;
        if (const auto removed = writer_->remove(record.table, record.key); !removed) return removed.error();
    }
    return std::nullopt;
}

std::optional<Error> NextGeneration::carry_over(store::RepositoryId id) {
    if (how_ == How::copy || current_ == nullptr) return std::nullopt;
    if (auto error = begin()) return error;
    return for_each_record(*current_->generation, id, [&](Table table, const store::Cursor::Entry& entry) {
        return writer_->append(table, entry.key, entry.value);
    });
}

std::optional<Error> NextGeneration::drop(store::RepositoryId id) {
    if (how_ == How::anew) return std::nullopt;
    if (auto error = begin()) return error;
    return for_each_record(*current_->generation, id, [&](Table table, const store::Cursor::Entry& entry) {
        return writer_->remove(table, entry.key);
    });
}

bool NextGeneration::differs(const store::Meta& meta) const {
    if (how_ == How::anew || writer_) return true;
    store::Meta before = current_->meta;
    before.built_ns = meta.built_ns;
    before.rezdex_version = meta.rezdex_version;
    return before != meta;
}

Result<NextGeneration::Published> NextGeneration::publish(const store::Meta& meta) {
    if (auto error = begin()) return *std::move(error);
    const std::vector<std::uint64_t> value = store::encode_meta(meta);
    const auto put = writer_->put(Table::meta, store::meta_key(), std::as_bytes(std::span(value)));
    if (!put) return put.error();
    const Result<store::GenerationWriter::Finished> finished = writer_->finish();
    if (!finished) return finished.error();
    const std::uint64_t generation = database_.next_generation();
    if (const auto published = database_.publish(*finished); !published) return published.error();
    return Published{generation, finished->bytes, finished->sync_time};
}

} // namespace rezdex::index
