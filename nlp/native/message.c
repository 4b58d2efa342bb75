/* The clauses of a message and what is found in them: nlp/clauses.py and nlp/model.py. */
#include "message.h"

#include <stdlib.h>

#define LONGEST_CLAUSE 60
#define START 2 /* the characters that mark a message's ends */
#define END 3

void message_free(Message *one)
{
    free(one->plain);
    free(one->marked);
    free(one->letters);
    free(one->ends);
    free(one->rows);
    free(one->starts);
    free(one->sums);
    free(one->scores);
    free(one->chances);
}

/* --- clauses --- */

static int parts_clauses(Py_UCS4 character)
{
    switch (character) {
    case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF1B: case 0xFF0C: /* 。！？；， */
    case '!': case '?': case ';': case '~': case '|':
    case 0x2026: case 0x3001: case 0xB7: /* …、· */
        return 1;
    default:
        return Py_UNICODE_ISSPACE(character);
    }
}

/* Six characters of one line lie before a place. */
static int six_before(const Py_UCS4 *text, size_t at)
{
    if (at < 6)
        return 0;
    for (size_t back = 1; back <= 6; back++)
        if (text[at - back] == '\n')
            return 0;
    return 1;
}

/* Where each clause of a text ends; `text` has one character before it. Every end but the last counts that character,
   the last also the one after. */
static void find_clauses(Message *one)
{
    const Py_UCS4 *text = one->marked + 1;
    size_t length = one->length, at = 0;
    while (at < length) {
        size_t end = at;
        while (end < length && !parts_clauses(text[end]))
            end++;
        while (end < length && parts_clauses(text[end]))
            end++;
        size_t long_enough = end - at > 12 ? end : at;
        for (size_t next = at; next < long_enough;) {
            size_t said = six_before(text, next) ? phrases_at(&one->model->next_clause, text, next, end) : 0;
            if (!said) {
                next++;
                continue;
            }
            if (next - at > 5) {
                one->ends[one->parts++] = next + 1;
                at = next;
            }
            next += said;
        }
        for (; end - at > LONGEST_CLAUSE; at += LONGEST_CLAUSE)
            one->ends[one->parts++] = at + LONGEST_CLAUSE + 1;
        one->ends[one->parts++] = end + 1;
        at = end;
    }
    if (one->parts)
        one->ends[one->parts - 1]++;
}

/* --- rows --- */

static int add_row(Message *one, int32_t row)
{
    if (one->found == one->room) {
        size_t room = one->room ? one->room * 2 : 512;
        int32_t *rows = realloc(one->rows, room * sizeof *rows);
        if (!rows) {
            PyErr_NoMemory();
            return -1;
        }
        one->rows = rows;
        one->room = room;
    }
    one->rows[one->found++] = row;
    model_expect(one->model, row);
    return 0;
}

/* The known strings and words of each clause, and their sums. */
static int find_rows(Message *one, PyObject *words)
{
    const Automaton *automaton = &one->model->automaton;
    size_t size = one->length + 2, width = (size_t)one->model->layout.width + 1, at = 0, word_at = 0;
    Py_ssize_t word = 0, count = PyList_GET_SIZE(words);
    uint32_t node = 0;
    for (size_t place = 0; place < size; place++) {
        one->letters[place] = (uint16_t)automaton_letter(automaton, one->marked[place]);
        if (place)
            automaton_expect(automaton, one->letters[place - 1], one->letters[place]);
    }
    for (size_t part = 0; part < one->parts; part++) {
        one->starts[part] = one->found;
        for (; at < one->ends[part]; at++) {
            node = automaton_step(automaton, node, one->letters[at]);
            uint32_t hit = automaton->nodes[node].row != NO_ROW ? node : automaton->nodes[node].nearer;
            for (; hit; hit = automaton->nodes[hit].nearer)
                if (add_row(one, automaton->nodes[hit].row) < 0)
                    return -1;
        }
        for (; word < count; word++) {
            PyObject *text = PyList_GET_ITEM(words, word);
            if (!PyUnicode_Check(text)) {
                PyErr_SetString(PyExc_TypeError, "the cutter gave something that is no word");
                return -1;
            }
            size_t length = (size_t)PyUnicode_GET_LENGTH(text);
            if (length > one->ends[part] - word_at)
                break;
            int32_t row = automaton_word(automaton, one->letters + word_at, length);
            word_at += length;
            if (row != NO_ROW && add_row(one, row) < 0)
                return -1;
        }
        model_add(one->model, one->rows + one->starts[part], one->found - one->starts[part], one->sums + part * width);
    }
    one->starts[one->parts] = one->found;
    return 0;
}

int message_read(Message *one, PyObject *plain, PyObject *hidden)
{
    const Layout *to = &one->model->layout;
    size_t width = (size_t)to->width + 1;
    one->object = plain;
    one->length = (size_t)PyUnicode_GET_LENGTH(plain);
    if (!one->length || (size_t)PyUnicode_GET_LENGTH(hidden) != one->length) {
        PyErr_SetString(PyExc_ValueError, "a text and the same with something hidden are wanted");
        return -1;
    }
    one->plain = malloc(one->length * sizeof *one->plain);
    one->marked = malloc((one->length + 2) * sizeof *one->marked);
    one->letters = malloc((one->length + 2) * sizeof *one->letters);
    one->ends = malloc(one->length * sizeof *one->ends);
    one->starts = malloc((one->length + 1) * sizeof *one->starts);
    one->scores = malloc(width * sizeof *one->scores);
    one->chances = malloc((size_t)to->categories * sizeof *one->chances);
    if (!one->plain || !one->marked || !one->letters || !one->ends || !one->starts || !one->scores || !one->chances) {
        PyErr_NoMemory();
        return -1;
    }
    if (!PyUnicode_AsUCS4(plain, one->plain, (Py_ssize_t)one->length, 0) ||
        !PyUnicode_AsUCS4(hidden, one->marked + 1, (Py_ssize_t)one->length, 0))
        return -1;
    one->marked[0] = START;
    one->marked[one->length + 1] = END;
    find_clauses(one);
    if (!(one->sums = calloc(one->parts * width, sizeof *one->sums))) {
        PyErr_NoMemory();
        return -1;
    }
    PyObject *text = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, one->marked, (Py_ssize_t)one->length + 2);
    PyObject *words = text ? PyObject_CallOneArg(one->outside->cut, text) : NULL;
    Py_XDECREF(text);
    if (!words)
        return -1;
    int answer = -1;
    if (PyList_Check(words))
        answer = find_rows(one, words);
    else
        PyErr_SetString(PyExc_TypeError, "the cutter gave no list of words");
    Py_DECREF(words);
    if (answer < 0)
        return -1;
    float *total = calloc(width, sizeof *total);
    if (!total) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t part = 0; part < one->parts; part++)
        for (size_t column = 0; column < width; column++)
            total[column] += sums_of(one, part)[column];
    model_level(one->model, total, one->scores);
    free(total);
    model_chances(one->model, one->scores, one->length, one->chances);
    return 0;
}
