# A module of the standard library that rez does not load.
import wave
name = "case"
version = "1.0"
