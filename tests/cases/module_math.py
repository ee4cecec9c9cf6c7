# Constants and functions of math.
import math
x = [math.pi, math.e, math.inf, math.floor(2.5), math.gcd(12, 18)]
