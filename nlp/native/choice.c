/* Which candidate is the slot: the weights of what stands in and around each, added up. nlp/slots/choice.py says what. */
#define PY_SSIZE_T_CLEAN
#include "slots.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 64 /* of what has a weight */
#define MOST_SLOTS 8
#define NEAREST 32

/* In this order they are read below; where each lies among the tables is told at load. */
enum {
    MOOD, LENGTH, KIND, HEAD, LAST, BEFORE, AFTER, NEXT_BEFORE, NEXT_AFTER, ALONE, KIND_ALONE, RANK, SIZE, PLACE, END, KIND_HEAD,
    KIND_MOOD, WORDS, BETWEEN, PARTS, TOLD, LEFT, RIGHT, NEAR_LEFT, NEAR_RIGHT, TABLES
};
static const char *const names[TABLES] = {
    "mood", "length", "kind", "head", "last", "before", "after", "next_before", "next_after", "alone", "kind_alone", "rank", "size",
    "place", "end", "kind_head", "kind_mood", "words", "between", "parts", "told", "left", "right", "near_left", "near_right",
};

typedef struct {
    uint32_t at; /* where its characters lie */
    int32_t weight;
    uint8_t slot, table, length;
} Entry;

typedef struct {
    int length_step, length_most, place_step, place_most, size_most, rank_most, reach, most;
} Bounds;

typedef struct {
    uint32_t *hashes; /* open addressing; 0 is free. Most of what is looked up has no weight and needs no more than this */
    Entry *entries;
    size_t mask;
    Py_UCS4 *characters;
    size_t written;
    PyObject *slots; /* name -> number */
    int64_t bias[MOST_SLOTS];
    char near[MOST_SLOTS];
    Bounds bounds;
} Chooser;

typedef struct {
    PyObject_HEAD
    Chooser chooser;
} ChooserObject;

/* What is looked up: a few characters put together. Longer than any that has a weight: it has none. */
typedef struct {
    Py_UCS4 at[LONGEST];
    size_t length;
} Key;

static inline void put(Key *key, Py_UCS4 character)
{
    if (key->length < LONGEST)
        key->at[key->length] = character;
    key->length++;
}

static void put_part(Key *key, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    int width = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    if (end - start > LONGEST)
        key->length = LONGEST + 1;
    else
        for (Py_ssize_t at = start; at < end; at++)
            put(key, PyUnicode_READ(width, data, at));
}

static void put_all(Key *key, PyObject *text)
{
    put_part(key, text, 0, PyUnicode_GET_LENGTH(text));
}

static void put_number(Key *key, Py_ssize_t number)
{
    if (number > 9)
        put_number(key, number / 10);
    put(key, (Py_UCS4)('0' + number % 10));
}

static uint32_t hashed(int slot, int table, const Key *key)
{
    uint64_t hash = ((uint64_t)slot << 8 | (uint64_t)table) + 1;
    for (size_t at = 0; at < key->length; at++)
        hash = (hash ^ key->at[at]) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> 32) | 1;
}

/* Where a key lies, or the free place where it belongs. */
static size_t place_of(const Chooser *one, int slot, int table, const Key *key, uint32_t hash)
{
    size_t at = (hash >> 1) & one->mask;
    for (; one->hashes[at]; at = (at + 1) & one->mask) {
        const Entry *entry = &one->entries[at];
        if (one->hashes[at] == hash && entry->slot == slot && entry->table == table && entry->length == key->length &&
            !memcmp(one->characters + entry->at, key->at, key->length * sizeof *key->at))
            break;
    }
    return at;
}

static int32_t weight(const Chooser *one, int slot, int table, const Key *key)
{
    if (key->length > LONGEST)
        return 0;
    size_t at = place_of(one, slot, table, key, hashed(slot, table, key));
    return one->hashes[at] ? one->entries[at].weight : 0;
}

/* --- one message ------------------------------------------------------------------------------------------------ */

typedef struct {
    const Chooser *one;
    int slot;
    PyObject *text, *breaks, *places, *classes, *mood, *key;
    Py_ssize_t length, count; /* of the text; of the candidates */
} Asked;

