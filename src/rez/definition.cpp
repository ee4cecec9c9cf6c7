// Promise: see rez/definition.h. Parse, evaluate, keep what rez keeps, and
// write it flat.
#include "rez/definition.h"

#include <algorithm>
#include <array>

#include "eval/interpreter.h"
#include "rez/attributes.h"
#include "rez/flatten.h"
#include "rez/loading.h"
#include "rez/schema.h"
#include "rez/solver_fields.h"
#include "rez/version_objects.h"
#include "rez/yaml_load.h"
#include "syntax/parse.h"

namespace rezdex::rez {
namespace {

void decline(Definition& definition, Verdict verdict, Reason reason, std::uint32_t line,
             std::string_view message = {}) {
    clear(definition);
    definition.verdict = verdict;
    definition.reason = reason;
    definition.line = line;
    definition.message = message;
}

void decline(Definition& definition, const eval::Failure& failure) {
    const Verdict verdict = failure.reason == Reason::raises ? Verdict::invalid : Verdict::dynamic;
    decline(definition, verdict, failure.reason, failure.line, failure.message);
}

// Writes the attributes, then, when the text moves no more, what a solve needs
// of them.
class Writer {
  public:
    Writer(Definition& definition, eval::Run& run) noexcept
        : definition_(definition), run_(run), flattener_(definition.nodes, definition.text, run) {}

    void write(const eval::Dict& attributes) {
        const std::size_t root = flattener_.open(ValueKind::dict, 0);
        std::uint64_t children = 0;
        for (const eval::Dict::Entry& entry : attributes.entries()) {
            run_.line = entry.line;
            if (write(entry)) children += 2;
            if (run_.failed()) return;
        }
        definition_.nodes[root].payload = children;
        flattener_.close(root);
        for (const Field& field : std::span(fields_).first(field_count_)) {
            run_.line = field.line;
            if (!set_solver_field(definition_, field.attribute, value_at(field.node)))
                run_.decline(Reason::unsupported_expression);
        }
    }

  private:
    // False where the attribute is unknown, or after a failure.
    bool write(const eval::Dict::Entry& entry) {
        const std::string_view attribute = text_of(*entry.key);
        const std::size_t key = definition_.nodes.size();
        flattener_.append_text(ValueKind::string, attribute);
        if (!flattener_.append(*entry.value)) {
            definition_.nodes.resize(key);
            definition_.unknown.emplace_back(attribute);
            if (is_solver_field(attribute)) run_.decline(Reason::live_object);
            return false;
        }
        if (is_late(*entry.value)) definition_.late.emplace_back(attribute);
        const bool solver_field = is_solver_field(attribute);
        if (!schema_takes(attribute, value_at(key + 1))) {
            if (solver_field) refuse_solver_field(definition_, attribute);
        } else if (solver_field) {
            fields_[field_count_++] = {attribute, key + 1, entry.line};
        }
        return true;
    }

    bool schema_takes(std::string_view attribute, Value value) {
        const Judgement judgement = judge(attribute, value);
        if (judgement.acceptance == Acceptance::unsure) run_.decline(Reason::unchecked_request);
        if (judgement.acceptance == Acceptance::refused)
            definition_.refused.emplace_back(attribute, judgement.why);
        return judgement.acceptance != Acceptance::refused;
    }

    Value value_at(std::size_t node) const noexcept {
        return {definition_.nodes.data() + node, definition_.text.data()};
    }

    static bool is_late(const eval::Object& value) noexcept {
        return value.type == eval::Type::source && eval::as<eval::Source>(value).eval_as_function;
    }

    struct Field {
        std::string_view attribute;
        std::size_t node;
        std::uint32_t line;
    };
    Definition& definition_;
    eval::Run& run_;
    Flattener flattener_;
    std::array<Field, 5> fields_{};
    std::size_t field_count_ = 0;
};

} // namespace

void clear(Definition& definition) {
    definition.verdict = Verdict::complete;
    definition.reason = Reason::none;
    definition.line = 0;
    definition.message.clear();
    definition.nodes.clear();
    definition.text.clear();
    definition.text.reserve(sizeof(std::string)); // on the heap, so that views survive a move
    definition.unknown.clear();
    definition.name_state = definition.version_state = definition.requires_state = definition.variants_state =
        definition.timestamp_state = FieldState::absent;
    definition.name = definition.version = {};
    definition.requires_list.clear();
    definition.variant_requests.clear();
    definition.variant_ends.clear();
    definition.timestamp = 0;
    definition.refused.clear();
    definition.late.clear();
    definition.inputs.clear();
}

eval::Dict* load_attributes(std::string_view bytes, Format format, eval::Run& run, Definition& to) {
    if (format == Format::yaml) return load_yaml(bytes, run);
    const syntax::Parsed parsed = syntax::parse(bytes, run.arena);
    if (parsed.disputed_line != 0) {
        decline(to, Verdict::dynamic, Reason::version_dependent_syntax, parsed.disputed_line,
                parsed.disputed);
        return nullptr;
    }
    if (parsed.verdict != syntax::Verdict::accepted) {
        const bool rejected = parsed.verdict == syntax::Verdict::rejected;
        decline(to, rejected ? Verdict::invalid : Verdict::dynamic, parsed.reason, parsed.line,
                parsed.message);
        return nullptr;
    }
    eval::Interpreter interpreter(run);
    interpreter.know_members(version_member);
    eval::Dict* const attributes =
        interpreter.execute(*parsed.module) ? process(interpreter, parsed, bytes, run) : nullptr;
    interpreter.finish();
    return run.failed() ? nullptr : attributes;
}

void write_definition(const eval::Dict* attributes, eval::Run& run, Definition& to) {
    if (attributes != nullptr) Writer(to, run).write(*attributes);
    if (run.failed())
        decline(to, run.failure());
    else if (!to.unknown.empty())
        to.verdict = Verdict::solver;
    for (const eval::ReadInput& input : run.inputs)
        to.inputs.push_back({std::string(input.name), input.state, input.value_hash});
}

void define(std::string_view bytes, Format format, Workspace& workspace, const Environment& environment,
            Definition& to) {
    clear(to);
    workspace.arena.clear();
    eval::Run run(workspace.arena, &environment);
    write_definition(load_attributes(bytes, format, run, to), run, to);
}

} // namespace rezdex::rez
