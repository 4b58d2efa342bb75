/* Slots: one look at a message for the words they hang on, and the choice between candidates. nlp/slots/sight.py and
   nlp/slots/choice.py say the same in Python. */
#ifndef LINLI_SLOTS_H
#define LINLI_SLOTS_H

#include <Python.h>

extern PyType_Spec scan_spec, chooser_spec;

#endif
