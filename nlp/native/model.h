/* The shipped weights, and what a stretch of text scores by them: nlp/model.py and nlp/signals.py in C. */
#ifndef LINLI_MODEL_H
#define LINLI_MODEL_H

#include <Python.h>
#include <stdint.h>

#include "automaton.h"

/* Compiled twice, for any machine and for those that add eight numbers at once; which one runs is found out at start. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define WIDE __attribute__((target_clones("default", "avx2")))
#else
#define WIDE
#endif

/* Phrases of a few characters, of which one may begin at a place. */
typedef struct {
    size_t count;
    Py_UCS4 *characters;
    size_t *ends;
} Phrases;

/* Where which score stands (nlp/layout.py), and from which chances is decided (nlp/verdict.py). */
typedef struct {
    int categories, intents, kinds, items;
    int present, detail, intent, emergency, kind, second, width;
    int *bounds;  /* the first item of each category, and where the last ends; the last category is none */
    int *serious; /* columns of the items that emergencies are near to */
    int serious_count;
    int *asks; /* whether each intent asks for something */
    int need;  /* the intent of an emergency */
    double alarm, clear, hope, second_need, act, confirm;
} Layout;

/* What a string weighs: eight bits a column, and what they are to be multiplied by. */
typedef struct {
    float scale, energy;
    int8_t weights[];
} Row;

#define CACHE_LINE 64

typedef struct {
    Layout layout;
    Phrases next_clause, goes_on, next_thing;
    Automaton automaton;
    PyObject *strings; /* all of them, joined by newlines */
    uint32_t *starts;  /* where each begins in it */
    void *memory;      /* holds the table */
    char *table;       /* rows of `stride` bytes, each a Row: what a row needs lies in as few lines of the cache as may be */
    size_t rows, stride;
    float *biases;
    float floor;
    /* the small layers */
    float *category_weights, *category_biases, *emergency_weights, *emergency_bias, *second_weights, *second_bias;
    float *cut_centre, *cut_spread, *cut_hidden, *cut_hidden_biases, *cut_out, *cut_bias;
    int units;
} Model;

#define CUT_INPUTS 38
#define EMERGENCY_INPUTS 7 /* and one for each serious item */
#define SECOND_INPUTS 4
#define MOST_SERIOUS 32
#define MOST_KINDS 256

/* From arrays (name -> buffer with a shape) and the layout (name -> number, numbers or words). -1 with an exception set:
   the arrays are not those that this code knows how to read. */
int model_load(Model *one, PyObject *arrays, PyObject *layout, Py_ssize_t matched);
void model_free(Model *one);

/* How many characters the first phrase that begins at `at` has; 0: none begins there. */
size_t phrases_at(const Phrases *one, const Py_UCS4 *text, size_t at, size_t end);

static inline const Row *model_row(const Model *one, int32_t row)
{
    return (const Row *)(const void *)(one->table + (size_t)row * one->stride);
}

/* A row will be added soon: its weights are far away in memory, and to wait for them is most of what a sum costs. */
static inline void model_expect(const Model *one, int32_t row)
{
#ifdef __GNUC__
    const char *weights = one->table + (size_t)row * one->stride;
    for (size_t at = 0; at < one->stride; at += CACHE_LINE)
        __builtin_prefetch(weights + at);
#else
    (void)one, (void)row;
#endif
}

/* Adds rows to sums: a score a column, and the energy after them. */
void model_add(const Model *one, const int32_t *rows, size_t count, float *sums);

/* Scores of sums; `stretch`: rounded as nlp/signals.py does for many stretches at once. */
void model_level(const Model *one, const float *sums, float *scores);
void model_level_stretch(const Model *one, const float *sums, float *scores);

/* The chances of the categories of what has these scores and this many characters. */
void model_chances(const Model *one, const float *scores, size_t length, double *chances);
void model_chances_stretch(const Model *one, const float *scores, size_t length, double *chances);

double model_chance(const float *weights, const float *bias, const double *inputs, int count);

/* The chance that a cut with these numbers parts two needs. `units`: room for the hidden layer. */
float model_parts(const Model *one, const float *numbers, float *units);

/* The best item of a category among scores. */
int model_best_item(const Layout *one, const float *scores, int category);

#endif
