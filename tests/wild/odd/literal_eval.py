import ast
name = "literal"
version = "1"
variants = ast.literal_eval("[['a-1'], ['b-2']]")
