/* The words that showed a need: nlp/evidence.py. */
#include "message.h"

#define LOOK 12 /* so many of the strongest strings are looked at */
#define MOST 3

/* Two Chinese characters or more, and nothing else. */
static int is_word(int kind, const void *data, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        Py_UCS4 character = PyUnicode_READ(kind, data, at);
        if (character < 0x4E00 || character > 0x9FFF)
            return 0;
    }
    return to - from >= 2;
}

/* Whether one stretch of characters lies within another. */
static int lies_in(int kind, const void *data, size_t from, size_t to, size_t in_from, size_t in_to)
{
    size_t length = to - from;
    for (size_t at = in_from; at + length <= in_to; at++) {
        size_t same = 0;
        while (same < length && PyUnicode_READ(kind, data, from + same) == PyUnicode_READ(kind, data, at + same))
            same++;
        if (same == length)
            return 1;
    }
    return 0;
}

PyObject *evidence(const Message *one, const Found *need)
{
    const Model *model = one->model;
    int32_t rows[LOOK];
    float weights[LOOK];
    int looked = 0, chosen = 0, column = model->layout.detail + need->item;
    size_t from[MOST], to[MOST];
    for (size_t at = one->starts[need->at]; at < one->starts[need->at + 1]; at++) {
        const Row *row = model_row(model, one->rows[at]);
        float weight = row->scale * (float)row->weights[column];
        int place = looked < LOOK ? looked++ : LOOK;
        if (place == LOOK) {
            if (!(weight > weights[LOOK - 1]))
                continue;
            place--;
        }
        for (; place && weight > weights[place - 1]; place--) {
            weights[place] = weights[place - 1];
            rows[place] = rows[place - 1];
        }
        weights[place] = weight;
        rows[place] = one->rows[at];
    }
    int kind = PyUnicode_KIND(model->strings);
    const void *data = PyUnicode_DATA(model->strings);
    for (int at = 0; at < looked && weights[at] > 0 && chosen < MOST; at++) {
        size_t begins = model->starts[rows[at]], ends = model->starts[rows[at] + 1] - 1;
        int known = !is_word(kind, data, begins, ends);
        for (int other = 0; other < chosen && !known; other++)
            known = lies_in(kind, data, begins, ends, from[other], to[other]) ||
                    lies_in(kind, data, from[other], to[other], begins, ends);
        if (!known) {
            from[chosen] = begins;
            to[chosen++] = ends;
        }
    }
    PyObject *words = PyTuple_New(chosen);
    for (int at = 0; words && at < chosen; at++) {
        PyObject *word = PyUnicode_Substring(model->strings, (Py_ssize_t)from[at], (Py_ssize_t)to[at]);
        if (!word)
            Py_CLEAR(words);
        else
            PyTuple_SET_ITEM(words, at, word);
    }
    return words;
}
