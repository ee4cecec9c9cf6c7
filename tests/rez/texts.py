"""Promise: seeded random versions, ranges and requests, most of which rez accepts, for compare_values.py."""

import random

from rez.version import Version


class Texts:
    """Seeded random texts, most of which rez accepts."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def of(self, characters, least, most):
        return "".join(self.random.choices(characters, k=self.random.randint(least, most)))

    def token(self):
        return self.random.choice(
            [lambda: self.of("0123", 1, 2), lambda: self.of("019", 1, 3), lambda: self.of("aB_1", 1, 3)]
        )()

    def version(self):
        tokens = [self.token() for _ in range(self.random.choice([1, 1, 1, 2, 2, 3]))]
        return tokens[0] + "".join(self.random.choice("...-") + token for token in tokens[1:])

    def odd_version(self):
        return "".join(
            self.token() + self.of(". -é\n\ud800+", 0, 1) for _ in range(self.random.randint(1, 4))
        )

    def bound(self):
        a, b = self.version(), self.version()
        if self.random.random() < 0.8 and Version(b) < Version(a):
            a, b = b, a
        form = self.random.choice(
            ["A", "==A", "A+", ">=A", ">A", "<B", "<=B", "A..B", "A..", "..B", ">", "+", "==", "<="]
            + [
                "A+<B",
                "A+<=B",
                "A<B",
                ">=A<B",
                ">A<B",
                ">A,<=B",
                ">=A,<=B",
                "A+,<B",
                "<B,>A",
                "<B,<A",
                "<=B,<A",
                "<=B,>=A",
                "B,>=A",
            ]
        )
        return form.replace("A", "\0").replace("B", b).replace("\0", a)

    def range(self):
        parts = [self.bound() for _ in range(self.random.choice([1, 1, 1, 2, 2, 3, 4, 7]))]
        if self.random.random() < 0.1:  # equal, and written otherwise
            parts.append(parts[0].replace("..", " ").replace(".", "-").replace(" ", ".."))
        if self.random.random() < 0.02:
            parts.insert(self.random.randrange(len(parts) + 1), self.random.choice(["", "\n"]))
        return "|".join(parts) + self.of("\n +*", 0, 1) * (self.random.random() < 0.03)

    def touching_range(self):
        """Parts whose bounds meet: where union and inverse have their odd cases."""
        digits = "0123"
        forms = ["A", "==A", "A+", ">A", "<A", "<=A", "A..B", "A+<B", ">A<=B", ">A<B"]
        part = lambda: self.random.choice(forms).translate(  # noqa: E731
            {65: self.random.choice(digits), 66: self.random.choice(digits)}
        )
        return "|".join(part() for _ in range(self.random.randint(1, 6)))

    def name(self):
        # No long one that rez refuses: its pattern takes exponential time over that.
        name = ".".join(self.of("ab_1", 1, 3) for _ in range(self.random.choice([1, 1, 1, 2])))
        return name + self.of(".+ é|", 0, 1) * (self.random.random() < 0.1)

    def request(self):
        text = self.random.choice(["", "", "", "", "!", "~", ".", "!.", "~.", "!!"]) + self.name()
        kind = self.random.random()
        if kind < 0.2:
            return text
        between = self.random.choice(["-", "-", "-", "@", "#", "", "=", "=="])
        return text + between + (self.range() if kind < 0.7 else self.touching_range())

    def many(self, make, count):
        return [make() for _ in range(count)]

    def pairs(self, texts, count):
        return [tuple(self.random.choices(texts, k=2)) for _ in range(count)] if texts else []
