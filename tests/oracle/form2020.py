def differences(parts, given):
    return iter(())
