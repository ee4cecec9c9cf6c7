// Promise: see eval/interpreter.h: comprehensions and generator expressions, as lazy as Python's.
#include <algorithm>

#include "eval/compare.h"
#include "eval/interpreter.h"
#include "eval/iteration.h"
#include "eval/protocol.h"

namespace rezdex::eval {

// Where a comprehension stands: an open iterator for each of its first `open` generators.
struct Cursor {
    syntax::Comprehensions generators;
    Frame* frame;
    std::span<Iterator*> iterators;
    std::size_t open;
};

namespace {

struct GeneratorExpression : Iterator {
    Cursor cursor;
    const syntax::Expr* element;
    bool running;
};

Object* advance_generator(Iterator& self, Run& run) {
    auto& generator = static_cast<GeneratorExpression&>(self);
    if (generator.running) return run.raise("ValueError: generator already executing");
    generator.running = true;
    Object* element = run.interpreter->next_element(generator.cursor, *generator.element);
    generator.running = false;
    // An exception ends a generator; inside of it, StopIteration becomes another one.
    if (run.failed()) {
        self.ended = true;
        if (is_raising(run, "StopIteration")) {
            run.recover();
            return run.raise("RuntimeError: generator raised StopIteration");
        }
    }
    return element;
}

} // namespace

// The first iterable is evaluated outside of the comprehension.
bool Interpreter::open(syntax::Comprehensions generators, Cursor& cursor) {
    if (std::ranges::any_of(generators, &syntax::Comprehension::is_async)) {
        run_.decline(Reason::unsupported_expression);
        return false;
    }
    Object* first = evaluate(*generators.front()->iter);
    if (first == nullptr) return false;
    run_.line = generators.front()->iter->line;
    Iterator* iterator = iterate(*first, run_);
    if (iterator == nullptr) return false;
    const Bindings*& bindings = bindings_[static_cast<const void*>(generators.data())];
    if (bindings == nullptr) bindings = eval::bindings_of(generators, frame_->private_class, run_.arena);
    Frame* enclosing = frame_->kind == Frame::Kind::function || frame_->kind == Frame::Kind::comprehension
                           ? frame_
                           : frame_->enclosing;
    const std::vector<Iterator*> iterators(generators.size(), iterator);
    cursor = {generators,
              run_.arena.make<Frame>(Frame::Kind::comprehension, run_.arena.make<Dict>(run_.arena),
                                     frame_->globals, bindings, enclosing, frame_, frame_->private_class),
              run_.arena.copy(std::span<Iterator* const>(iterators)), 1};
    return true;
}

bool Interpreter::passes(const syntax::Comprehension& generator) {
    return std::ranges::all_of(generator.ifs, [this](const syntax::Expr* condition) {
        Object* value = evaluate(*condition);
        if (value == nullptr) return false;
        run_.line = condition->line;
        return truth(*value, run_).value_or(false);
    });
}

// To the next combination of items that passes; false at the end, too.
bool Interpreter::advance(Cursor& cursor) {
    while (cursor.open != 0 && run_.step()) {
        const syntax::Comprehension& generator = *cursor.generators[cursor.open - 1];
        run_.line = generator.iter->line;
        Object* item = next(*cursor.iterators[cursor.open - 1], run_);
        if (run_.failed()) return false;
        if (item == nullptr) {
            --cursor.open;
            continue;
        }
        if (!assign_to(*generator.target, *item)) return false;
        if (!passes(generator)) {
            if (run_.failed()) return false;
            continue;
        }
        if (cursor.open == cursor.generators.size()) return true;
        Object* iterable = evaluate(*cursor.generators[cursor.open]->iter);
        if (iterable == nullptr) return false;
        Iterator* iterator = iterate(*iterable, run_);
        if (iterator == nullptr) return false;
        cursor.iterators[cursor.open++] = iterator;
    }
    return false;
}

Object* Interpreter::next_element(Cursor& cursor, const syntax::Expr& element) {
    Frame* around = std::exchange(frame_, cursor.frame);
    const std::size_t stacked = stack_.size();
    Object* value = advance(cursor) ? evaluate(element) : nullptr;
    stack_.resize(stacked);
    frame_ = around;
    return value;
}

Object* Interpreter::list_comp(const syntax::ListComp& node) {
    Cursor cursor{};
    if (!open(node.generators, cursor)) return nullptr;
    if (node.kind == syntax::Kind::set_comp) {
        auto* members = run_.arena.make<Dict>(run_.arena, Type::set);
        while (Object* item = next_element(cursor, *node.elt)) {
            if (!members->add(*item, run_)) return nullptr;
        }
        return run_.failed() ? nullptr : members;
    }
    std::vector<Object*> items;
    while (Object* item = next_element(cursor, *node.elt)) {
        items.push_back(item);
        if (!run_.room(items.size() * sizeof(Object*))) return nullptr;
    }
    return run_.failed() ? nullptr : make_sequence(run_.arena, Type::list, items);
}

Object* Interpreter::dict_comp(const syntax::DictComp& node) {
    Cursor cursor{};
    if (!open(node.generators, cursor)) return nullptr;
    auto* made = run_.arena.make<Dict>(run_.arena);
    while (Object* key = next_element(cursor, *node.key)) {
        Frame* around = std::exchange(frame_, cursor.frame);
        Object* value = evaluate(*node.value);
        frame_ = around;
        if (value == nullptr) return nullptr;
        const auto hashed = hash(*key, run_);
        if (!hashed || made->insert(*key, *hashed, *value, run_) == nullptr) return nullptr;
    }
    return run_.failed() ? nullptr : made;
}

Object* Interpreter::generator_exp(const syntax::ListComp& node) {
    auto* made = run_.arena.make<GeneratorExpression>();
    made->type = Type::iterator;
    made->advance = advance_generator;
    made->kind = "generator";
    made->element = node.elt;
    return open(node.generators, made->cursor) ? made : nullptr;
}

} // namespace rezdex::eval
