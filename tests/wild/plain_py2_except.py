name = "legacy_bridge"
version = "1"
def commands():
    try:
        import legacy
    except ImportError, e:
        print e
