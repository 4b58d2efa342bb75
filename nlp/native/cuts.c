/* Where a message may fall into two needs: nlp/cuts.py. */
#include "message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHARED 6 /* numbers that all cuts of a message share; the others follow */
#define SHORT_SIDE 6

/* What is on one side of a cut. `gain`: how much better its best item fits it than the whole message. */
typedef struct {
    int category, item;
    double fit, gain, sure, nothing, second, here;
    size_t length;
} Side;

/* The second and the first of the presences of what is a need. */
static void two_highest(const double *values, int count, double *second, double *first)
{
    *second = *first = -INFINITY;
    for (int at = 0; at < count; at++) {
        if (values[at] > *first) {
            *second = *first;
            *first = values[at];
        } else if (values[at] > *second) {
            *second = values[at];
        }
    }
}

static int between_clauses(Py_UCS4 character)
{
    switch (character) {
    case 0xFF0C: case 0x3002: case 0xFF1B: case 0x3001: case 0xFF01: case 0xFF1F: /* ，。；、！？ */
        return 1;
    default:
        return Py_UNICODE_ISSPACE(character);
    }
}

static int ends_a_sentence(Py_UCS4 character)
{
    switch (character) {
    case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF1B: /* 。！？； */
    case '!': case '?': case ';': case '\n':
        return 1;
    default:
        return 0;
    }
}

static void describe_side(const Message *one, const float *sums, size_t length, const float *whole, float *scores,
                          double *chances, Side *side)
{
    const Layout *to = &one->model->layout;
    int none = to->categories - 1, category = 0;
    model_level_stretch(one->model, sums, scores);
    model_chances_stretch(one->model, scores, length, chances);
    for (int at = 1; at < none; at++)
        if (chances[at] > chances[category])
            category = at;
    int item = model_best_item(to, scores, category);
    side->category = category;
    side->item = item;
    side->fit = scores[to->detail + item];
    side->gain = side->fit - (double)whole[to->detail + item];
    side->sure = chances[category];
    side->nothing = chances[none];
    side->second = scores[to->second];
    side->here = whole[to->present + category];
    side->length = length;
}

/* The numbers of one cut, after the six that all cuts of a message share. */
static void describe_cut(const Message *one, const Side *left, const Side *right, double left_of_right, double right_of_left,
                         float *numbers)
{
    size_t at = left->length, next = at;
    while (next < one->length && between_clauses(one->plain[next]))
        next++;
    double goes_on = phrases_at(&one->model->goes_on, one->plain, next, one->length) > 0;
    double next_thing = phrases_at(&one->model->next_thing, one->plain, at, one->length) > 0;
    double least = fmin(left->sure, right->sure), other = left->category != right->category;
    size_t shorter = left->length < right->length ? left->length : right->length;
    const double all[CUT_INPUTS - SHARED] = {
        fmax(-1.0, fmin(fmin(left->gain, right->gain), 0.6)),
        fmax(-1.0, fmin(fmax(left->gain, right->gain), 0.8)),
        left->gain + right->gain,
        left->item == right->item,
        !other,
        left->sure,
        right->sure,
        least,
        log(least + 1e-3),
        other * least,
        goes_on * least,
        left->nothing,
        right->nothing,
        fmax(left->nothing, right->nothing),
        log(left->nothing + 1e-3),
        log(right->nothing + 1e-3),
        left_of_right,
        right_of_left,
        goes_on,
        next_thing,
        at && ends_a_sentence(one->plain[at - 1]),
        left->fit,
        right->fit,
        fmin(left->fit, right->fit),
        left->second,
        right->second,
        log((double)left->length + 1),
        log((double)right->length + 1),
        shorter < SHORT_SIDE,
        left->here,
        right->here,
        fmin(left->here, right->here),
    };
    for (int number = 0; number < CUT_INPUTS - SHARED; number++)
        numbers[number] = (float)all[number];
}

int find_two(const Message *one, Found *found)
{
    const Model *model = one->model;
    const Layout *to = &model->layout;
    int none = to->categories - 1, answer = 0;
    size_t width = (size_t)to->width + 1, categories = (size_t)to->categories;
    if (one->parts < 2)
        return 0;
    double *presence = malloc(3 * categories * sizeof *presence);
    if (!presence) {
        PyErr_NoMemory();
        return -1;
    }
    double *left_chances = presence + categories, *right_chances = left_chances + categories, hope[SECOND_INPUTS];
    for (int at = 0; at < none; at++)
        presence[at] = one->scores[to->present + at];
    two_highest(presence, none, &hope[1], &hope[2]);
    hope[0] = one->scores[to->second];
    hope[3] = log((double)one->parts);
    if (model_chance(model->second_weights, model->second_bias, hope, SECOND_INPUTS) < to->hope) {
        free(presence);
        return 0;
    }

    float *room = malloc((5 * width + (size_t)model->units) * sizeof *room);
    if (!room) {
        free(presence);
        PyErr_NoMemory();
        return -1;
    }
    float *before = room, *total = before + width, *after = total + width, *whole = after + width, *scores = whole + width;
    float *units = scores + width, numbers[CUT_INPUTS], best = -1;
    memset(room, 0, 2 * width * sizeof *room);
    for (size_t part = 0; part < one->parts; part++)
        for (size_t column = 0; column < width; column++)
            total[column] += sums_of(one, part)[column];
    model_level_stretch(model, total, whole);
    model_chances_stretch(model, whole, one->length, left_chances);
    double second_best, likeliest;
    two_highest(left_chances, none, &second_best, &likeliest);
    for (int at = 0; at < none; at++)
        presence[at] = whole[to->present + at];
    two_highest(presence, none, &hope[1], &hope[2]);
    size_t next = 6;
    while (next < one->length && !phrases_at(&model->next_thing, one->plain, next, one->length))
        next++;
    numbers[0] = whole[to->second];
    numbers[1] = (float)hope[1];
    numbers[2] = (float)hope[2];
    numbers[3] = (float)second_best;
    numbers[4] = (float)log((double)one->parts);
    numbers[5] = next < one->length;

    for (size_t cut = 0; cut + 1 < one->parts; cut++) {
        Side left, right;
        size_t length = one->ends[cut] - 1;
        for (size_t column = 0; column < width; column++) {
            before[column] += sums_of(one, cut)[column];
            after[column] = total[column] - before[column];
        }
        describe_side(one, before, length, whole, scores, left_chances, &left);
        describe_side(one, after, one->length - length, whole, scores, right_chances, &right);
        describe_cut(one, &left, &right, left_chances[right.category], right_chances[left.category], numbers + SHARED);
        float parts = model_parts(model, numbers, units);
        if (parts > best) {
            best = parts;
            answer = left.item != right.item;
            found[0] = (Found){left.item, left.category, 0, cut + 1, left.sure, 0};
            found[1] = (Found){right.item, right.category, cut + 1, one->parts, right.sure, 0};
        }
    }
    if (best < (float)to->second_need)
        answer = 0;
    free(presence);
    free(room);
    return answer;
}
