// Promise: append_str, append_repr and append_ascii of eval/protocol.h: str(), repr() and ascii() of what is
// known.
//
// What shows an address, or the order of a set, is declined.
#include <algorithm>
#include <array>

#include "eval/call.h"
#include "eval/characters.h"
#include "eval/class.h"
#include "eval/dict.h"
#include "eval/dict_view.h"
#include "eval/exception.h"
#include "eval/library_object.h"
#include "eval/methods.h"
#include "eval/number_text.h"
#include "eval/protocol.h"
#include "eval/special.h"
#include "eval/text_quote.h"

namespace rezdex::eval {
namespace {

// Writes repr() or ascii() of an object and all in it. A container inside of itself is an ellipsis.
class Writer {
  public:
    Writer(bool ascii, std::string& to, Run& run) noexcept : ascii_(ascii), to_(to), run_(run) {}

    [[nodiscard]] bool write(const Object& object) {
        if (!run_.step(2) || !run_.room(to_.size())) return false; // an item takes about as long as two
        switch (object.type) {
        case Type::none: to_ += "None"; return true;
        case Type::boolean: to_ += as<Integer>(object).value != 0 ? "True" : "False"; return true;
        case Type::integer:
        case Type::big_integer: return append_integer(object, to_, run_);
        case Type::floating: append_float_repr(as<Floating>(object).value, to_); return run_.step(2);
        case Type::complex: append_complex_repr(as<Complex>(object), to_); return run_.step(4);
        case Type::string: return append_quoted(text_of(object), ascii_, to_, run_);
        case Type::bytes: return append_quoted_bytes(text_of(object), to_, run_);
        case Type::range: write_range(as<Range>(object)); return true;
        case Type::builtin: return write_type(as<Builtin>(object));
        case Type::class_: to_.append("<class '").append(as<Class>(object).name).append("'>"); return true;
        case Type::exception: return write_exception(as<Exception>(object));
        case Type::instance: return append_special(object);
        case Type::live:
            if (&object != &ellipsis_object) break;
            to_ += "Ellipsis";
            return true;
        case Type::list:
        case Type::tuple:
        case Type::set:
        case Type::frozenset:
        case Type::dict:
        case Type::dict_view: return write_container(object);
        default: break;
        }
        run_.decline(Reason::live_object, "an object whose text is not known");
        return false;
    }

    // (a, b), or with `call` as the arguments of a call: (a).
    [[nodiscard]] bool write_tuple(const Sequence& tuple, bool call = false) {
        to_ += '(';
        if (!write_items(tuple)) return false;
        to_ += tuple.size == 1 && !call ? ",)" : ")";
        return true;
    }

  private:
    struct Open { // a container that is being written
        const Object* object;
        const Open* around;
    };

    bool append_special(const Object& object) {
        const std::size_t before = to_.size();
        if (!append_special_repr(object, to_, run_)) return false;
        if (!ascii_ || is_ascii(std::string_view(to_).substr(before))) return true;
        run_.decline(Reason::unsupported_call, "ascii() of an object");
        return false;
    }

    bool write_container(const Object& object) {
        const auto* around = static_cast<const Open*>(run_.texts);
        for (const Open* open = around; open != nullptr; open = open->around) {
            if (open->object != &object) continue;
            write_recursion(object.type);
            return true;
        }
        if (!run_.within_depth(++depth_)) return false;
        const Open here{&object, around};
        run_.texts = &here;
        const bool written = write_members(object);
        run_.texts = around;
        --depth_;
        return written;
    }

    void write_recursion(Type type) {
        switch (type) {
        case Type::list: to_ += "[...]"; return;
        case Type::tuple: to_ += "(...)"; return;
        case Type::dict_view: to_ += "..."; return;
        default: to_ += "{...}";
        }
    }

    bool write_members(const Object& object) {
        switch (object.type) {
        case Type::list:
            to_ += '[';
            if (!write_items(as<Sequence>(object))) return false;
            to_ += ']';
            return true;
        case Type::tuple: return write_tuple(as<Sequence>(object));
        case Type::dict: return write_dict(as<Dict>(object));
        case Type::dict_view: return write_view(as<DictView>(object));
        default: return write_set(as<Dict>(object));
        }
    }

