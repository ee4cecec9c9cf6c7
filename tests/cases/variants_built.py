# Variants that are made in a loop.
name = "case"
version = "1"
variants = []
for maya in ["2022", "2023"]:
    for py in ("3.7", "3.9"):
        if maya == "2022" and py == "3.9":
            continue
        variants.append(["platform-linux", "maya-" + maya, "python-%s" % py])
hashed_variants = len(variants) > 2
