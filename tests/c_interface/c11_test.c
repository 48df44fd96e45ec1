/* The C interface from plain C11: a question answered, annotated and explained; every status; null arguments.
 *   c11_test <tests/golden> */
#include <stdio.h>
#include <string.h>

#include "engine/anteroom_c.h"

static int failures = 0;

static void expect(int so, const char* what, int line) {
  if (so) return;
  ++failures;
  printf("line %d: not so: %s\n", line, what);
}
#define EXPECT(condition) expect((condition) ? 1 : 0, #condition, __LINE__)

static const char kQuestion[] =
    "{\"id\": \"q-1\", \"text\": \"My 40 year old mother has terrible pain in her chest. She is short of breath.\", "
    "\"target\": {\"begin\": 0, \"end\": 2}}";

/* The text ends with a NUL, is as long as it says, and has `part` in it. */
static int has(anteroom_text text, const char* part) { return strlen(text.data) == text.size && strstr(text.data, part) != NULL; }

static void screen_and_explain(anteroom_screener* screener) {
  anteroom_text answer;
  EXPECT(anteroom_explain(screener, ANTEROOM_WHY, ANTEROOM_FORMAT_TEXT, NULL, &answer) == ANTEROOM_NOTHING_TO_EXPLAIN);
  EXPECT(answer.size == 0 && answer.data != NULL);
  EXPECT(anteroom_screen(screener, kQuestion, sizeof kQuestion - 1, &answer) == ANTEROOM_OK);
  EXPECT(has(answer, "\"id\":\"q-1\"") && has(answer, "\"level\":\"emergency\""));

  EXPECT(anteroom_explain(screener, ANTEROOM_WHY, ANTEROOM_FORMAT_TEXT, NULL, &answer) == ANTEROOM_OK);
  EXPECT(has(answer, "urgency: emergency\n"));
  EXPECT(anteroom_explain(screener, ANTEROOM_TRACE, ANTEROOM_FORMAT_JSON, NULL, &answer) == ANTEROOM_OK);
  EXPECT(has(answer, "{\"trace\":["));
  EXPECT(anteroom_explain(screener, ANTEROOM_WHAT_IF, ANTEROOM_FORMAT_DOT, NULL, &answer) == ANTEROOM_OK);
  EXPECT(has(answer, "digraph what_if {"));
  EXPECT(anteroom_explain(screener, ANTEROOM_WHY_NOT, ANTEROOM_FORMAT_TEXT, "head.twitching.weak", &answer) == ANTEROOM_OK);
  EXPECT(has(answer, "missing: muscle_twitching, muscle_weakness"));
  EXPECT(anteroom_explain(screener, ANTEROOM_WHY_NOT, ANTEROOM_FORMAT_JSON, "no.such.rule", &answer) == ANTEROOM_NO_SUCH_RULE);
  EXPECT(has(answer, "explain.no-such-rule"));
  EXPECT(anteroom_explain(screener, 4, ANTEROOM_FORMAT_TEXT, NULL, &answer) == ANTEROOM_BAD_ARGUMENT);
  EXPECT(anteroom_explain(screener, ANTEROOM_WHY, -1, NULL, &answer) == ANTEROOM_BAD_ARGUMENT);
  EXPECT(anteroom_explain(screener, ANTEROOM_WHY_NOT, ANTEROOM_FORMAT_TEXT, NULL, &answer) == ANTEROOM_NULL_ARGUMENT);

  EXPECT(anteroom_annotate(screener, kQuestion, sizeof kQuestion - 1, &answer) == ANTEROOM_OK);
  EXPECT(has(answer, "\"target\":{\"assertion\"") && !has(answer, "\"urgency\""));
  EXPECT(anteroom_explain(screener, ANTEROOM_WHY, ANTEROOM_FORMAT_TEXT, NULL, &answer) == ANTEROOM_NOTHING_TO_EXPLAIN);

  EXPECT(anteroom_screen(screener, "{}", 2, &answer) == ANTEROOM_BAD_QUESTION);
  EXPECT(has(answer, "{\"id\":null,\"problems\":[{\"code\":\"line.no-text\""));
  EXPECT(anteroom_screen(screener, kQuestion, 5, &answer) == ANTEROOM_BAD_QUESTION);
  EXPECT(anteroom_screen(screener, "", 0, &answer) == ANTEROOM_BAD_QUESTION);
  EXPECT(anteroom_explain(screener, ANTEROOM_WHY, ANTEROOM_FORMAT_TEXT, NULL, &answer) == ANTEROOM_NOTHING_TO_EXPLAIN);
}

