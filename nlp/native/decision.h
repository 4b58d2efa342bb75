/* What one message means, from its plain view: nlp/reference.py with all that it calls, in C. */
#ifndef LINLI_DECISION_H
#define LINLI_DECISION_H

#include "model.h"

/* What lies outside: Python objects, called where they are needed. */
typedef struct {
    PyObject *cut;     /* a text -> the list of its words */
    PyObject *calming; /* a plain text -> how many phrases say that it is not now */
    PyObject *shows;   /* a kind and a plain text -> whether a pattern of this kind matches */
    PyObject *categories, *items, *intents, *kinds, *bands; /* their names, tuples in the order of the layout */
} Outside;

/* The fields of nlp.verdict.Verdict as a tuple. `plain`: the plain view; `hidden`: the same with places and people hidden.
   NULL with an exception set on error. */
PyObject *decide(const Model *model, const Outside *outside, PyObject *plain, PyObject *hidden);

#endif