typedef struct {
    Py_ssize_t start, end, left, right; /* the words and their clause */
    PyObject *kind, *head, *signs;
} Words;

static int32_t of_part(const Asked *asked, int table, Py_ssize_t start, Py_ssize_t end)
{
    Key key;
    key.length = 0;
    put_part(&key, asked->text, start < 0 ? 0 : start, end > asked->length ? asked->length : end);
    return weight(asked->one, asked->slot, table, &key);
}

static int32_t of_two(const Asked *asked, int table, PyObject *first, PyObject *second)
{
    Key key;
    key.length = 0;
    put_all(&key, first);
    if (second)
        put_all(&key, second);
    return weight(asked->one, asked->slot, table, &key);
}

static int32_t of_number(const Asked *asked, int table, Py_ssize_t number)
{
    Key key;
    key.length = 0;
    put_number(&key, number);
    return weight(asked->one, asked->slot, table, &key);
}

static int64_t of_each(const Asked *asked, int table, PyObject *letters)
{
    int64_t total = 0;
    for (Py_ssize_t at = 0; at < PyUnicode_GET_LENGTH(letters); at++) {
        Key key;
        key.length = 0;
        put(&key, PyUnicode_READ_CHAR(letters, at));
        total += weight(asked->one, asked->slot, table, &key);
    }
    return total;
}

