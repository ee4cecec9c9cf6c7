"""Promise: makes rez look for release hooks in this folder, beside its own."""
