#include "model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- what Python hands over ------------------------------------------------------------------------------------- */

static PyObject *item(PyObject *from, const char *name)
{
    PyObject *found = PyDict_GetItemString(from, name); /* borrowed */
    if (!found)
        PyErr_Format(PyExc_ValueError, "%s is missing", name);
    return found;
}

/* A copy of an array of 32-bit floats of a shape; `rows` or `columns` of -1: any, and written back. */
static float *floats(PyObject *arrays, const char *name, Py_ssize_t *rows, Py_ssize_t *columns)
{
    Py_buffer view;
    PyObject *array = item(arrays, name);
    if (!array || PyObject_GetBuffer(array, &view, PyBUF_FORMAT | PyBUF_C_CONTIGUOUS) < 0)
        return NULL;
    float *copy = NULL;
    int two = columns != NULL;
    if (strcmp(view.format ? view.format : "B", "f") || view.ndim != (two ? 2 : 1) ||
        (*rows >= 0 && view.shape[0] != *rows) || (two && *columns >= 0 && view.shape[1] != *columns)) {
        PyErr_Format(PyExc_ValueError, "%s has another shape than this version reads", name);
    } else if (!(copy = malloc((size_t)view.len + sizeof *copy))) {
        PyErr_NoMemory();
    } else {
        memcpy(copy, view.buf, (size_t)view.len);
        *rows = view.shape[0];
        if (two)
            *columns = view.shape[1];
    }
    PyBuffer_Release(&view);
    return copy;
}

static float *vector(PyObject *arrays, const char *name, Py_ssize_t size)
{
    return floats(arrays, name, &size, NULL);
}

static float *matrix(PyObject *arrays, const char *name, Py_ssize_t rows, Py_ssize_t columns)
{
    return floats(arrays, name, &rows, &columns);
}

/* A number of the layout from 0 to 100,000. */
static int whole(PyObject *layout, const char *name, int *into)
{
    PyObject *found = item(layout, name);
    long value = found ? PyLong_AsLong(found) : -1;
    if (value < 0 || value > 100000) {
        if (!PyErr_Occurred())
            PyErr_Format(PyExc_ValueError, "%s is out of range", name);
        return -1;
    }
    *into = (int)value;
    return 0;
}

static int real(PyObject *layout, const char *name, double *into)
{
    PyObject *found = item(layout, name);
    if (!found)
        return -1;
    *into = PyFloat_AsDouble(found);
    return *into == -1.0 && PyErr_Occurred() ? -1 : 0;
}

/* A sequence of numbers, each from 0 to before `below`. */
static int *wholes(PyObject *layout, const char *name, int below, int *count)
{
    PyObject *found = item(layout, name);
    PyObject *list = found ? PySequence_Fast(found, "a layout's numbers are a sequence") : NULL;
    if (!list)
        return NULL;
    Py_ssize_t size = PySequence_Fast_GET_SIZE(list);
    int *numbers = size < 100000 ? malloc(((size_t)size + 1) * sizeof *numbers) : NULL;
    if (!numbers)
        PyErr_NoMemory();
    for (Py_ssize_t at = 0; numbers && at < size; at++) {
        long value = PyLong_AsLong(PySequence_Fast_GET_ITEM(list, at));
        if (value < 0 || value >= below) {
            if (!PyErr_Occurred())
                PyErr_Format(PyExc_ValueError, "%s is out of range", name);
            free(numbers);
            numbers = NULL;
        } else {
            numbers[at] = (int)value;
        }
    }
    Py_DECREF(list);
    *count = (int)size;
    return numbers;
}

static int phrases(PyObject *layout, const char *name, Phrases *into)
{
    PyObject *found = item(layout, name);
    PyObject *list = found ? PySequence_Fast(found, "a layout's phrases are a sequence") : NULL;
    if (!list)
        return -1;
    size_t total = 0, count = (size_t)PySequence_Fast_GET_SIZE(list);
    int answer = -1;
    for (size_t at = 0; at < count; at++) {
        PyObject *phrase = PySequence_Fast_GET_ITEM(list, (Py_ssize_t)at);
        if (!PyUnicode_Check(phrase) || !PyUnicode_GET_LENGTH(phrase)) {
            PyErr_Format(PyExc_ValueError, "%s holds something that is no phrase", name);
            goto done;
        }
        total += (size_t)PyUnicode_GET_LENGTH(phrase);
    }
    into->characters = malloc((total + 1) * sizeof *into->characters);
    into->ends = malloc((count + 1) * sizeof *into->ends);
    if (!into->characters || !into->ends) {
        PyErr_NoMemory();
        goto done;
    }
    total = 0;
    for (size_t at = 0; at < count; at++) {
        PyObject *phrase = PySequence_Fast_GET_ITEM(list, (Py_ssize_t)at);
        Py_ssize_t length = PyUnicode_GET_LENGTH(phrase);
        if (!PyUnicode_AsUCS4(phrase, into->characters + total, length, 0))
            goto done;
        into->ends[at] = total += (size_t)length;
    }
    into->count = count;
    answer = 0;
done:
    Py_DECREF(list);
    return answer;
}

