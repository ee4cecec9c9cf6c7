# A key that starts with a dollar.
a = {"$set": [1]}