    bool write_items(const Sequence& sequence) {
        const char* separator = "";
        for (const Object* item : sequence.span()) {
            to_ += separator;
            if (!write(*item)) return false;
            separator = ", ";
        }
        return true;
    }

    bool write_dict(const Dict& dict) {
        const char* separator = "{";
        for (const Dict::Entry& entry : dict.entries()) {
            to_ += separator;
            if (!write(*entry.key)) return false;
            to_ += ": ";
            if (!write(*entry.value)) return false;
            separator = ", ";
        }
        to_ += dict.size() == 0 ? "{}" : "}";
        return true;
    }

    bool write_view(const DictView& view) {
        if (view.of->type == Type::mapping) {
            run_.decline(Reason::live_object, "an object whose text is not known");
            return false;
        }
        constexpr std::array<std::string_view, 3> names{"dict_keys([", "dict_values([", "dict_items(["};
        to_ += names[static_cast<std::size_t>(view.part)];
        const char* separator = "";
        for (const Dict::Entry& entry : view.of->entries()) {
            const Object* part = part_of(entry, view.part, run_);
            to_ += separator;
            if (part == nullptr || !write(*part)) return false;
            separator = ", ";
        }
        to_ += "])";
        return true;
    }

    bool write_set(const Dict& set) {
        if (set.size() > 1) {
            run_.decline(Reason::hash_order);
            return false;
        }
        const bool frozen = set.type == Type::frozenset;
        if (frozen) to_ += set.size() == 0 ? "frozenset()" : "frozenset(";
        if (set.size() == 0) {
            if (!frozen) to_ += "set()";
            return true;
        }
        to_ += '{';
        if (!write(*set.entries().front().key)) return false;
        to_ += frozen ? "})" : "}";
        return true;
    }

    void write_range(const Range& range) {
        to_.append("range(").append(std::to_string(range.start)).append(", ");
        to_ += std::to_string(range.stop);
        if (range.step != 1) to_.append(", ").append(std::to_string(range.step));
        to_ += ')';
    }

    // The types of builtins; what else a Builtin is prints as has been seen to change.
    bool write_type(const Builtin& builtin) {
        const bool type = builtin.kind == Builtin::Kind::type &&
                          (type_of(builtin.of) == &builtin || exception_type(builtin.name) == &builtin);
        if (!type) {
            run_.decline(Reason::live_object, "an object whose text is not known");
            return false;
        }
        to_.append("<class '").append(builtin.name).append("'>");
        return true;
    }

    bool write_exception(const Exception& exception) {
        if (find_special(exception, "__repr__") != nullptr) return append_special(exception);
        if (exception.arguments == nullptr) {
            run_.decline(Reason::live_object, "the text of an exception that CPython made");
            return false;
        }
        if (!run_.within_depth(++depth_)) return false;
        to_ += type_name(exception);
        const bool written = write_tuple(*exception.arguments, true);
        --depth_;
        return written;
    }

    bool ascii_;
    std::string& to_;
    Run& run_;
    std::uint32_t depth_ = 0;
};

} // namespace

bool append_str(const Object& object, std::string& to, Run& run) {
    if (object.type == Type::string) {
        if (!run.room(to.size() + text_of(object).size())) return false;
        to += text_of(object);
        return true;
    }
    if (object.type == Type::exception && find_special(object, "__str__") == nullptr)
        return append_exception(as<Exception>(object), to, run);
    if (object.type == Type::library_object) return append_library_text(as<LibraryObject>(object), to, run);
    if (class_of(object) != nullptr) return append_special_str(object, to, run);
    return append_repr(object, to, run);
}

bool append_repr(const Object& object, std::string& to, Run& run) {
    return Writer(false, to, run).write(object);
}

bool append_ascii(const Object& object, std::string& to, Run& run) {
    return Writer(true, to, run).write(object);
}

} // namespace rezdex::eval
