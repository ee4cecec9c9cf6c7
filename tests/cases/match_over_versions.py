# match is not there in 3.9.
name = "case"
x = 1
match x:
    case 1:
        a = 2
