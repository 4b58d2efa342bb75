/* One look at a message: folded, with all words that slots hang on, and what its telling words say of the whole. */
#define PY_SSIZE_T_CLEAN
#include "slots.h"

#include <stdlib.h>
#include <string.h>

#include "automaton.h"
#include "script.h"

#define MOST_KINDS 16
#define FEW 24
#define AROUND 6 /* fields of a setting */
#define MOST_CLASSES 64

typedef struct {
    Script folding;
    Automaton words;
    uint32_t *kinds, *sizes;   /* of each word: a bit for each kind of hit; its length */
    PyObject *classes;         /* of each word: its class if it is a telling one, else None */
    int count;                 /* kinds */
    int overlapping, placed;   /* of the first ones, words that overlap are not kept; of the last ones, no places */
    PyObject *moods;           /* the classes that say what a message is for */
    PyObject *sight, *setting; /* the tuples that are made */
} Scan;

typedef struct {
    PyObject_HEAD
    Scan scan;
} ScanObject;

typedef struct {
    size_t start, end;
    int32_t row;
} Hit;

typedef struct {
    Hit few[FEW], *at;
    size_t count, room;
} Hits;

/* --- the words -------------------------------------------------------------------------------------------------- */

static int add(Hits *hits, Hit hit)
{
    if (hits->count == hits->room) {
        int first = hits->at == hits->few;
        Hit *more = realloc(first ? NULL : hits->at, 2 * hits->room * sizeof *more);
        if (!more) {
            PyErr_NoMemory();
            return -1;
        }
        if (first)
            memcpy(more, hits->few, sizeof hits->few);
        hits->at = more;
        hits->room *= 2;
    }
    hits->at[hits->count++] = hit;
    return 0;
}

static int find_words(const Scan *one, PyObject *text, Hits *hits)
{
    const Automaton *words = &one->words;
    size_t length = (size_t)PyUnicode_GET_LENGTH(text);
    int width = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    uint32_t node = 0;
    for (size_t at = 0; at < length; at++) {
        node = automaton_step(words, node, automaton_letter(words, PyUnicode_READ(width, data, at)));
        for (uint32_t told = node; told; told = words->nodes[told].nearer) {
            int32_t row = words->nodes[told].row;
            if (row == NO_ROW)
                continue;
            Hit hit = {at + 1 - one->sizes[row], at + 1, row};
            uint32_t kinds = one->kinds[row];
            for (int kind = 0; kinds >> kind; kind++) {
                if (!(kinds >> kind & 1))
                    continue;
                if (kind >= one->placed)
                    hits[kind].count++;
                else if (add(&hits[kind], hit) < 0)
                    return -1;
            }
        }
    }
    return 0;
}

/* Of words that overlap the one that begins first, of those that begin together the longest. */
static void keep_longest(Hits *hits)
{
    size_t kept = 0;
    for (size_t next = 0; next < hits->count; next++) {
        Hit hit = hits->at[next];
        size_t at = kept;
        while (at && hits->at[at - 1].start >= hit.start)
            at--;
        if (!at || hits->at[at - 1].end <= hit.start) {
            hits->at[at] = hit;
            kept = at + 1;
        }
    }
    hits->count = kept;
}

static PyObject *pairs(const Hits *hits)
{
    PyObject *list = PyList_New((Py_ssize_t)hits->count);
    for (size_t at = 0; list && at < hits->count; at++) {
        PyObject *start = PyLong_FromSize_t(hits->at[at].start), *end = PyLong_FromSize_t(hits->at[at].end);
        PyObject *pair = start && end ? PyTuple_Pack(2, start, end) : NULL;
        Py_XDECREF(start);
        Py_XDECREF(end);
        if (pair)
            PyList_SET_ITEM(list, (Py_ssize_t)at, pair);
        else
            Py_CLEAR(list);
    }
    return list;
}

/* --- the setting ------------------------------------------------------------------------------------------------ */

static int append_place(PyObject *list, size_t place)
{
    PyObject *number = PyLong_FromSize_t(place);
    int answer = number ? PyList_Append(list, number) : -1;
    Py_XDECREF(number);
    return answer;
}