static int load_layout(Layout *one, PyObject *layout)
{
    int count;
    if (whole(layout, "categories", &one->categories) < 0 || whole(layout, "intents", &one->intents) < 0 ||
        whole(layout, "kinds", &one->kinds) < 0 || whole(layout, "present", &one->present) < 0 ||
        whole(layout, "detail", &one->detail) < 0 || whole(layout, "intent", &one->intent) < 0 ||
        whole(layout, "emergency", &one->emergency) < 0 || whole(layout, "kind", &one->kind) < 0 ||
        whole(layout, "second", &one->second) < 0 || whole(layout, "width", &one->width) < 0 ||
        whole(layout, "need", &one->need) < 0 ||
        real(layout, "alarm", &one->alarm) < 0 || real(layout, "clear", &one->clear) < 0 ||
        real(layout, "hope", &one->hope) < 0 || real(layout, "second_need", &one->second_need) < 0 ||
        real(layout, "act", &one->act) < 0 || real(layout, "confirm", &one->confirm) < 0)
        return -1;
    if (!(one->bounds = wholes(layout, "bounds", one->width + 1, &count)))
        return -1;
    int sound = count == one->categories + 1 && one->categories >= 3 && one->intents && one->kinds && !one->bounds[0];
    for (int at = 1; sound && at < count; at++)
        sound = one->bounds[at] > one->bounds[at - 1];
    if (!sound || one->detail + one->bounds[one->categories] > one->width || one->present + one->categories > one->width ||
        one->intent + one->intents > one->width || one->kind + one->kinds > one->width || one->emergency >= one->width ||
        one->second >= one->width) {
        PyErr_SetString(PyExc_ValueError, "the columns do not lie as this version reads them");
        return -1;
    }
    one->items = one->bounds[one->categories - 1];
    if (!(one->serious = wholes(layout, "serious", one->width, &one->serious_count)) ||
        !(one->asks = wholes(layout, "asks", 2, &count)))
        return -1;
    int asking = 0;
    for (int at = 0; at < count; at++)
        asking += one->asks[at];
    if (count != one->intents || !asking || asking == count || one->need >= one->intents || one->kinds > MOST_KINDS ||
        one->serious_count > MOST_SERIOUS) {
        PyErr_SetString(PyExc_ValueError, "the layout is not one that this version reads");
        return -1;
    }
    return 0;
}

static int load_strings(Model *one, PyObject *arrays, Py_ssize_t matched)
{
    Py_buffer view;
    PyObject *blob = item(arrays, "strings");
    if (!blob || PyObject_GetBuffer(blob, &view, PyBUF_SIMPLE) < 0)
        return -1;
    one->strings = PyUnicode_DecodeUTF8(view.buf, view.len, "surrogatepass");
    PyBuffer_Release(&view);
    if (!one->strings)
        return -1;
    if (matched < 0 || (size_t)matched > one->rows) {
        PyErr_SetString(PyExc_ValueError, "more strings to match than rows");
        return -1;
    }
    if (!(one->starts = malloc((one->rows + 1) * sizeof *one->starts))) {
        PyErr_NoMemory();
        return -1;
    }
    return automaton_build(&one->automaton, one->strings, '\n', (size_t)matched, one->rows, one->starts);
}

