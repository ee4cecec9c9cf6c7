# Every module that an import may name.
import abc, ast, base64, bisect, codecs, collections, contextlib, copy, ctypes, dataclasses, datetime, enum, errno, fnmatch, functools, glob, hashlib, importlib, inspect, io, itertools, json, keyword, locale, logging, math, operator, os, pickle, platform, pprint, random, re, select, shutil, signal, socket, stat, string, struct, subprocess, sys, tempfile, textwrap, threading, time, traceback, types, typing, uuid
name = "case"
version = "1.0"
