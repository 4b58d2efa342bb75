/* One message while it is read: its clauses, what was found in each, and what that scores. */
#ifndef LINLI_MESSAGE_H
#define LINLI_MESSAGE_H

#include "decision.h"
#include "model.h"

typedef struct {
    const Model *model;
    const Outside *outside;
    PyObject *object;  /* the plain view */
    size_t length;     /* of the plain view */
    Py_UCS4 *plain;
    Py_UCS4 *marked;   /* between its marks, with what is hidden: two characters longer */
    uint16_t *letters; /* the marked text in the automaton's letters */
    size_t *ends;      /* where each clause ends in the marked text */
    size_t parts;
    int32_t *rows;     /* the rows found, clause by clause */
    size_t found, room;
    size_t *starts;    /* where the rows of each clause begin; one more than there are clauses */
    float *sums;       /* a row a clause: scores and energy */
    float *scores;     /* of the whole message */
    double *chances;
} Message;

typedef struct {
    int item, category;
    size_t first, end; /* clauses */
    double confidence;
    size_t at; /* the clause that says most about it */
} Found;

/* Clauses, rows, sums and scores. -1 with an exception set on error; message_free is due in either case. */
int message_read(Message *one, PyObject *plain, PyObject *hidden);
void message_free(Message *one);

static inline const float *sums_of(const Message *one, size_t part)
{
    return one->sums + part * ((size_t)one->model->layout.width + 1);
}

/* The number of the kind of emergency, or NO_ROW if it is none; how likely it is. -2 on error. */
int find_emergency(const Message *one, double *likely);

/* Two needs in the order told, if some cut parts two of different items: 1; 0 if none does; -1 on error. */
int find_two(const Message *one, Found *found);

/* The strongest words of a need's clause for its item, the strongest first, none inside another: a tuple. */
PyObject *evidence(const Message *one, const Found *need);

#endif
