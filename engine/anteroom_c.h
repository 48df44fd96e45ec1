/* engine/anteroom_c.h: Anteroom for C, and for every language that can call C: libanteroom_c.so.
 *
 *   anteroom_knowledge* knowledge = NULL;
 *   anteroom_screener* screener = NULL;
 *   anteroom_text answer;
 *   if (anteroom_knowledge_load("/usr/local/share/anteroom", &knowledge) == ANTEROOM_OK &&
 *       anteroom_screener_new(knowledge, &screener) == ANTEROOM_OK) {
 *     const char question[] = "{\"text\": \"My father has a crushing pain in his chest.\"}";
 *     anteroom_screen(screener, question, sizeof question - 1, &answer);
 *     puts(answer.data);
 *   }
 *   anteroom_screener_free(screener);
 *   anteroom_knowledge_free(knowledge);
 *
 * The same calls as engine/anteroom.h, over JSON: docs/output.md describes questions and answers, docs/explain.md explanations,
 * docs/c_interface.md has examples, for Python too.
 *
 * Errors. Each call that can fail returns a status and never throws, prints or ends the program. What was wrong is told as JSON,
 * {"problems": [{"code": ..., "message": ..., "hint": ...}]}; codes are stable and listed in docs/errors.md. A null argument gives
 * ANTEROOM_NULL_ARGUMENT, and nothing is done; only the free functions take one, and do nothing.
 *
 * Texts. An anteroom_text that a call fills in belongs to the object that the call was about: it is valid until the next call on that
 * object that fills one in, or until the object is freed. Copy what is to last. It is UTF-8 and ends with a NUL that `size` does not
 * count. Where a call fails before it has anything to say, it is empty, never null.
 *
 * Threads. A knowledge may be used by any number of threads at a time. A screener is for one thread at a time; one a thread.
 */
/* NOLINTBEGIN(readability-identifier-naming): names as C has them. */
#ifndef ANTEROOM_C_H
#define ANTEROOM_C_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct anteroom_knowledge anteroom_knowledge; /* lexicon and rules, frozen */
typedef struct anteroom_screener anteroom_screener;   /* screens one question after the other */

typedef struct anteroom_text {
  const char* data;
  size_t size; /* bytes */
} anteroom_text;

/* Values are stable. */
typedef enum anteroom_status {
  ANTEROOM_OK = 0,
  ANTEROOM_NULL_ARGUMENT = 1,      /* a pointer is null that must not be */
  ANTEROOM_BAD_ARGUMENT = 2,       /* a number is none of its enumeration */
  ANTEROOM_BROKEN_KNOWLEDGE = 3,   /* anteroom_knowledge_problems tells all that is wrong */
  ANTEROOM_BAD_QUESTION = 4,       /* the JSON is no question; the answer has the problems (line.*) */
  ANTEROOM_NO_SUCH_RULE = 5,       /* the answer names the nearest (explain.no-such-rule) */
  ANTEROOM_NOTHING_TO_EXPLAIN = 6, /* the last call on the screener was no anteroom_screen that gave a screening */
  ANTEROOM_NO_MEMORY = 7,          /* the next call starts afresh */
  ANTEROOM_INTERNAL = 8            /* a mistake of ours; please report it. The next call starts afresh */
} anteroom_status;

/* Of an anteroom_status: "ANTEROOM_OK" and so on; "unknown status" for any other number. Never freed. */
const char* anteroom_status_name(int status);

/* The version of the library, "0.1.0". Never freed. */
const char* anteroom_version(void);

/* Of a folder: reads path/lexicon and path/rules; or path/anteroom.snapshot, where it was made of just these files. Of a file: a snapshot,
 * as `anteroom compile` writes it. With ANTEROOM_BROKEN_KNOWLEDGE too there is an object, which has the problems and is to be
 * freed; with any other failure *knowledge is null. */
anteroom_status anteroom_knowledge_load(const char* path, anteroom_knowledge** knowledge);

/* {"problems": [...]}, each with code, message, text (the whole of it for a terminal) and, where there is one, hint, file, line, column
 * (from 1, in code points). The list is empty for good knowledge. Valid as long as the knowledge. */
anteroom_status anteroom_knowledge_problems(const anteroom_knowledge* knowledge, anteroom_text* problems);

/* {"version": ..., "digest": "sha256:...", "concepts": N, "phrases": N, "rules": N, "departments": N}; ANTEROOM_BROKEN_KNOWLEDGE where
 * there is none. Valid as long as the knowledge. */
anteroom_status anteroom_knowledge_about(const anteroom_knowledge* knowledge, anteroom_text* about);

/* Screeners that were made from it keep what they need: it may be freed before them. */
void anteroom_knowledge_free(anteroom_knowledge* knowledge);

/* ANTEROOM_BROKEN_KNOWLEDGE where the knowledge is. *screener is null with any failure. */
anteroom_status anteroom_screener_new(const anteroom_knowledge* knowledge, anteroom_screener** screener);
void anteroom_screener_free(anteroom_screener* screener);

/* Screens one question, `size` bytes of JSON. The answer is the screening; with ANTEROOM_BAD_QUESTION, ANTEROOM_NO_MEMORY and
 * ANTEROOM_INTERNAL it is {"id": ..., "problems": [...]}, and a person should read the question. */
anteroom_status anteroom_screen(anteroom_screener* screener, const char* question, size_t size, anteroom_text* answer);

/* Patient, findings and quantities alone; where the question has a "target", the context of that span too. Fails as anteroom_screen. */
anteroom_status anteroom_annotate(anteroom_screener* screener, const char* question, size_t size, anteroom_text* answer);

typedef enum anteroom_explanation {
  ANTEROOM_WHY = 0,     /* what was decided, by which rules, from which words */
  ANTEROOM_TRACE = 1,   /* every rule that fired, in order */
  ANTEROOM_WHY_NOT = 2, /* why one rule did not fire, and what it lacks */
  ANTEROOM_WHAT_IF = 3  /* each single fact that would change urgency or first department */
} anteroom_explanation;

typedef enum anteroom_format {
  ANTEROOM_FORMAT_TEXT = 0, /* for a person who knows the rules */
  ANTEROOM_FORMAT_JSON = 1, /* docs/explanation.schema.json */
  ANTEROOM_FORMAT_DOT = 2   /* a drawing, for Graphviz: dot -Tsvg */
} anteroom_format;

/* Explains the last screening. `what` is an anteroom_explanation, `format` an anteroom_format. `rule`, the id of a rule, is for
 * ANTEROOM_WHY_NOT; it may be null for the others. The text of the screening itself is no longer valid afterwards. */
anteroom_status anteroom_explain(anteroom_screener* screener, int what, int format, const char* rule, anteroom_text* answer);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* ANTEROOM_C_H */
/* NOLINTEND(readability-identifier-naming) */
