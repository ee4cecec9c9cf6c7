"""Promise: reads Prometheus' text format (version 0.0.4) as strictly as its description does, for the tests.

https://prometheus.io/docs/instrumenting/exposition_formats/ says: lines end with a line feed; HELP and TYPE at
most once a metric and before its samples; all lines of one metric together; each sample's labels unique; in label
values only backslash, quote and line feed are escaped. ValueError names what is wrong.
"""

import re

NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"')
TYPES = {"counter", "gauge", "histogram", "summary", "untyped"}
ESCAPES = {"\\\\": "\\", "\\n": "\n", '\\"': '"'}


def read_labels(text):
    labels, at = {}, 0
    while at < len(text):
        found = LABEL.match(text, at)
        if not found or found[1] in labels:
            raise ValueError(f"labels: {text}")
        labels[found[1]] = re.sub(r"\\.", lambda escape: ESCAPES[escape[0]], found[2])
        at = found.end()
        if at < len(text):
            if text[at] != ",":
                raise ValueError(f"labels: {text}")
            at += 1
    return labels


def read(text):
    """{(name, ((label, value), …)): number} and {name: type} of the bytes of a file."""
    text = text.decode("utf-8")
    if text and not text.endswith("\n"):
        raise ValueError("the last line has no end")
    samples, types, helps, closed, current = {}, {}, {}, set(), None
    for line in text.split("\n")[:-1]:
        comment = re.fullmatch(r"# (HELP|TYPE) (\S+) (.*)", line)
        if line.startswith("#") and not comment:
            continue
        name = comment[2] if comment else NAME.match(line)[0]
        if not NAME.fullmatch(name):
            raise ValueError(f"name: {line}")
        if name != current:
            closed.add(current)
            if name in closed:
                raise ValueError(f"{name} is in two places")
            current = name
        if comment:
            kept = helps if comment[1] == "HELP" else types
            has_samples = any(known == name for known, _ in samples)
            if name in kept or has_samples or re.search(r"\\(?![\\n])", comment[3]):
                raise ValueError(line)
            kept[name] = comment[3]
            if comment[1] == "TYPE" and comment[3] not in TYPES:
                raise ValueError(line)
            continue
        sample = re.fullmatch(r"\S+?\{(.*)\} (\S+)|\S+ (\S+)", line)
        if not sample:
            raise ValueError(f"sample: {line}")
        key = (name, tuple(sorted(read_labels(sample[1] or "").items())))
        if key in samples:
            raise ValueError(f"twice: {line}")
        samples[key] = float(sample[2] or sample[3])
    if set(types) != {name for name, _ in samples} or set(helps) != set(types):
        raise ValueError("a metric without HELP, TYPE or samples")
    return samples, types
