/* Whether a message tells an emergency, and which: nlp/signals.py, nlp/decision.py and the patterns of nlp/emergencies.py. */
#include "message.h"

#include <math.h>

static double alarm_chance(const Message *one, double loudest, double strong, double calming)
{
    const Layout *to = &one->model->layout;
    const float *scores = one->scores;
    double inputs[EMERGENCY_INPUTS + MOST_SERIOUS], worst = scores[to->kind];
    for (int at = 1; at < to->kinds; at++)
        worst = fmax(worst, scores[to->kind + at]);
    inputs[0] = scores[to->emergency];
    inputs[1] = loudest;
    inputs[2] = worst;
    inputs[3] = fmin(strong, 2);
    inputs[4] = fmin(calming, 3);
    inputs[5] = scores[to->present + to->categories - 1];
    inputs[6] = fmax(0.0, log((double)one->length / 60 + 0.01));
    for (int at = 0; at < to->serious_count; at++)
        inputs[EMERGENCY_INPUTS + at] = scores[to->serious[at]];
    return model_chance(one->model->emergency_weights, one->model->emergency_bias, inputs, EMERGENCY_INPUTS + to->serious_count);
}

/* Whether a pattern of this kind matches; -1 on error. `known`: what was asked before (0: not yet, 1: no, 2: yes). */
static int shows(const Message *one, int kind, char *known)
{
    if (!known[kind]) {
        PyObject *name = PyTuple_GET_ITEM(one->outside->kinds, kind);
        PyObject *answer = PyObject_CallFunctionObjArgs(one->outside->shows, name, one->object, NULL);
        int yes = answer ? PyObject_IsTrue(answer) : -1;
        Py_XDECREF(answer);
        if (yes < 0)
            return -1;
        known[kind] = (char)(1 + yes);
    }
    return known[kind] - 1;
}

int find_emergency(const Message *one, double *likely)
{
    const Layout *to = &one->model->layout;
    const float *scores = one->scores + to->kind;
    double loudest = -INFINITY;
    char known[MOST_KINDS] = {0};
    *likely = 0;
    for (size_t part = 0; part < one->parts; part++) {
        const float *sums = sums_of(one, part);
        loudest = fmax(loudest, (double)sums[to->emergency] / sqrt(fmax((double)sums[to->width], (double)one->model->floor)));
    }
    loudest = (float)loudest + one->model->biases[to->emergency];
    if (alarm_chance(one, loudest, 2, 0) < to->alarm)
        return NO_ROW; /* no pattern could raise it */

    PyObject *answer = PyObject_CallOneArg(one->outside->calming, one->object);
    long calming = answer ? PyLong_AsLong(answer) : -1;
    Py_XDECREF(answer);
    if (calming == -1 && PyErr_Occurred())
        return -2;
    /* Patterns are slow: they are asked only as long as their answer may still change something, the likeliest kind first. */
    int order[MOST_KINDS], strong = 0, best = 0;
    for (int kind = 0; kind < to->kinds; kind++) {
        int place = kind;
        for (; place && scores[kind] > scores[order[place - 1]]; place--)
            order[place] = order[place - 1];
        order[place] = kind;
    }
    for (int at = 0; at < to->kinds && strong < 2; at++) {
        double least = alarm_chance(one, loudest, strong, calming), most = alarm_chance(one, loudest, 2, calming);
        if ((least < to->alarm && most < to->alarm) || (least >= to->clear && most >= to->clear))
            break;
        int yes = shows(one, order[at], known);
        if (yes < 0)
            return -2;
        strong += yes;
    }
    *likely = alarm_chance(one, loudest, strong, calming);
    if (*likely < to->alarm)
        return NO_ROW;
    double value = -INFINITY;
    for (int at = 0; at < to->kinds && scores[order[at]] + 0.5 >= value; at++) {
        int kind = order[at], yes = shows(one, kind, known);
        if (yes < 0)
            return -2;
        double mine = scores[kind] + 0.5 * yes;
        if (mine > value || (mine == value && kind < best)) {
            value = mine;
            best = kind;
        }
    }
    return best;
}
