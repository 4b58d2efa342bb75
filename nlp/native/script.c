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