/* How many of the sorted places come before this one. */
static Py_ssize_t before(PyObject *places, Py_ssize_t place)
{
    Py_ssize_t low = 0, high = PyList_GET_SIZE(places);
    while (low < high) {
        Py_ssize_t middle = (low + high) / 2;
        if (PyLong_AsSsize_t(PyList_GET_ITEM(places, middle)) < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The classes of the telling words between two places, each once. */
static int64_t of_classes(const Asked *asked, int table, Py_ssize_t start, Py_ssize_t end)
{
    Py_ssize_t low, high;
    int64_t total = 0;
    if (start >= end)
        return 0;
    low = before(asked->places, start);
    high = before(asked->places, end);
    for (Py_ssize_t at = low; at < high; at++) {
        PyObject *class = PyList_GET_ITEM(asked->classes, at);
        Py_ssize_t same = low;
        while (same < at && PyUnicode_Compare(PyList_GET_ITEM(asked->classes, same), class))
            same++;
        if (same == at)
            total += of_two(asked, table, class, NULL);
    }
    return total;
}

/* The pairs of signs in a stretch of the text, each once. */
static int64_t of_pairs(const Asked *asked, int table, Py_ssize_t start, Py_ssize_t end)
{
    Key stretch, pair;
    int64_t total = 0;
    stretch.length = 0;
    pair.length = 2;
    put_part(&stretch, asked->text, start < 0 ? 0 : start, end > asked->length ? asked->length : end);
    for (size_t at = 0; at + 1 < stretch.length; at++) {
        size_t same = 0;
        while (same < at && (stretch.at[same] != stretch.at[at] || stretch.at[same + 1] != stretch.at[at + 1]))
            same++;
        if (same == at) {
            memcpy(pair.at, stretch.at + at, 2 * sizeof *pair.at);
            total += weight(asked->one, asked->slot, table, &pair);
        }
    }
    return total;
}

static Py_ssize_t least(Py_ssize_t one, Py_ssize_t other)
{
    return one < other ? one : other;
}

/* What a clause's edges beside the words give: "^", "$", both or nothing. */
static int64_t of_alone(const Asked *asked, const Words *words)
{
    Key alone, kind;
    alone.length = kind.length = 0;
    put_all(&kind, words->kind);
    if (words->start <= words->left)
        put(&alone, '^'), put(&kind, '^');
    if (words->right <= words->end)
        put(&alone, '$'), put(&kind, '$');
    return weight(asked->one, asked->slot, ALONE, &alone) + (int64_t)weight(asked->one, asked->slot, KIND_ALONE, &kind);
}

static int64_t of_end(const Asked *asked, const Words *words)
{
    Key end;
    end.length = 0;
    if (words->right >= asked->length - 1)
        for (const char *sign = "last"; *sign; sign++)
            put(&end, (Py_UCS4)*sign);
    return weight(asked->one, asked->slot, END, &end);
}

static int64_t of_between(const Asked *asked, const Words *words)
{
    Key key;
    key.length = 0;
    put_part(&key, asked->text, words->start > 0 ? words->start - 1 : 0, words->start);
    put_part(&key, asked->text, words->end, least(words->end + 1, asked->length));
    return weight(asked->one, asked->slot, BETWEEN, &key);
}

static int64_t of_candidate(const Asked *asked, const Words *words, Py_ssize_t rank)
{
    const Bounds *to = &asked->one->bounds;
    Py_ssize_t start = words->start, end = words->end, rank_most = to->rank_most;
    int64_t total = of_two(asked, KIND, words->kind, NULL) + of_two(asked, HEAD, words->head, NULL);
    total += of_two(asked, KIND_HEAD, words->kind, words->head) + of_two(asked, KIND_MOOD, words->kind, asked->mood);
    total += of_part(asked, LAST, end - 1, end) + of_part(asked, WORDS, start, end);
    total += of_part(asked, BEFORE, start - 2, start) + of_part(asked, NEXT_BEFORE, start - 1, start);
    total += of_part(asked, AFTER, end, end + 2) + of_part(asked, NEXT_AFTER, end, end + 1);
    total += of_alone(asked, words) + of_end(asked, words) + of_between(asked, words);
    total += of_number(asked, RANK, least(rank, rank_most) * (rank_most + 1) + least(asked->count, rank_most));
    total += of_number(asked, SIZE, least(end - start, to->size_most));
    total += of_number(asked, PLACE, least(words->left / to->place_step, to->place_most));
    total += of_each(asked, PARTS, words->signs);
    total += of_classes(asked, LEFT, words->left, start) + of_classes(asked, RIGHT, end, words->right);
    if (asked->one->near[asked->slot]) {
        total += of_pairs(asked, NEAR_LEFT, start - to->reach, start);
        total += of_pairs(asked, NEAR_RIGHT, end, end + to->reach + 1);
    }
    return total;
}

static int read_words(const Asked *asked, PyObject *candidate, Words *words)
{
    if (!PyTuple_Check(candidate) || PyTuple_GET_SIZE(candidate) != 6)
        goto refused;
    words->start = PyLong_AsSsize_t(PyTuple_GET_ITEM(candidate, 0));
    words->end = PyLong_AsSsize_t(PyTuple_GET_ITEM(candidate, 1));
    words->kind = PyTuple_GET_ITEM(candidate, 2);
    words->head = PyTuple_GET_ITEM(candidate, 3);
    words->signs = PyTuple_GET_ITEM(candidate, 5);
    if (PyErr_Occurred() || !PyUnicode_Check(words->kind) || !PyUnicode_Check(words->head) || !PyUnicode_Check(words->signs) ||
        words->start < 0 || words->start >= words->end || words->end > asked->length)
        goto refused;
    Py_ssize_t first = before(asked->breaks, words->start), next = before(asked->breaks, words->end);
    words->left = first ? PyLong_AsSsize_t(PyList_GET_ITEM(asked->breaks, first - 1)) + 1 : 0;
    words->right =
        next < PyList_GET_SIZE(asked->breaks) ? PyLong_AsSsize_t(PyList_GET_ITEM(asked->breaks, next)) : asked->length;
    return PyErr_Occurred() ? -1 : 0;
refused:
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "no candidate of this text");
    return -1;
}

/* The setting's fields; borrowed. */
static int read_setting(Asked *asked, PyObject *around)
{
    if (!PyTuple_Check(around) || PyTuple_GET_SIZE(around) != 6)
        goto refused;
    asked->breaks = PyTuple_GET_ITEM(around, 0);
    asked->places = PyTuple_GET_ITEM(around, 1);
    asked->classes = PyTuple_GET_ITEM(around, 2);
    asked->mood = PyTuple_GET_ITEM(around, 3);
    asked->key = PyTuple_GET_ITEM(around, 5);
    if (!PyList_Check(asked->breaks) || !PyList_Check(asked->places) || !PyList_Check(asked->classes) ||
        !PyUnicode_Check(asked->mood) || !PyUnicode_Check(asked->key) ||
        PyList_GET_SIZE(asked->places) != PyList_GET_SIZE(asked->classes))
        goto refused;
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(asked->classes); at++)
        if (!PyUnicode_Check(PyList_GET_ITEM(asked->classes, at)))
            goto refused;
    return 0;
refused:
    PyErr_SetString(PyExc_TypeError, "no setting");
    return -1;
}

static PyObject *choose(const Asked *asked, PyObject *candidates)
{
    const Chooser *one = asked->one;
    int64_t highest = 0, base = one->bias[asked->slot];
    PyObject *best = Py_None;
    base += of_two(asked, MOOD, asked->mood, NULL) + of_each(asked, TOLD, asked->key);
    base += of_number(asked, LENGTH, least(asked->length / one->bounds.length_step, one->bounds.length_most));
    for (Py_ssize_t rank = 0; rank < asked->count && rank < one->bounds.most; rank++) {
        PyObject *candidate = PyList_GET_ITEM(candidates, rank);
        Words words;
        if (read_words(asked, candidate, &words) < 0)
            return NULL;
        int64_t total = base + of_candidate(asked, &words, rank);
        if (total > highest) {
            highest = total;
            best = candidate;
        }
    }
    return PyErr_Occurred() ? NULL : Py_NewRef(best);
}

static PyObject *chooser_choose(ChooserObject *self, PyObject *const *args, Py_ssize_t count)
{
    Asked asked = {.one = &self->chooser};
    if (count != 4 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[1]) || !PyList_Check(args[3])) {
        PyErr_SetString(PyExc_TypeError, "a slot, a text, its setting and a list of candidates are wanted");
        return NULL;
    }
    PyObject *slot = PyDict_GetItemWithError(self->chooser.slots, args[0]);
    if (!slot) {
        if (!PyErr_Occurred())
            PyErr_SetObject(PyExc_KeyError, args[0]);
        return NULL;
    }
    asked.slot = (int)PyLong_AsLong(slot);
    asked.text = args[1];
    asked.length = PyUnicode_GET_LENGTH(args[1]);
    asked.count = PyList_GET_SIZE(args[3]);
    return read_setting(&asked, args[2]) < 0 ? NULL : choose(&asked, args[3]);
}

