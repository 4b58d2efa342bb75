/* nlp._core: the plain view of a message and the decision on it, compiled. nlp/normalise.py and nlp/reference.py say the
   same in Python; tests hold both together. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <string.h>

#include "decision.h"
#include "script.h"
#include "slots.h"

/* --- Script ----------------------------------------------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD
    Script script;
} ScriptObject;

static PyObject *script_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    PyObject *changes, *odd;
    static char *names[] = {"changes", "odd", NULL};
    if (!PyArg_ParseTupleAndKeywords(args, named, "O!O!", names, &PyDict_Type, &changes, &PyTuple_Type, &odd))
        return NULL;
    ScriptObject *self = (ScriptObject *)type->tp_alloc(type, 0);
    if (self && script_fill(&self->script, changes, odd) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void script_dealloc(ScriptObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    script_free(&self->script);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *folded(ScriptObject *self, PyObject *text, int strict)
{
    if (!PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "a text is wanted");
        return NULL;
    }
    return script_plain(&self->script, text, strict);
}

static PyObject *script_plain_method(ScriptObject *self, PyObject *text)
{
    return folded(self, text, 1);
}

static PyObject *script_exchange(ScriptObject *self, PyObject *text)
{
    return folded(self, text, 0);
}

static PyMethodDef script_methods[] = {
    {"plain", (PyCFunction)script_plain_method, METH_O, "The plain view; None where it is not as long as the text."},
    {"exchange", (PyCFunction)script_exchange, METH_O, "The text with every character exchanged for its plain one."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot script_slots[] = {
    {Py_tp_doc, "Script(changes, odd): characters and what they become, and those that have no single plain one."},
    {Py_tp_new, script_new},
    {Py_tp_dealloc, script_dealloc},
    {Py_tp_methods, script_methods},
    {0, NULL},
};

static PyType_Spec script_spec = {"nlp._core.Script", sizeof(ScriptObject), 0, Py_TPFLAGS_DEFAULT, script_slots};

/* --- Reader ----------------------------------------------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD
    Model model;
    Outside outside;
} ReaderObject;

static int names(PyObject *layout, const char *name, int count, PyObject **into)
{
    PyObject *found = PyDict_GetItemString(layout, name);
    if (!found || !PyTuple_Check(found) || PyTuple_GET_SIZE(found) < count) {
        PyErr_Format(PyExc_ValueError, "%s: at least %d names in a tuple are wanted", name, count);
        return -1;
    }
    *into = Py_NewRef(found);
    return 0;
}

static int callable(PyObject *found, PyObject **into)
{
    if (!PyCallable_Check(found)) {
        PyErr_SetString(PyExc_TypeError, "cut, calming and shows are called");
        return -1;
    }
    *into = Py_NewRef(found);
    return 0;
}

static PyObject *reader_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    PyObject *arrays, *layout, *cut, *calming, *shows;
    Py_ssize_t matched;
    static char *keywords[] = {"arrays", "matched", "layout", "cut", "calming", "shows", NULL};
    if (!PyArg_ParseTupleAndKeywords(args, named, "O!nO!OOO", keywords, &PyDict_Type, &arrays, &matched, &PyDict_Type,
                                     &layout, &cut, &calming, &shows))
        return NULL;
    ReaderObject *self = (ReaderObject *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    Outside *outside = &self->outside;
    const Layout *to = &self->model.layout;
    if (model_load(&self->model, arrays, layout, matched) < 0 || callable(cut, &outside->cut) < 0 ||
        callable(calming, &outside->calming) < 0 || callable(shows, &outside->shows) < 0 ||
        names(layout, "category_names", to->categories, &outside->categories) < 0 ||
        names(layout, "item_names", to->items, &outside->items) < 0 ||
        names(layout, "intent_names", to->intents, &outside->intents) < 0 ||
        names(layout, "kind_names", to->kinds, &outside->kinds) < 0 ||
        names(layout, "band_names", 3, &outside->bands) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void reader_dealloc(ReaderObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Outside *outside = &self->outside;
    model_free(&self->model);
    Py_XDECREF(outside->cut);
    Py_XDECREF(outside->calming);
    Py_XDECREF(outside->shows);
    Py_XDECREF(outside->categories);
    Py_XDECREF(outside->items);
    Py_XDECREF(outside->intents);
    Py_XDECREF(outside->kinds);
    Py_XDECREF(outside->bands);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *reader_decide(ReaderObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (count != 2 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[1])) {
        PyErr_SetString(PyExc_TypeError, "two texts are wanted");
        return NULL;
    }
    return decide(&self->model, &self->outside, args[0], args[1]);
}

static PyMethodDef reader_methods[] = {
    {"decide", (PyCFunction)(void (*)(void))reader_decide, METH_FASTCALL,
     "decide(plain, hidden): the fields of a verdict; hidden is plain with places and people masked."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot reader_slots[] = {
    {Py_tp_doc, "Reader(arrays, matched, layout, cut, calming, shows): the weights and how they are read."},
    {Py_tp_new, reader_new},
    {Py_tp_dealloc, reader_dealloc},
    {Py_tp_methods, reader_methods},
    {0, NULL},
};

static PyType_Spec reader_spec = {"nlp._core.Reader", sizeof(ReaderObject), 0, Py_TPFLAGS_DEFAULT, reader_slots};

/* --- frozen dataclasses ----------------------------------------------------------------------------------------- */

