# -*- coding: utf-8 -*-
# A version may have any one character between two tokens, é too.
name = 'a'
version = '1é0'
previous_version = '1é-0'