static void refuse_null(anteroom_knowledge* knowledge, anteroom_screener* screener) {
  anteroom_text answer;
  anteroom_knowledge* none = knowledge;
  anteroom_screener* nobody = screener;
  EXPECT(anteroom_knowledge_load(NULL, &none) == ANTEROOM_NULL_ARGUMENT && none == NULL);
  EXPECT(anteroom_knowledge_load("/", NULL) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_knowledge_problems(NULL, &answer) == ANTEROOM_NULL_ARGUMENT && answer.size == 0);
  EXPECT(anteroom_knowledge_problems(knowledge, NULL) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_knowledge_about(NULL, &answer) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_knowledge_about(knowledge, NULL) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_screener_new(NULL, &nobody) == ANTEROOM_NULL_ARGUMENT && nobody == NULL);
  EXPECT(anteroom_screener_new(knowledge, NULL) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_screen(NULL, "{}", 2, &answer) == ANTEROOM_NULL_ARGUMENT && answer.size == 0);
  EXPECT(anteroom_screen(screener, NULL, 2, &answer) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_screen(screener, "{}", 2, NULL) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_annotate(NULL, "{}", 2, &answer) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_explain(NULL, ANTEROOM_WHY, ANTEROOM_FORMAT_TEXT, NULL, &answer) == ANTEROOM_NULL_ARGUMENT);
  EXPECT(anteroom_explain(screener, ANTEROOM_WHY, ANTEROOM_FORMAT_TEXT, NULL, NULL) == ANTEROOM_NULL_ARGUMENT);
  anteroom_knowledge_free(NULL);
  anteroom_screener_free(NULL);
}

static void load_broken(const char* folder) {
  anteroom_knowledge* knowledge = NULL;
  anteroom_screener* screener = NULL;
  anteroom_text text;
  EXPECT(anteroom_knowledge_load(folder, &knowledge) == ANTEROOM_BROKEN_KNOWLEDGE);
  EXPECT(anteroom_knowledge_problems(knowledge, &text) == ANTEROOM_OK);
  EXPECT(has(text, "{\"problems\":[{\"code\":\"") && has(text, "\"text\":\""));
  EXPECT(anteroom_knowledge_about(knowledge, &text) == ANTEROOM_BROKEN_KNOWLEDGE && text.size == 0);
  EXPECT(anteroom_screener_new(knowledge, &screener) == ANTEROOM_BROKEN_KNOWLEDGE && screener == NULL);
  anteroom_knowledge_free(knowledge);
}

int main(int count, char** arguments) {
  char folder[4096];
  anteroom_knowledge* knowledge = NULL;
  anteroom_screener* screener = NULL;
  anteroom_text text;
  if (count != 2) return 2;
  snprintf(folder, sizeof folder, "%s/knowledge", arguments[1]);
  EXPECT(anteroom_knowledge_load(folder, &knowledge) == ANTEROOM_OK);
  EXPECT(anteroom_knowledge_problems(knowledge, &text) == ANTEROOM_OK && has(text, "{\"problems\":[]}"));
  EXPECT(anteroom_knowledge_about(knowledge, &text) == ANTEROOM_OK && has(text, "\"digest\":\"sha256:"));
  EXPECT(anteroom_screener_new(knowledge, &screener) == ANTEROOM_OK);
  refuse_null(knowledge, screener);
  anteroom_knowledge_free(knowledge); /* the screener keeps what it needs */
  screen_and_explain(screener);
  anteroom_screener_free(screener);

  snprintf(folder, sizeof folder, "%s/check_broken/knowledge", arguments[1]);
  load_broken(folder);
  load_broken("/nowhere/at/all");
  EXPECT(strcmp(anteroom_status_name(ANTEROOM_OK), "ANTEROOM_OK") == 0);
  EXPECT(strcmp(anteroom_status_name(ANTEROOM_INTERNAL), "ANTEROOM_INTERNAL") == 0);
  EXPECT(strcmp(anteroom_status_name(99), "unknown status") == 0);
  EXPECT(strcmp(anteroom_status_name(-1), "unknown status") == 0);
  EXPECT(anteroom_version()[0] >= '0' && anteroom_version()[0] <= '9');
  printf("%s with version %s\n", failures == 0 ? "passed" : "failed", anteroom_version());
  return failures == 0 ? 0 : 1;
}