/* made(kind, *values): what kind(*values) gives, with every field set at once. The generated __init__ of a frozen
   dataclass looks up and calls object.__setattr__ for each. */
static PyObject *made(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    if (count < 1 || !PyType_Check(args[0])) {
        PyErr_SetString(PyExc_TypeError, "a class and its values are wanted");
        return NULL;
    }
    PyTypeObject *kind = (PyTypeObject *)args[0];
    PyObject *fields = PyObject_GetAttrString(args[0], "__match_args__");
    if (!fields)
        return NULL;
    PyObject *object = NULL;
    if (!PyTuple_Check(fields) || PyTuple_GET_SIZE(fields) != count - 1 || kind->tp_new != PyBaseObject_Type.tp_new)
        PyErr_Format(PyExc_TypeError, "%s is not made of %zd values", kind->tp_name, count - 1);
    else
        object = kind->tp_alloc(kind, 0);
    for (Py_ssize_t at = 1; object && at < count; at++)
        if (PyObject_GenericSetAttr(object, PyTuple_GET_ITEM(fields, at - 1), args[at]) < 0)
            Py_CLEAR(object);
    Py_DECREF(fields);
    return object;
}

static PyMethodDef core_methods[] = {
    {"made", (PyCFunction)(void (*)(void))made, METH_FASTCALL, "made(kind, *values): a frozen dataclass with all its fields."},
    {NULL, NULL, 0, NULL},
};

/* --- the module ------------------------------------------------------------------------------------------------- */

static int add_type(PyObject *module, PyType_Spec *spec)
{
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    int answer = type ? PyModule_AddType(module, (PyTypeObject *)type) : -1;
    Py_XDECREF(type);
    return answer;
}

static int core_exec(PyObject *module)
{
    PyType_Spec *specs[] = {&script_spec, &reader_spec, &scan_spec, &chooser_spec};
    for (size_t at = 0; at < sizeof specs / sizeof *specs; at++)
        if (add_type(module, specs[at]) < 0)
            return -1;
    return 0;
}

static PyModuleDef_Slot core_slots[] = {{Py_mod_exec, core_exec}, {0, NULL}};

static struct PyModuleDef core = {
    PyModuleDef_HEAD_INIT, "nlp._core", "The plain view and the decision, compiled.", 0, core_methods, core_slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__core(void)
{
    return PyModuleDef_Init(&core);
}
