# -*- coding: utf-8 -*-
name = "unicode_studio"
version = "1.1"
description = u"Outils de l'équipe – éclairage & rendu ✓"
authors = [u"Émilie Dupré", "Łukasz", "山田"]
requires = ["python-3"]
def commands():
    # chargé au début
    env.STUDIO_GREETING = "Bienvenue à l'étage 3 →"
    env.PYTHONPATH.append("{root}/python")
