// engine/knowledge/knowledge.h: a folder of lexicon and rules, loaded, linked and compiled into one frozen whole; or a snapshot of it.
//
//   Problems problems;
//   std::unique_ptr<const Knowledge> knowledge = load("share/anteroom", problems);   // null with any problem
//
// Shared between threads without a lock.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/problem.h"
#include "engine/lexicon/lexicon.h"
#include "engine/ontology/ontology.h"
#include "engine/reply/replies.h"
#include "engine/rule/rule_base.h"

namespace anteroom::knowledge {

// All that one language brings.
struct Language {
  std::unique_ptr<const lexicon::Lexicon> lexicon;
  std::unique_ptr<const reply::Replies> replies;
};

struct Knowledge {
  ontology::Ontology ontology;
  rule::RuleBase rules;
  std::map<std::string, Language, std::less<>> languages;  // by tag: "en"
  std::string version;                                     // settings: knowledge_version
  std::string digest;                                      // "sha256:..." of all files, their names and contents

  // The language of that tag, or of its first part ("en-GB": "en"); null where there is none.
  const Language* find(std::string_view tag) const;
};

// Of a folder: reads <path>/lexicon and <path>/rules. Reports every problem of every file, as far as one does not hide another: concepts
// are read before what names them. A snapshot of just these files in the folder (kMadeSnapshot) is used instead.
// Of a file: a snapshot (snapshot.h).
std::unique_ptr<const Knowledge> load(const std::string& path, base::Problems& problems);

}  // namespace anteroom::knowledge
