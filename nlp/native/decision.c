/* The verdict on a message: nlp/decision.py. */
#include "decision.h"

#include <math.h>

#include "message.h"

/* The clause of a stretch that says most about an item. */
static void find_clause(const Message *one, Found *need)
{
    const Layout *to = &one->model->layout;
    double best = -INFINITY;
    need->at = need->first;
    for (size_t part = need->first; part < need->end; part++) {
        const float *sums = sums_of(one, part);
        double value = ((double)sums[to->detail + need->item] + (double)sums[to->present + need->category]) /
                       sqrt(fmax((double)sums[to->width], (double)one->model->floor));
        if (value > best) {
            best = value;
            need->at = part;
        }
    }
}

/* A need as nlp.verdict.Found. */
static PyObject *need_tuple(const Message *one, const Found *need)
{
    size_t start = need->at ? one->ends[need->at - 1] - 1 : 0, end = one->ends[need->at] - 1;
    PyObject *words = evidence(one, need);
    return words ? Py_BuildValue("OOnndN", PyTuple_GET_ITEM(one->outside->categories, need->category),
                                 PyTuple_GET_ITEM(one->outside->items, need->item), (Py_ssize_t)start,
                                 (Py_ssize_t)(end < one->length ? end : one->length), need->confidence, words)
                 : NULL;
}

static PyObject *guess_tuple(const Message *one, int category)
{
    const Outside *outside = one->outside;
    const Layout *to = &one->model->layout;
    int none = to->categories - 1;
    PyObject *item = category == none ? NULL : PyTuple_GET_ITEM(outside->items, model_best_item(to, one->scores, category));
    PyObject *name = PyTuple_GET_ITEM(outside->categories, category);
    return item ? Py_BuildValue("OOd", name, item, one->chances[category])
                : Py_BuildValue("Osd", name, "", one->chances[category]);
}

static int best_intent(const Message *one, int asks)
{
    const Layout *to = &one->model->layout;
    int best = NO_ROW;
    for (int at = 0; at < to->intents; at++)
        if (to->asks[at] == asks && (best == NO_ROW || one->scores[to->intent + at] > one->scores[to->intent + best]))
            best = at;
    return best;
}

static int best_of(const double *chances, int count, int but)
{
    int best = but == 0 ? 1 : 0;
    for (int at = best + 1; at < count; at++)
        if (at != but && chances[at] > chances[best])
            best = at;
    return best;
}

enum { ACT, CONFIRM, HAND_OVER };

static int band(const Message *one, double likely, const Found *needs, int count)
{
    const Layout *to = &one->model->layout;
    double sure = 0, told = 0;
    if (likely >= to->alarm)
        return likely >= to->clear ? ACT : CONFIRM;
    for (int at = 0; at < to->categories; at++)
        sure = fmax(sure, one->chances[at]);
    for (int at = 0; at < count; at++)
        told += needs[at].confidence;
    sure = fmax(sure, told);
    return sure >= to->act ? ACT : sure >= to->confirm ? CONFIRM : HAND_OVER;
}

static PyObject *verdict(Message *one)
{
    const Layout *to = &one->model->layout;
    const Outside *outside = one->outside;
    int none = to->categories - 1, needs = 0;
    double likely, total = 0;
    Found found[2];
    int kind = find_emergency(one, &likely);
    if (kind < NO_ROW)
        return NULL;
    if (kind != NO_ROW) {
        one->chances[none] = 0;
        for (int at = 0; at < to->categories; at++)
            total += one->chances[at];
        for (int at = 0; at < to->categories; at++)
            one->chances[at] /= total;
    }
    int best = best_of(one->chances, to->categories, -1), asks = best != none;
    if (asks) {
        int two = find_two(one, found);
        if (two < 0)
            return NULL;
        if (!two)
            found[0] = (Found){model_best_item(to, one->scores, best), best, 0, one->parts, one->chances[best], 0};
        needs = 1 + two;
        for (int at = 0; at < needs; at++)
            find_clause(one, &found[at]);
        best = found[0].category;
    }
    int intent = kind != NO_ROW ? to->need : best_intent(one, asks);
    int first = best_of(one->chances, to->categories, -1), second = best_of(one->chances, to->categories, first);
    PyObject *told = PyTuple_New(needs);
    for (int at = 0; told && at < needs; at++) {
        PyObject *need = need_tuple(one, &found[at]);
        if (!need)
            Py_CLEAR(told);
        else
            PyTuple_SET_ITEM(told, at, need);
    }
    if (!told)
        return NULL;
    return Py_BuildValue("OOdONO(NN)", PyTuple_GET_ITEM(outside->intents, intent), PyTuple_GET_ITEM(outside->categories, best),
                         one->chances[best], PyTuple_GET_ITEM(outside->bands, band(one, likely, found, needs)), told,
                         kind == NO_ROW ? Py_None : PyTuple_GET_ITEM(outside->kinds, kind), guess_tuple(one, first),
                         guess_tuple(one, second));
}

PyObject *decide(const Model *model, const Outside *outside, PyObject *plain, PyObject *hidden)
{
    Message one = {0};
    one.model = model;
    one.outside = outside;
    PyObject *answer = message_read(&one, plain, hidden) < 0 ? NULL : verdict(&one);
    message_free(&one);
    return answer;
}
