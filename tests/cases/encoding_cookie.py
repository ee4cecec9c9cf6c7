# -*- coding: utf-8 -*- A cookie that says utf-8.
name = "é"
