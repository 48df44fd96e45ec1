// engine/screening_parts.h: what one screener works with: the stages of a language, and what each made of the last question.
// For the engine's own files, tools and tests; programs include engine/anteroom.h.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/anteroom.h"
#include "engine/context/context.h"
#include "engine/decide/decision.h"
#include "engine/fact/fact_reader.h"
#include "engine/infer/inference.h"
#include "engine/knowledge/knowledge.h"
#include "engine/mention/mention.h"
#include "engine/reply/write_reply.h"
#include "engine/screening_fragments.h"
#include "engine/text/text.h"

namespace anteroom {

struct Knowledge::Parts {
  std::unique_ptr<const knowledge::Knowledge> all;
  std::map<std::string, ScreeningFragments, std::less<>> fragments;  // by language
};

// The stages that belong to one language.
struct LanguageStages {
  LanguageStages(std::string name, const knowledge::Knowledge& all, const knowledge::Language& language, const ScreeningFragments& json)
      : tag(std::move(name)),
        lexicon(*language.lexicon),
        fragments(json),
        finder(all.ontology, lexicon),
        context(all.ontology, lexicon),
        facts(all.ontology, lexicon),
        writer(*language.replies, all.rules) {}
  const std::string tag;
  const lexicon::Lexicon& lexicon;
  const ScreeningFragments& fragments;
  mention::MentionFinder finder;
  context::ContextReader context;
  fact::FactReader facts;
  reply::ReplyWriter writer;
};

struct Screening::Parts {
  explicit Parts(std::shared_ptr<const Knowledge> from);

  std::shared_ptr<const Knowledge> shared;
  const knowledge::Knowledge& all;
  std::map<std::string, LanguageStages, std::less<>> languages;
  infer::Chainer chainer;
  decide::Decider decider;

  // Of the last question.
  LanguageStages* language = nullptr;
  std::string id;
  text::Text text;
  mention::Mentions mentions;
  fact::Form form;
  fact::Facts facts;
  const infer::Inference* inference = nullptr;
  const decide::Decision* decision = nullptr;
  reply::Reply reply;
  std::vector<base::Problem> problems;

  // What Screening gives out, made from the above.
  std::vector<Screening::Department> departments;
  std::vector<Screening::RedFlag> red_flags;
  std::vector<Problem> public_problems;  // made when first asked for
  std::string json;                      // likewise; or the annotation
};

// From `parts.facts`, in the language of `parts.language`, to all that follows of them.
void conclude(Screening::Parts& parts);

}  // namespace anteroom