/* The table with each row's scale and energy beside its weights. */
static int load_table(Model *one, PyObject *arrays)
{
    size_t width = (size_t)one->layout.width;
    Py_buffer view;
    PyObject *table = item(arrays, "table");
    if (!table || PyObject_GetBuffer(table, &view, PyBUF_FORMAT | PyBUF_C_CONTIGUOUS) < 0)
        return -1;
    float *scale = NULL, *energy = NULL;
    int answer = -1;
    if (strcmp(view.format ? view.format : "B", "b") || view.ndim != 2 || view.shape[1] != one->layout.width ||
        view.shape[0] > 0xFFFFFF) {
        PyErr_SetString(PyExc_ValueError, "table has another shape than this version reads");
        goto done;
    }
    one->rows = (size_t)view.shape[0];
    one->stride = (sizeof(Row) + width + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
    if (!(scale = vector(arrays, "scale", view.shape[0])) || !(energy = vector(arrays, "energy", view.shape[0])))
        goto done;
    if (!(one->memory = malloc(one->rows * one->stride + CACHE_LINE))) {
        PyErr_NoMemory();
        goto done;
    }
    one->table = (char *)one->memory + (CACHE_LINE - (uintptr_t)one->memory % CACHE_LINE) % CACHE_LINE;
    for (size_t at = 0; at < one->rows; at++) {
        Row *row = (Row *)(void *)(one->table + at * one->stride);
        row->scale = scale[at];
        row->energy = energy[at];
        memcpy(row->weights, (const char *)view.buf + at * width, width);
    }
    answer = 0;
done:
    free(scale);
    free(energy);
    PyBuffer_Release(&view);
    return answer;
}

int model_load(Model *one, PyObject *arrays, PyObject *layout, Py_ssize_t matched)
{
    const Layout *to = &one->layout;
    float *floor;
    if (load_layout(&one->layout, layout) < 0 || phrases(layout, "next_clause", &one->next_clause) < 0 ||
        phrases(layout, "goes_on", &one->goes_on) < 0 || phrases(layout, "next_thing", &one->next_thing) < 0 ||
        load_table(one, arrays) < 0 || load_strings(one, arrays, matched) < 0)
        return -1;
    Py_ssize_t categories = to->categories, emergency = EMERGENCY_INPUTS + to->serious_count;
    Py_ssize_t inputs = CUT_INPUTS, units = -1;
    if (!(one->biases = vector(arrays, "biases", to->width)) ||
        !(one->category_weights = matrix(arrays, "category_weights", categories, 2 * categories + 1)) ||
        !(one->category_biases = vector(arrays, "category_biases", categories)) ||
        !(one->emergency_weights = matrix(arrays, "emergency_weights", 1, emergency)) ||
        !(one->emergency_bias = vector(arrays, "emergency_biases", 1)) ||
        !(one->second_weights = matrix(arrays, "second_weights", 1, SECOND_INPUTS)) ||
        !(one->second_bias = vector(arrays, "second_biases", 1)) ||
        !(one->cut_centre = vector(arrays, "cut_centre", CUT_INPUTS)) ||
        !(one->cut_spread = vector(arrays, "cut_spread", CUT_INPUTS)) ||
        !(one->cut_hidden = floats(arrays, "cut_hidden", &inputs, &units)) ||
        !(one->cut_hidden_biases = vector(arrays, "cut_hidden_biases", units)) ||
        !(one->cut_out = vector(arrays, "cut_out", units)) || !(one->cut_bias = vector(arrays, "cut_bias", 1)) ||
        !(floor = vector(arrays, "floor", 1)))
        return -1;
    one->floor = *floor;
    free(floor);
    if (units > 100000 || !(one->floor > 0)) {
        PyErr_SetString(PyExc_ValueError, "a layer is out of range");
        return -1;
    }
    one->units = (int)units;
    return 0;
}

static void phrases_free(Phrases *one)
{
    free(one->characters);
    free(one->ends);
}

void model_free(Model *one)
{
    free(one->layout.bounds);
    free(one->layout.serious);
    free(one->layout.asks);
    phrases_free(&one->next_clause);
    phrases_free(&one->goes_on);
    phrases_free(&one->next_thing);
    automaton_free(&one->automaton);
    Py_XDECREF(one->strings);
    free(one->starts);
    free(one->memory);
    float *arrays[] = {
        one->biases, one->category_weights, one->category_biases, one->emergency_weights, one->emergency_bias,
        one->second_weights, one->second_bias, one->cut_centre, one->cut_spread, one->cut_hidden, one->cut_hidden_biases,
        one->cut_out, one->cut_bias,
    };
    for (size_t at = 0; at < sizeof arrays / sizeof *arrays; at++)
        free(arrays[at]);
    memset(one, 0, sizeof *one);
}

/* --- sums and scores -------------------------------------------------------------------------------------------- */

size_t phrases_at(const Phrases *one, const Py_UCS4 *text, size_t at, size_t end)
{
    size_t first = 0;
    for (size_t number = 0; number < one->count; first = one->ends[number++]) {
        size_t length = one->ends[number] - first, same = 0;
        if (length > end - at)
            continue;
        while (same < length && one->characters[first + same] == text[at + same])
            same++;
        if (same == length)
            return length;
    }
    return 0;
}

WIDE void model_add(const Model *one, const int32_t *rows, size_t count, float *restrict sums)
{
    int width = one->layout.width;
    for (size_t at = 0; at < count; at++) {
        const Row *restrict row = model_row(one, rows[at]);
        float scale = row->scale;
        for (int column = 0; column < width; column++)
            sums[column] += scale * (float)row->weights[column];
        sums[width] += row->energy;
    }
}

/* Both levels round where numpy does, so that both paths decide alike on the edge of a threshold. */
WIDE void model_level(const Model *one, const float *restrict sums, float *restrict scores)
{
    int width = one->layout.width;
    float by = (float)(1 / sqrt(fmax((double)sums[width], (double)one->floor)));
    for (int column = 0; column < width; column++)
        scores[column] = sums[column] * by + one->biases[column];
}

WIDE void model_level_stretch(const Model *one, const float *restrict sums, float *restrict scores)
{
    int width = one->layout.width;
    float length = sqrtf(fmaxf(sums[width], one->floor));
    for (int column = 0; column < width; column++)
        scores[column] = sums[column] / length + one->biases[column];
}

int model_best_item(const Layout *one, const float *scores, int category)
{
    const float *fits = scores + one->detail;
    int best = one->bounds[category];
    for (int at = best + 1; at < one->bounds[category + 1]; at++)
        if (fits[at] > fits[best])
            best = at;
    return best;
}

/* The values of the categories before they are made chances; returns the largest. */
static double values(const Model *one, const float *scores, size_t length, double *into)
{
    const Layout *to = &one->layout;
    const float *weights = one->category_weights;
    double size = log((double)length + 1.0), highest = -INFINITY;
    int count = to->categories;
    for (int category = 0; category < count; category++)
        into[category] = one->category_biases[category] + (double)weights[category * (2 * count + 1) + 2 * count] * size;
    for (int at = 0; at < count; at++) {
        double present = scores[to->present + at], fit = scores[to->detail + model_best_item(to, scores, at)];
        for (int category = 0; category < count; category++) {
            const float *row = weights + category * (2 * count + 1);
            into[category] += (double)row[at] * present + (double)row[count + at] * fit;
        }
    }
    for (int category = 0; category < count; category++)
        highest = fmax(highest, into[category]);
    return highest;
}

void model_chances(const Model *one, const float *scores, size_t length, double *chances)
{
    double total = 0;
    values(one, scores, length, chances);
    for (int category = 0; category < one->layout.categories; category++)
        total += chances[category] = exp(fmax(-30.0, fmin(30.0, chances[category])));
    for (int category = 0; category < one->layout.categories; category++)
        chances[category] /= total;
}

void model_chances_stretch(const Model *one, const float *scores, size_t length, double *chances)
{
    double total = 0, highest = values(one, scores, length, chances);
    for (int category = 0; category < one->layout.categories; category++)
        total += chances[category] = exp(chances[category] - highest);
    for (int category = 0; category < one->layout.categories; category++)
        chances[category] = (float)(chances[category] / total);
}

double model_chance(const float *weights, const float *bias, const double *inputs, int count)
{
    double value = 0;
    for (int at = 0; at < count; at++)
        value += (double)weights[at] * inputs[at];
    value += *bias;
    return 1 / (1 + exp(-fmax(-30.0, fmin(30.0, value))));
}

/* On its own, so that the compiler adds several at once and does not mix the rows. */
WIDE static void add_times(float *restrict sums, const float *restrict row, float times, int count)
{
    for (int at = 0; at < count; at++)
        sums[at] += times * row[at];
}

float model_parts(const Model *one, const float *numbers, float *restrict units)
{
    int count = one->units;
    memcpy(units, one->cut_hidden_biases, (size_t)count * sizeof *units);
    for (int input = 0; input < CUT_INPUTS; input++) {
        float number = (numbers[input] - one->cut_centre[input]) / one->cut_spread[input];
        number = number < -4 ? -4 : number > 4 ? 4 : number;
        add_times(units, one->cut_hidden + (size_t)input * (size_t)count, number, count);
    }
    float value = 0;
    for (int unit = 0; unit < count; unit++)
        value += units[unit] > 0 ? units[unit] * one->cut_out[unit] : 0;
    return 1 / (1 + expf(-(value + *one->cut_bias)));
}
