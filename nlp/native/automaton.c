#include "automaton.h"

#include <stdlib.h>
#include <string.h>

#define MOST_NODES 0xFFFFFF
#define MOST_LETTERS 0xFFFF

static int out_of_memory(void)
{
    PyErr_NoMemory();
    return -1;
}

/* The letter of a character, a new one where it has none yet; 0 with an exception set on error. */
static uint32_t new_letter(Automaton *one, Py_UCS4 character)
{
    uint16_t **page = &one->pages[character >> 8];
    if (!*page && !(*page = calloc(256, sizeof **page))) {
        PyErr_NoMemory();
        return 0;
    }
    uint16_t *letter = &(*page)[character & 0xFF];
    if (!*letter) {
        if (one->letters >= MOST_LETTERS) {
            PyErr_SetString(PyExc_ValueError, "too many different characters");
            return 0;
        }
        *letter = (uint16_t)++one->letters;
    }
    return *letter;
}

static uint32_t new_edge(Automaton *one, uint32_t node, uint32_t letter)
{
    uint32_t target = (uint32_t)one->count++;
    if (!node) {
        one->first[letter] = target;
        return target;
    }
    uint64_t key = (uint64_t)node << 16 | letter;
    size_t at = (size_t)(key * 0x9E3779B97F4A7C15u >> one->shift);
    while (one->edges[at])
        at = (at + 1) & one->mask;
    one->edges[at] = key << 24 | target;
    return target;
}

/* Suffix links, from short to long. `parent` and `by`: the edge that leads to each node; `depth`: its length. */
static int link_suffixes(Automaton *one, const uint32_t *parent, const uint16_t *by, const uint16_t *depth)
{
    size_t deepest = 0;
    for (size_t node = 1; node < one->count; node++)
        if (depth[node] > deepest)
            deepest = depth[node];
    size_t *place = calloc(deepest + 2, sizeof *place);
    uint32_t *order = malloc(one->count * sizeof *order);
    if (!place || !order) {
        free(place);
        free(order);
        return out_of_memory();
    }
    for (size_t node = 0; node < one->count; node++)
        place[depth[node] + 1]++;
    for (size_t length = 1; length <= deepest; length++)
        place[length] += place[length - 1];
    for (size_t node = 0; node < one->count; node++)
        order[place[depth[node]]++] = (uint32_t)node;
    for (size_t at = 1; at < one->count; at++) {
        uint32_t node = order[at], up = parent[node];
        uint32_t suffix = up ? automaton_step(one, one->nodes[up].fail, by[node]) : 0;
        one->nodes[node].fail = suffix;
        one->nodes[node].nearer = one->nodes[suffix].row != NO_ROW ? suffix : one->nodes[suffix].nearer;
    }
    free(place);
    free(order);
    return 0;
}

int automaton_build(Automaton *one, PyObject *strings, Py_UCS4 between, size_t matched, size_t count, uint32_t *starts)
{
    size_t size = (size_t)PyUnicode_GET_LENGTH(strings), most = size + 1, edges = 1024;
    int kind = PyUnicode_KIND(strings);
    const void *data = PyUnicode_DATA(strings);
    uint32_t *parent = NULL;
    uint16_t *by = NULL, *depth = NULL;
    int answer = -1;

    memset(one, 0, sizeof *one);
    if (most > MOST_NODES) {
        PyErr_SetString(PyExc_ValueError, "too many strings");
        return -1;
    }
    one->shift = 64 - 10;
    while (edges <= most) {
        edges *= 2;
        one->shift--;
    }
    one->mask = edges - 1;
    one->count = 1;
    one->edges = calloc(edges, sizeof *one->edges);
    one->first = calloc(MOST_LETTERS + 1, sizeof *one->first);
    one->nodes = malloc(most * sizeof *one->nodes);
    parent = malloc(most * sizeof *parent);
    by = malloc(most * sizeof *by);
    depth = malloc(most * sizeof *depth);
    if (!one->edges || !one->first || !one->nodes || !parent || !by || !depth) {
        out_of_memory();
        goto done;
    }
    parent[0] = by[0] = depth[0] = 0;
    one->nodes[0] = (Node){0, 0, NO_ROW, NO_ROW};

    size_t row = 0, at = 0;
    for (;;) {
        uint32_t node = 0;
        size_t first = at;
        if (row++ == count)
            break;
        starts[row - 1] = (uint32_t)at;
        for (; at < size && PyUnicode_READ(kind, data, at) != between; at++) {
            uint32_t letter = new_letter(one, PyUnicode_READ(kind, data, at)), next;
            if (!letter)
                goto done;
            if (!(next = automaton_edge(one, node, letter))) {
                if (at - first >= 0xFFFF) {
                    PyErr_SetString(PyExc_ValueError, "a string is too long");
                    goto done;
                }
                next = new_edge(one, node, letter);
                parent[next] = node;
                by[next] = (uint16_t)letter;
                depth[next] = (uint16_t)(at - first + 1);
                one->nodes[next] = (Node){0, 0, NO_ROW, NO_ROW};
            }
            node = next;
        }
        if (node && row <= matched)
            one->nodes[node].row = (int32_t)row - 1;
        else if (node)
            one->nodes[node].word = (int32_t)row - 1;
        if (at >= size)
            break;
        at++;
    }
    if (row != count) {
        PyErr_Format(PyExc_ValueError, "there are not %zu strings for as many rows", count);
        goto done;
    }
    starts[count] = (uint32_t)size + 1;
    answer = link_suffixes(one, parent, by, depth);
done:
    free(parent);
    free(by);
    free(depth);
    return answer;
}

void automaton_free(Automaton *one)
{
    for (size_t page = 0; page < 0x1100; page++)
        free(one->pages[page]);
    free(one->edges);
    free(one->first);
    free(one->nodes);
    memset(one, 0, sizeof *one);
}