/* --- loading ---------------------------------------------------------------------------------------------------- */

static int refused(const char *why)
{
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, why);
    return -1;
}

static int table_named(PyObject *name)
{
    for (int table = 0; PyUnicode_Check(name) && table < TABLES; table++)
        if (!PyUnicode_CompareWithASCIIString(name, names[table]))
            return table;
    return refused("a table that is not known");
}

static int load_table(Chooser *one, int slot, int table, PyObject *weights)
{
    PyObject *words, *number;
    Py_ssize_t place = 0;
    while (PyDict_Next(weights, &place, &words, &number)) {
        Key key;
        key.length = 0;
        long value = PyLong_AsLong(number);
        if (PyErr_Occurred() || value < INT32_MIN || value > INT32_MAX || !PyUnicode_Check(words))
            return refused("weights are hundredths");
        put_all(&key, words);
        if (key.length > LONGEST)
            return refused("what has a weight is too long");
        uint32_t hash = hashed(slot, table, &key);
        size_t at = place_of(one, slot, table, &key, hash);
        one->hashes[at] = hash;
        one->entries[at] = (Entry){(uint32_t)one->written, (int32_t)value, (uint8_t)slot, (uint8_t)table, (uint8_t)key.length};
        memcpy(one->characters + one->written, key.at, key.length * sizeof *key.at);
        one->written += key.length;
    }
    return 0;
}

