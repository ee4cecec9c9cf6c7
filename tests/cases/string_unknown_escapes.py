# An unknown escape keeps its backslash.
a = "\d\w\.\/"
b = '\%'
