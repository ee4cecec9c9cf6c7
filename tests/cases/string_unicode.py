# Text beyond ASCII in a str and in a name.
a = "žluťoučký kůň"
b = "日本語"
c = "😀"
naïve = 1
ﬁ = 2