/* A class into the sorted ones, once. */
static size_t note(Py_UCS4 *classes, size_t count, Py_UCS4 class)
{
    size_t at = count;
    while (at && classes[at - 1] > class)
        at--;
    if ((at && classes[at - 1] == class) || count == MOST_CLASSES)
        return count;
    memmove(classes + at + 1, classes + at, (count - at) * sizeof *classes);
    classes[at] = class;
    return count + 1;
}

/* The fields of nlp.slots.setting.Setting. */
static PyObject *make_setting(const Scan *one, const Hits *signs, size_t length)
{
    PyTypeObject *type = (PyTypeObject *)one->setting;
    PyObject *breaks = PyList_New(0), *places = PyList_New(0), *classes = PyList_New(0), *around = NULL;
    PyObject *key = NULL, *size = NULL, *mood = NULL;
    Py_UCS4 told[MOST_CLASSES];
    size_t different = 0;
    int answer = breaks && places && classes ? 0 : -1;
    for (size_t at = 0; !answer && at < signs->count; at++) {
        PyObject *class = PyTuple_GET_ITEM(one->classes, signs->at[at].row);
        if (class == Py_None) {
            answer = append_place(breaks, signs->at[at].start);
            continue;
        }
        different = note(told, different, PyUnicode_READ_CHAR(class, 0));
        if (!mood && PyUnicode_Contains(one->moods, class) == 1)
            mood = Py_NewRef(class);
        answer = append_place(places, signs->at[at].start) < 0 ? -1 : PyList_Append(classes, class);
    }
    if (!mood)
        mood = PyUnicode_FromString("");
    key = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, told, (Py_ssize_t)different);
    size = PyLong_FromSize_t(length);
    if (!answer && mood && key && size && (around = type->tp_alloc(type, AROUND))) {
        PyObject *fields[AROUND] = {breaks, places, classes, mood, size, key};
        for (int at = 0; at < AROUND; at++)
            PyTuple_SET_ITEM(around, at, Py_NewRef(fields[at]));
    }
    Py_XDECREF(breaks);
    Py_XDECREF(places);
    Py_XDECREF(classes);
    Py_XDECREF(mood);
    Py_XDECREF(key);
    Py_XDECREF(size);
    return around;
}

/* The fields of nlp.slots.sight.Sight: the text, the setting that the first kind tells, a list of hits or how many there are
   for each other kind. */
static PyObject *make_sight(const Scan *one, PyObject *text, Hits *hits)
{
    PyTypeObject *type = (PyTypeObject *)one->sight;
    if (find_words(one, text, hits) < 0)
        return NULL;
    for (int kind = 0; kind < one->overlapping; kind++)
        keep_longest(&hits[kind]);
    PyObject *sight = type->tp_alloc(type, one->count + 1), *field;
    if (!sight)
        return NULL;
    PyTuple_SET_ITEM(sight, 0, Py_NewRef(text));
    if ((field = make_setting(one, &hits[0], (size_t)PyUnicode_GET_LENGTH(text))))
        PyTuple_SET_ITEM(sight, 1, field);
    for (int kind = 1; field && kind < one->count; kind++)
        if ((field = kind < one->placed ? pairs(&hits[kind]) : PyLong_FromSize_t(hits[kind].count)))
            PyTuple_SET_ITEM(sight, kind + 1, field);
    if (!field)
        Py_CLEAR(sight);
    return sight;
}

static PyObject *scan_look(ScanObject *self, PyObject *text)
{
    const Scan *one = &self->scan;
    Hits hits[MOST_KINDS];
    if (!PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "a text is wanted");
        return NULL;
    }
    for (int kind = 0; kind < one->count; kind++) {
        hits[kind].at = hits[kind].few;
        hits[kind].count = 0;
        hits[kind].room = FEW;
    }
    PyObject *folded = script_plain(&one->folding, text, 0);
    PyObject *sight = folded ? make_sight(one, folded, hits) : NULL;
    Py_XDECREF(folded);
    for (int kind = 0; kind < one->count; kind++)
        if (hits[kind].at != hits[kind].few)
            free(hits[kind].at);
    return sight;
}

/* --- loading ---------------------------------------------------------------------------------------------------- */

static int refused(const char *why)
{
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, why);
    return -1;
}

