// Promise: the next generation of an index whose repository did not change, or changed in one family.
#pragma once

#include <string>

#include "contestants.h"

namespace bench {

class Updates {
  public:
    // `database` is copied at the first use, and a repository with one family of eight versions is added to
    // the copy: what is measured changes neither the index nor the repositories of others.
    explicit Updates(std::string database) : original_(std::move(database)) {}
    ~Updates();
    Updates(const Updates&) = delete;
    Updates& operator=(const Updates&) = delete;

    Timing nothing_changed();
    Timing one_family();

  private:
    void prepare();
    void release(int version);
    [[nodiscard]] std::string database() const { return original_ + ".update"; }
    [[nodiscard]] std::string repository() const { return original_ + ".release"; }

    std::string original_;
    bool prepared_ = false;
    int releases_ = 0;
};

} // namespace bench
