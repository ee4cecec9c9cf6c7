"""Promise: whole definitions: small ones that test one thing, middling ones, and realistic ones, by weight."""

from . import (
    assignment,
    classes,
    commands,
    containers,
    control,
    dataclasses,
    errors,
    formatting,
    functions,
    generators,
    inputs,
    library,
    literals,
    numbers,
    rez_things,
    special_methods,
    strings,
    unknowns,
)
from .maker import Maker

AREAS = (
    assignment,
    classes,
    commands,
    containers,
    control,
    dataclasses,
    errors,
    formatting,
    functions,
    generators,
    inputs,
    library,
    literals,
    numbers,
    rez_things,
    special_methods,
    strings,
    unknowns,
)


def small(maker):
    """One or two statements, so that what is wrong is seen at once and one refusal hides little."""
    lines = []
    for _ in range(maker.pick((0, 0, 1))):
        lines += assignment.assign(maker)
    return [*lines, *maker.statement()]


def one_value(maker):
    """One attribute that computes one value from others that are constant."""
    maker.max_depth = maker.pick((1, 1, 2, 3))
    kind = maker.any_kind()
    producer_kind = kind if maker.chance(0.8) else ("str",)
    names = [
        maker.pick((("str",), ("int",), ("list", ("str",)), ("any",))) for _ in range(maker.pick((0, 1, 2)))
    ]
    values = [(one, maker.constant(maker.settle(one))) for one in names]
    lines = [f"{maker.bind(one)} = {value}" for one, value in values]
    value = maker.expr(producer_kind)
    return [*lines, f"{maker.bind(kind)} = {value}"]


def sweep(maker):
    """Several operations on constants, each by itself: what one raises is a value, too."""
    maker.max_depth = 1
    lines = []
    for at in range(maker.between(2, 5)):
        value = maker.expr(maker.any_kind())
        error = maker.pick(
            ("Exception as e", "Exception as e", "(TypeError, ValueError) as e", "LookupError as e")
        )
        said = maker.pick(("type(e).__name__", "type(e).__name__", "str(e)", "e.args", "repr(e)"))
        lines += ["try:", f"    v{at} = {value}", f"except {error}:", f"    v{at} = {said}"]
    return lines


def middling(maker):
    lines = []
    for _ in range(maker.between(2, 7)):
        lines += maker.statement()
    return lines


def realistic(maker):
    """A package as studios write it, with one or two computed parts."""
    maker.max_depth = maker.pick((1, 1, 2))
    lines = [f"name = {literals.word(maker, ())}", ""]
    maker.frames[-1]["name"] = ("str",)
    if maker.chance(0.9):
        lines += [f"version = {rez_things.value(maker, 'version')}", ""]
        maker.frames[-1]["version"] = ("str",)
    for field in (
        "description",
        "authors",
        "requires",
        "variants",
        "tools",
        "uuid",
        "build_command",
        "_data",
    ):
        if maker.chance(0.45):
            lines += [f"{field} = {rez_things.value(maker, field)}", ""]
            maker.frames[-1][field] = rez_things.KINDS.get(field, ("any",))
    for _ in range(maker.pick((0, 0, 1, 1, 2))):
        lines += maker.statement()
    for _ in range(maker.pick((0, 0, 1))):
        lines += rez_things.early(maker) if maker.chance(0.4) else inputs.platform_block(maker)
    if maker.chance(0.8):
        lines += ["", *commands.definition(maker, "commands")]
    return lines


SHAPES = (one_value,) * 5 + (sweep,) * 3 + (small,) * 6 + (middling,) * 4 + (realistic,) * 5


def define(seed):
    """One definition: its bytes and the names of the producers that made it."""
    maker = Maker(seed)
    shape = maker.pick(SHAPES)
    text = "\n".join(shape(maker)) + "\n"
    maker.used.add(shape.__name__)
    return commands.odd_bytes(maker, text), maker.used
