// tests/clips/environment.h: one environment of CLIPS (Debian's libclips-dev), the engine that ours is held against.
//
//   clips::Environment clips;
//   clips.load("(deftemplate has (slot concept)) (defrule r1 (has (concept fever)) => (fired 1))");
//   clips.reset();
//   clips.assert_fact(clips.find_template("has"), clips.symbol("fever"));
//   clips.run();
//   clips.fired();                                     // {1}: what rules called `fired` with, in the order of firing
//
// A mistake in a program throws std::runtime_error with what CLIPS printed. Not for use from several threads at once.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace anteroom::clips {

struct Template;  // a deftemplate with one slot, or ordered facts
struct Symbol;    // kept for good

class Environment {
 public:
  Environment();
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  void load(const std::string& program);
  void reset();
  void retract_new();  // as reset, but leaves what it asserted where it is: quicker, where that is much
  long long run();     // how many rules fired

  // The quick way to assert facts of deftemplates with one slot.
  const Template* find_template(const std::string& name);
  const Symbol* symbol(const std::string& name);
  void assert_fact(const Template* one_slot, const Symbol* value);
  void assert_fact(const Template* one_slot, double value);

  // Any fact, as text: "(finding (id 1) (concept fever))".
  void assert_fact(const std::string& text);
  // All facts of a template as text, in the order of asserting: "(is plain fever yes)".
  std::vector<std::string> facts(const std::string& of_template);

  std::span<const std::uint32_t> fired() const { return fired_; }

 private:
  static int note_firing(void* environment);
  static int is_for_errors(void* environment, const char* name);
  static int keep_error(void* environment, const char* name, const char* text);

  void* environment_;
  void* last_of_reset_ = nullptr;  // a fact
  std::vector<std::uint32_t> fired_;
  std::string errors_;
};

}  // namespace anteroom::clips
