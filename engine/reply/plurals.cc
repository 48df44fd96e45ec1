// The rules are Unicode's (CLDR), as ICU has them.
#include "engine/reply/plurals.h"

#include <unicode/plurrule.h>
#include <unicode/unistr.h>

namespace anteroom::reply {

struct Plurals::Rules {
  std::unique_ptr<const icu::PluralRules> icu;
};

Plurals::Plurals(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
Plurals::~Plurals() = default;

std::unique_ptr<const Plurals> Plurals::of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  auto rules = std::make_unique<Rules>();
  rules->icu.reset(icu::PluralRules::forLocale(icu::Locale(std::string(language).c_str()), status));
  if (U_FAILURE(status) || rules->icu == nullptr) return nullptr;
  return std::unique_ptr<const Plurals>(new Plurals(std::move(rules)));
}

std::string Plurals::form(double number) const {
  std::string out;
  rules_->icu->select(number).toUTF8String(out);
  return out;
}

}  // namespace anteroom::reply
