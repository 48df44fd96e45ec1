"""The C interface from Python's ctypes, as docs/c_interface.md shows it: python3 ctypes_test.py LIBRARY tests/golden."""
import ctypes
import json
import sys
import threading


class Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.size).decode()


library = ctypes.CDLL(sys.argv[1])
library.anteroom_version.restype = library.anteroom_status_name.restype = ctypes.c_char_p
library.anteroom_screen.argtypes = library.anteroom_annotate.argtypes = [
    ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(Text)]
library.anteroom_explain.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.POINTER(Text)]
library.anteroom_screener_new.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)]
library.anteroom_knowledge_problems.argtypes = library.anteroom_knowledge_about.argtypes = [ctypes.c_void_p, ctypes.POINTER(Text)]
library.anteroom_knowledge_free.argtypes = library.anteroom_screener_free.argtypes = [ctypes.c_void_p]
library.anteroom_knowledge_free.restype = library.anteroom_screener_free.restype = None
OK, BROKEN_KNOWLEDGE, BAD_QUESTION = 0, 3, 4


def check(status, wanted=OK):
    assert status == wanted, library.anteroom_status_name(status)


def load(folder, wanted=OK):
    knowledge = ctypes.c_void_p()
    check(library.anteroom_knowledge_load(folder.encode(), ctypes.byref(knowledge)), wanted)
    return knowledge


def new_screener(knowledge):
    screener = ctypes.c_void_p()
    check(library.anteroom_screener_new(knowledge, ctypes.byref(screener)))
    return screener


def ask(function, screener, question, wanted=OK):
    text = question if isinstance(question, bytes) else json.dumps(question).encode()
    answer = Text()
    check(function(screener, text, len(text), ctypes.byref(answer)), wanted)
    return json.loads(str(answer))


def explain(screener, what, form, rule=None):
    answer = Text()
    check(library.anteroom_explain(screener, what, form, rule, ctypes.byref(answer)))
    return str(answer)


knowledge = load(sys.argv[2] + "/knowledge")
text = Text()
check(library.anteroom_knowledge_about(knowledge, ctypes.byref(text)))
assert json.loads(str(text))["rules"] == 8, str(text)
screener = new_screener(knowledge)
question = {"id": "q-1", "text": "I have anxiety, and twitching in my thighs \u2014 \u4e2d\u6587. No fever.", "age_years": 25}
screening = ask(library.anteroom_screen, screener, question)
assert screening["id"] == "q-1" and screening["urgency"]["level"] == "routine", screening
assert json.loads(explain(screener, 0, 1))["why"]["decisions"][0]["urgency"] == "routine"
assert "missing: muscle_weakness" in explain(screener, 2, 0, b"head.twitching.weak")
assert explain(screener, 3, 2).startswith("digraph what_if {")
assert ask(library.anteroom_annotate, screener, question)["findings"]
assert ask(library.anteroom_screen, screener, b"\xff", BAD_QUESTION)["problems"][0]["code"] == "line.invalid-utf8"

# One knowledge, a screener for each thread; ctypes lets them run at the same time.
answers = [None] * 4


def work(index):
    own = new_screener(knowledge)
    for _ in range(50):
        answers[index] = ask(library.anteroom_screen, own, question)
    library.anteroom_screener_free(own)


threads = [threading.Thread(target=work, args=(index,)) for index in range(len(answers))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert all(answer == screening for answer in answers)
library.anteroom_screener_free(screener)
library.anteroom_knowledge_free(knowledge)

broken = load(sys.argv[2] + "/check_broken/knowledge", BROKEN_KNOWLEDGE)
check(library.anteroom_knowledge_problems(broken, ctypes.byref(text)))
assert json.loads(str(text))["problems"], str(text)
library.anteroom_knowledge_free(broken)
print("passed with version", library.anteroom_version().decode())