/* `words`: of each its kinds, as bits; `classes`: of the telling ones the class. */
static int load_words(Scan *one, PyObject *words, PyObject *classes)
{
    Py_ssize_t count = PyDict_GET_SIZE(words), place = 0, at = 0;
    uint32_t *starts = malloc(((size_t)count + 1) * sizeof *starts);
    PyObject *between = PyUnicode_FromOrdinal(0), *strings = between ? PyUnicode_Join(between, words) : NULL, *word, *kinds;
    int answer = -1;
    one->kinds = calloc((size_t)count + 1, sizeof *one->kinds);
    one->sizes = calloc((size_t)count + 1, sizeof *one->sizes);
    one->classes = PyTuple_New(count);
    if (!starts || !one->kinds || !one->sizes) {
        PyErr_NoMemory();
    } else if (strings && one->classes) {
        answer = automaton_build(&one->words, strings, 0, (size_t)count, (size_t)count, starts);
        while (!answer && PyDict_Next(words, &place, &word, &kinds)) {
            PyObject *class = PyDict_GetItemWithError(classes, word);
            unsigned long bits = PyLong_AsUnsignedLong(kinds);
            if (PyErr_Occurred() || bits >> one->count)
                answer = refused("the kinds of a word are bits");
            else if (class && (!PyUnicode_Check(class) || PyUnicode_GET_LENGTH(class) != 1))
                answer = refused("a class is one letter");
            one->kinds[at] = (uint32_t)bits;
            one->sizes[at] = (uint32_t)PyUnicode_GET_LENGTH(word);
            PyTuple_SET_ITEM(one->classes, at++, Py_NewRef(class ? class : Py_None));
        }
    }
    free(starts);
    Py_XDECREF(between);
    Py_XDECREF(strings);
    return answer;
}

static int is_tuple_type(PyObject *type)
{
    return PyType_Check(type) && PyType_IsSubtype((PyTypeObject *)type, &PyTuple_Type) &&
           ((PyTypeObject *)type)->tp_basicsize == PyTuple_Type.tp_basicsize;
}

static PyObject *scan_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    static char *keywords[] = {"changes", "words", "count", "overlapping", "placed", "classes", "moods", "sight", "setting", NULL};
    PyObject *changes, *words, *classes, *moods, *sight, *setting;
    int count, overlapping, placed;
    if (!PyArg_ParseTupleAndKeywords(args, named, "O!O!iiiO!UOO", keywords, &PyDict_Type, &changes, &PyDict_Type, &words, &count,
                                     &overlapping, &placed, &PyDict_Type, &classes, &moods, &sight, &setting))
        return NULL;
    if (count < 1 || count > MOST_KINDS || overlapping < 0 || overlapping > placed || placed < 1 || placed > count || !is_tuple_type(sight) ||
        !is_tuple_type(setting)) {
        refused("this many kinds, or these tuples, are not known");
        return NULL;
    }
    ScanObject *self = (ScanObject *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    Scan *one = &self->scan;
    one->count = count;
    one->overlapping = overlapping;
    one->placed = placed;
    one->moods = Py_NewRef(moods);
    one->sight = Py_NewRef(sight);
    one->setting = Py_NewRef(setting);
    PyObject *none = PyTuple_New(0);
    if (!none || script_fill(&one->folding, changes, none) < 0 || load_words(one, words, classes) < 0)
        Py_CLEAR(self);
    Py_XDECREF(none);
    return (PyObject *)self;
}

static void scan_dealloc(ScanObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Scan *one = &self->scan;
    script_free(&one->folding);
    automaton_free(&one->words);
    free(one->kinds);
    free(one->sizes);
    Py_XDECREF(one->classes);
    Py_XDECREF(one->moods);
    Py_XDECREF(one->sight);
    Py_XDECREF(one->setting);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef scan_methods[] = {
    {"look", (PyCFunction)scan_look, METH_O, "The fields of a sight."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot scan_slots[] = {
    {Py_tp_doc, "Scan(changes, words, count, overlapping, placed, classes, moods, sight, setting): what is looked for in a message."},
    {Py_tp_new, scan_new},
    {Py_tp_dealloc, scan_dealloc},
    {Py_tp_methods, scan_methods},
    {0, NULL},
};

PyType_Spec scan_spec = {"nlp._core.Scan", sizeof(ScanObject), 0, Py_TPFLAGS_DEFAULT, scan_slots};
