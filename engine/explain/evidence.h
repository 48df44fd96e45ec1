// engine/explain/evidence.h: what is behind a condition, in words: findings as the patient wrote them, numbers of the form.
//
//   Evidence evidence(inference, words_of);
//   evidence.behind(literal, findings);       // "\"chest pain\", angina \"tight chest\""
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/infer/inference.h"
#include "engine/rule/rule_base.h"

namespace anteroom::explain {

// The words that a span stands for, valid UTF-8; an empty text where there are none (a field of the form).
using WordsOf = std::function<std::string(const fact::Words&)>;

class Evidence {
 public:
  // Both outlive it.
  Evidence(const infer::Inference& inference, const WordsOf& words_of) : inference_(inference), words_of_(words_of) {}

  const infer::Inference& inference() const { return inference_; }
  const rule::RuleBase& rules() const { return inference_.rules(); }
  const fact::Facts& facts() const { return inference_.facts(); }

  std::string words(const fact::Words& words) const { return words.span.empty() ? std::string() : words_of_(words); }

  // A finding: `past fever "had a fever"`, `no fever "no fever"`, `fever (from the form)`.
  std::string finding(std::uint32_t index) const;
  // What a literal rests on: its findings, those that are just what it names by their words alone, each text once; or what the patient
  // is, as patient() tells it.
  std::string behind(rule::LiteralId literal, const std::vector<std::uint32_t>& findings) const;

  // Why a literal of an `unless` did not hold: `not fever: no fever "no fever"`, where that is said; else `nothing says fever`.
  std::string absence(rule::LiteralId literal) const;

  // What an atom of the patient is true or false of: "65 years", "female", "yes"; empty where that is not known, and for others.
  std::string patient_value(const rule::Atom& atom) const;
  // Where that was said; empty for a field of the form.
  fact::Words patient_words(const rule::Atom& atom) const;
  // Both: `65 years "65 year old"`, `65 years (from the form)`.
  std::string patient(const rule::Atom& atom) const;

  // What follows from a rule: "routine; neurology 5; psychiatry 1".
  std::string effects(rule::RuleIndex rule) const;
  // What a rule says; of a row of a table, that it is one.
  std::string says(rule::RuleIndex rule) const;
  // "NHS, Headaches <https://...>, read 2026-11-22"; "(from memory)".
  std::string source(rule::RuleIndex rule, std::size_t index) const;

 private:
  const infer::Inference& inference_;
  const WordsOf& words_of_;
};

// Without zeros at the end: "4.5", "6".
std::string number_text(double number);

// `words` on one line between quotes.
std::string quoted(const std::string& words);

}  // namespace anteroom::explain