/* `tables`: of each slot and each table what has a weight. First counted, then kept. */
static int load_tables(Chooser *one, PyObject *tables)
{
    PyObject *slot, *of_slot, *name, *weights, *words, *number;
    Py_ssize_t at = 0, in, place;
    size_t count = 0, characters = 0, room = 64;
    while (PyDict_Next(tables, &at, &slot, &of_slot))
        for (in = 0; PyDict_Check(of_slot) && PyDict_Next(of_slot, &in, &name, &weights);)
            for (place = 0; PyDict_Check(weights) && PyDict_Next(weights, &place, &words, &number); count++)
                characters += PyUnicode_Check(words) ? (size_t)PyUnicode_GET_LENGTH(words) : 0;
    while (room < count + count / 2)
        room *= 2;
    one->mask = room - 1;
    one->hashes = calloc(room, sizeof *one->hashes);
    one->entries = calloc(room, sizeof *one->entries);
    one->characters = malloc((characters + 1) * sizeof *one->characters);
    if (!one->hashes || !one->entries || !one->characters) {
        PyErr_NoMemory();
        return -1;
    }
    at = 0;
    while (PyDict_Next(tables, &at, &slot, &of_slot)) {
        int number_of = (int)PyDict_GET_SIZE(one->slots), table;
        PyObject *known = PyLong_FromLong(number_of);
        int kept = known && number_of < MOST_SLOTS && PyDict_Check(of_slot) ? PyDict_SetItem(one->slots, slot, known) : -1;
        Py_XDECREF(known);
        if (kept < 0)
            return refused("slots and their tables are wanted");
        in = 0;
        while (PyDict_Next(of_slot, &in, &name, &weights))
            if ((table = table_named(name)) < 0 || !PyDict_Check(weights) || load_table(one, number_of, table, weights) < 0)
                return refused("tables of weights are wanted");
    }
    return 0;
}

static int load_biases(Chooser *one, PyObject *biases, PyObject *near)
{
    PyObject *slot, *number;
    Py_ssize_t at = 0;
    while (PyDict_Next(one->slots, &at, &slot, &number)) {
        long place = PyLong_AsLong(number);
        PyObject *bias = PyDict_GetItemWithError(biases, slot);
        int is_near = bias && PyLong_Check(bias) ? PySequence_Contains(near, slot) : -1;
        if (is_near < 0)
            return refused("each slot has a bias");
        one->near[place] = (char)is_near;
        one->bias[place] = PyLong_AsLong(bias);
    }
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *chooser_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    static char *keywords[] = {"tables", "biases", "near", "length_step", "length_most", "place_step", "place_most", "size_most",
                               "rank_most", "reach", "most", NULL};
    PyObject *tables, *biases, *near;
    Bounds to;
    if (!PyArg_ParseTupleAndKeywords(args, named, "O!O!O!iiiiiiii", keywords, &PyDict_Type, &tables, &PyDict_Type, &biases,
                                     &PyTuple_Type, &near, &to.length_step, &to.length_most, &to.place_step, &to.place_most,
                                     &to.size_most, &to.rank_most, &to.reach, &to.most))
        return NULL;
    if (to.length_step < 1 || to.place_step < 1 || to.length_most < 0 || to.place_most < 0 || to.size_most < 0 || to.rank_most < 0 ||
        to.reach < 0 || to.reach > NEAREST) {
        refused("these bounds are not known");
        return NULL;
    }
    ChooserObject *self = (ChooserObject *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    self->chooser.bounds = to;
    self->chooser.slots = PyDict_New();
    if (!self->chooser.slots || load_tables(&self->chooser, tables) < 0 || load_biases(&self->chooser, biases, near) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void chooser_dealloc(ChooserObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    free(self->chooser.hashes);
    free(self->chooser.entries);
    free(self->chooser.characters);
    Py_XDECREF(self->chooser.slots);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef chooser_methods[] = {
    {"choose", (PyCFunction)(void (*)(void))chooser_choose, METH_FASTCALL,
     "choose(slot, text, around, candidates): the one most likely meant, or None."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot chooser_slots[] = {
    {Py_tp_doc, "Chooser(tables, biases, near, ...): the weights, and how far what is seen reaches."},
    {Py_tp_new, chooser_new},
    {Py_tp_dealloc, chooser_dealloc},
    {Py_tp_methods, chooser_methods},
    {0, NULL},
};

PyType_Spec chooser_spec = {"nlp._core.Chooser", sizeof(ChooserObject), 0, Py_TPFLAGS_DEFAULT, chooser_slots};
