/* Known strings, found in a text in one pass (Aho-Corasick), and whole words looked up in the same trie. */
#ifndef LINLI_AUTOMATON_H
#define LINLI_AUTOMATON_H

#include <Python.h>
#include <stdint.h>

#define NO_ROW (-1)

/* A stretch of letters with which some string begins. One is looked at a character, so it lies in one place. */
typedef struct {
    uint32_t fail;   /* its longest proper suffix that is a node */
    uint32_t nearer; /* its longest proper suffix that is a known string; 0: none */
    int32_t row;     /* the row of the string that ends here */
    int32_t word;    /* the row of the word that ends here: found only by automaton_word */
} Node;

typedef struct {
    uint16_t *pages[0x1100]; /* code point -> letter, 256 a page; 0 and a missing page: a letter of no string */
    size_t letters;
    uint64_t *edges; /* open addressing; an entry is node << 40 | letter << 24 | target, 0 is free */
    size_t mask;
    int shift;
    uint32_t *first; /* the root's edges, by letter */
    Node *nodes;
    size_t count;
} Automaton;

/* `strings` joined by `between`; the first `matched` are to be found anywhere, the others are words. The place of each
   string is written to `starts` (count + 1 of them, what is between counted). -1 with an exception set on error. */
int automaton_build(Automaton *one, PyObject *strings, Py_UCS4 between, size_t matched, size_t count, uint32_t *starts);
void automaton_free(Automaton *one);

static inline uint32_t automaton_letter(const Automaton *one, Py_UCS4 character)
{
    const uint16_t *page = character < 0x110000 ? one->pages[character >> 8] : NULL;
    return page ? page[character & 0xFF] : 0;
}

/* The node that a letter leads to, 0 where there is none. */
static inline uint32_t automaton_edge(const Automaton *one, uint32_t node, uint32_t letter)
{
    if (!letter)
        return 0;
    if (!node)
        return one->first[letter];
    uint64_t key = (uint64_t)node << 16 | letter;
    for (size_t at = (size_t)(key * 0x9E3779B97F4A7C15u >> one->shift);; at = (at + 1) & one->mask) {
        uint64_t edge = one->edges[at];
        if (edge >> 24 == key)
            return (uint32_t)(edge & 0xFFFFFF);
        if (!edge)
            return 0;
    }
}

/* Two letters that follow each other will be looked up soon, and where their edge lies is known at once. */
static inline void automaton_expect(const Automaton *one, uint32_t letter, uint32_t next)
{
#ifdef __GNUC__
    uint64_t key = (uint64_t)one->first[letter] << 16 | next;
    __builtin_prefetch(&one->edges[key * 0x9E3779B97F4A7C15u >> one->shift]);
#else
    (void)one, (void)letter, (void)next;
#endif
}

/* The state after one more letter of a text. */
static inline uint32_t automaton_step(const Automaton *one, uint32_t node, uint32_t letter)
{
    for (;;) {
        uint32_t next = automaton_edge(one, node, letter);
        if (next || !node)
            return next;
        node = one->nodes[node].fail;
    }
}

/* The row of the word that these letters spell, or NO_ROW. */
static inline int32_t automaton_word(const Automaton *one, const uint16_t *letters, size_t length)
{
    uint32_t node = 0;
    for (size_t at = 0; at < length; at++)
        if (!(node = automaton_edge(one, node, letters[at])))
            return NO_ROW;
    return length ? one->nodes[node].word : NO_ROW;
}

#endif
