// engine/reply/plurals.h: which plural form a number takes in a language.
//
//   if (const std::unique_ptr<const Plurals> plurals = Plurals::of("en")) plurals->form(1);   // "one"
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace anteroom::reply {

// Safe to share between threads.
class Plurals {
 public:
  static std::unique_ptr<const Plurals> of(std::string_view language);  // null where ICU has no rules at all
  ~Plurals();
  std::string form(double number) const;  // "zero", "one", "two", "few", "many" or "other"

 private:
  struct Rules;
  explicit Plurals(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace anteroom::reply
