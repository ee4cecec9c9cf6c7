# Each escape of a str.
a = "\\ \' \" \a\b\f\n\r\t\v"
b = "\0\7\12\101\377\400"
c = "\x00\x41\xff"
d = "\u00e9\u2028\uffff"
e = "\U0001F600\U0010ffff"
f = "\N{LATIN SMALL LETTER E WITH ACUTE}\N{bullet}"
