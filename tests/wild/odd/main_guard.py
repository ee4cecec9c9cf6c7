name = "guarded"
version = "1"
requires = ["python"]
if __name__ == "__main__":
    print(name)
