// engine/audit/written_names.h: where the files of a knowledge name what: concepts, phrases, replies. Compiled knowledge has no places.
//
//   const WrittenNames names = read_written_names(folder, problems);
//   for (const auto& [id, concept] : names.concepts) use(concept.at.file, concept.at.place.line);
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/base/problem.h"

namespace anteroom::audit {

struct Written {
  std::string file;  // below the folder
  base::Place place;
};

struct WrittenConcept {
  Written at;
  bool located = false;  // it is found as a symptom at a site, so it needs no phrase
};

struct WrittenReply {
  std::string section, id;  // "advice", "neurology.headache"; warnings, questions
  Written at;
};

struct WrittenNames {
  std::map<std::string, WrittenConcept, std::less<>> concepts;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> phrases;  // by language: concepts that some words mean
  std::map<std::string, std::vector<WrittenReply>, std::less<>> replies;           // by language
};

// Of a knowledge that loads; problems are those of files and of YAML.
WrittenNames read_written_names(const std::string& folder, base::Problems& problems);

}  // namespace anteroom::audit
