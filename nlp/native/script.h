/* The plain view of a message, character by character: what nlp/normalise.py does where nothing vanishes or expands. */
#ifndef LINLI_SCRIPT_H
#define LINLI_SCRIPT_H

#include <Python.h>
#include <stdint.h>

#define ODD 0x80000000u

typedef struct {
    uint32_t *pages[0x1100]; /* code point -> what it becomes, 256 a page; 0: itself; with ODD: no single plain one */
} Script;

int script_set(Script *one, Py_UCS4 character, uint32_t becomes); /* added to what is set */
/* From what each code point becomes, and ranges of those that are odd. -1 with an exception set on error. */
int script_fill(Script *one, PyObject *changes, PyObject *odd);
void script_free(Script *one);

/* The text with every character exchanged; it may be the same object. Where `strict`, a text that holds an odd
   character or one three times in a row gives None. NULL with an exception set on error. */
PyObject *script_plain(const Script *one, PyObject *text, int strict);

#endif
