#include "script.h"

#include <stdlib.h>
#include <string.h>

int script_set(Script *one, Py_UCS4 character, uint32_t becomes)
{
    uint32_t **page = &one->pages[character >> 8];
    if (!*page && !(*page = calloc(256, sizeof **page))) {
        PyErr_NoMemory();
        return -1;
    }
    (*page)[character & 0xFF] |= becomes;
    return 0;
}

static int one_character(PyObject *text, Py_UCS4 *into)
{
    if (!PyUnicode_Check(text) || PyUnicode_GET_LENGTH(text) != 1) {
        PyErr_SetString(PyExc_ValueError, "a single character is wanted");
        return -1;
    }
    *into = PyUnicode_READ_CHAR(text, 0);
    return 0;
}

int script_fill(Script *one, PyObject *changes, PyObject *odd)
{
    PyObject *from, *to;
    Py_ssize_t place = 0;
    while (PyDict_Next(changes, &place, &from, &to)) {
        Py_UCS4 becomes;
        long code = PyLong_AsLong(from);
        if (one_character(to, &becomes) < 0)
            return -1;
        if (code < 0 || code > 0x10FFFF) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_ValueError, "no code point");
            return -1;
        }
        if (script_set(one, (Py_UCS4)code, becomes == (Py_UCS4)code ? 0 : becomes) < 0)
            return -1;
    }
    for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(odd); at++) {
        unsigned int first, last;
        if (!PyArg_ParseTuple(PyTuple_GET_ITEM(odd, at), "II", &first, &last))
            return -1;
        if (first > last || last > 0x10FFFF) {
            PyErr_SetString(PyExc_ValueError, "no range of code points");
            return -1;
        }
        for (unsigned int code = first; code <= last; code++)
            if (script_set(one, code, ODD) < 0)
                return -1;
    }
    return 0;
}

void script_free(Script *one)
{
    for (size_t page = 0; page < 0x1100; page++)
        free(one->pages[page]);
    memset(one, 0, sizeof *one);
}

static inline uint32_t becomes(const Script *one, Py_UCS4 character)
{
    const uint32_t *page = one->pages[character >> 8];
    return page ? page[character & 0xFF] : 0;
}

PyObject *script_plain(const Script *one, PyObject *text, int strict)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text), changes = 0;
    const void *data = PyUnicode_DATA(text);
    Py_UCS4 highest = 0, last = 0, before = 0;

    for (Py_ssize_t at = 0; at < length; at++) {
        Py_UCS4 character = PyUnicode_READ(kind, data, at);
        uint32_t new = becomes(one, character);
        if (strict && new & ODD)
            Py_RETURN_NONE;
        new &= ~ODD;
        /* A new line is a line's end, not a mark that is repeated. */
        if (strict && at > 1 && character == last && character == before && character != '\n')
            Py_RETURN_NONE;
        before = last;
        last = character;
        if (new)
            changes = 1;
        else
            new = character;
        if (new > highest)
            highest = new;
    }
    if (!changes)
        return Py_NewRef(text);
    PyObject *plain = PyUnicode_New(length, highest);
    if (!plain)
        return NULL;
    int to = PyUnicode_KIND(plain);
    void *into = PyUnicode_DATA(plain);
    for (Py_ssize_t at = 0; at < length; at++) {
        Py_UCS4 character = PyUnicode_READ(kind, data, at);
        uint32_t new = becomes(one, character) & ~ODD;
        PyUnicode_WRITE(to, into, at, new ? new : character);
    }
    return plain;
}
