// What is said around findings: cues of context, people, and traits of the patient.
#include <algorithm>

#include "engine/lexicon/pending.h"

namespace anteroom::lexicon {
namespace {

using base::YamlNode;

constexpr std::pair<std::string_view, CueMeaning> kMeanings[] = {
    {"none", CueMeaning::none},       {"end", CueMeaning::end},           {"clause", CueMeaning::clause},
    {"absent", CueMeaning::absent},   {"present", CueMeaning::present},   {"possible", CueMeaning::possible},
    {"past", CueMeaning::past},       {"current", CueMeaning::current},   {"hypothetical", CueMeaning::hypothetical},
    {"family", CueMeaning::family},   {"resolved", CueMeaning::resolved}, {"trigger", CueMeaning::trigger},
    {"relief", CueMeaning::relief},   {"place", CueMeaning::place},       {"joiner", CueMeaning::joiner},
    {"had", CueMeaning::had},         {"then", CueMeaning::then},         {"definite", CueMeaning::definite},
    {"told", CueMeaning::told},       {"plain", CueMeaning::plain},       {"effect", CueMeaning::effect},
    {"planned", CueMeaning::planned}, {"long_ago", CueMeaning::long_ago}, {"another", CueMeaning::another}};
constexpr std::pair<std::string_view, CueReach> kReaches[] = {
    {"forward", CueReach::forward}, {"backward", CueReach::backward}, {"answer", CueReach::answer}};
constexpr std::pair<std::string_view, PersonPhrase::Who> kWho[] = {
    {"self", PersonPhrase::Who::self},     {"pronoun", PersonPhrase::Who::pronoun}, {"bystander", PersonPhrase::Who::bystander},
    {"same", PersonPhrase::Who::same},     {"beside", PersonPhrase::Who::beside},   {"tells", PersonPhrase::Who::tells},
    {"joins", PersonPhrase::Who::joins},   {"topic", PersonPhrase::Who::topic},     {"which", PersonPhrase::Who::which},
    {"alike", PersonPhrase::Who::alike},   {"turns", PersonPhrase::Who::turns},     {"cares", PersonPhrase::Who::cares},
    {"during", PersonPhrase::Who::during}, {"died", PersonPhrase::Who::died},       {"also", PersonPhrase::Who::also}};
constexpr std::pair<std::string_view, TraitPhrase::State> kStates[] = {{"pregnant", TraitPhrase::State::pregnant},
                                                                       {"not_pregnant", TraitPhrase::State::not_pregnant},
                                                                       {"maybe_pregnant", TraitPhrase::State::maybe_pregnant},
                                                                       {"test_negative", TraitPhrase::State::test_negative},
                                                                       {"postpartum", TraitPhrase::State::postpartum},
                                                                       {"breastfeeding", TraitPhrase::State::breastfeeding}};
constexpr std::string_view kRelations[] = {"child",      "parent",   "partner", "sibling", "grandparent",
                                           "grandchild", "relative", "friend",  "other"};

}  // namespace

void SectionReader::cues(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a cue", {"means", "reach", "within", "soft", "illness", "history", "say"});
    if (!fields.ok()) continue;
    Cue cue;
    const YamlNode* means = fields.require("means");
    const YamlNode* list = fields.require("say");
    if (means == nullptr || list == nullptr || !choice<CueMeaning>(*means, kMeanings, cue.meaning)) continue;
    if (const YamlNode* reach = fields.get("reach"); reach != nullptr && !choice<CueReach>(*reach, kReaches, cue.reach)) continue;
    if (const YamlNode* within = fields.get("within"))
      cue.within = static_cast<std::uint16_t>(std::clamp(fields.number(*within).value_or(0), 0.0, 999.0));
    if (const YamlNode* soft = fields.get("soft")) cue.soft = fields.boolean(*soft).value_or(false);
    if (const YamlNode* illness = fields.get("illness")) cue.illness = fields.boolean(*illness).value_or(false);
    if (const YamlNode* history = fields.get("history")) cue.history = fields.boolean(*history).value_or(false);
    pending_.cues.push_back(cue);
    say(*list, {EntryKind::cue, static_cast<std::uint32_t>(pending_.cues.size() - 1)});
  }
}

void SectionReader::people(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a person",
                              {"relation", "who", "sex", "subject", "names", "asks", "owns", "twin", "say"});
    if (!fields.ok()) continue;
    PersonRow person;
    if (const YamlNode* who = fields.get("who"); who != nullptr && !choice<PersonPhrase::Who>(*who, kWho, person.who)) continue;
    if (const YamlNode* relation = fields.get("relation")) {
      const std::string_view name = fields.text(*relation);
      person.relation = pending_.strings.add(name);
      if (std::find(std::begin(kRelations), std::end(kRelations), name) == std::end(kRelations)) {
        report(*relation, "lexicon.unknown-relation", "no relation '" + std::string(name) + "'",
               "child, parent, partner, sibling, grandparent, grandchild, relative, friend or other");
        continue;
      }
    }
    if (const YamlNode* sex = fields.get("sex"); sex != nullptr && !choice<ontology::Sex>(*sex, kSexes, person.sex)) continue;
    if (const YamlNode* subject = fields.get("subject")) person.subject = fields.boolean(*subject).value_or(true);
    if (const YamlNode* names = fields.get("names")) person.names = fields.boolean(*names).value_or(false);
    if (const YamlNode* asks = fields.get("asks")) person.asks = fields.boolean(*asks).value_or(false);
    if (const YamlNode* owns = fields.get("owns")) person.owns = fields.boolean(*owns).value_or(false);
    if (const YamlNode* twin = fields.get("twin")) person.twin = fields.boolean(*twin).value_or(false);
    const YamlNode* list = fields.require("say");
    if (list == nullptr) continue;
    pending_.people.push_back(person);
    say(*list, {EntryKind::person, static_cast<std::uint32_t>(pending_.people.size() - 1)});
  }
}

void SectionReader::traits(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a trait", {"sex", "age", "state", "set_off", "say"});
    if (!fields.ok()) continue;
    TraitPhrase trait;
    if (const YamlNode* sex = fields.get("sex"); sex != nullptr && !choice<ontology::Sex>(*sex, kSexes, trait.sex)) continue;
    if (const YamlNode* state = fields.get("state"); state != nullptr && !choice<TraitPhrase::State>(*state, kStates, trait.state))
      continue;
    if (const YamlNode* age = fields.get("age")) {
      const auto bounds = fields.list(*age);
      const auto low = bounds.size() == 2 ? fields.number(*bounds[0]) : std::nullopt;
      const auto high = bounds.size() == 2 ? fields.number(*bounds[1]) : std::nullopt;
      if (!low || !high || *low < 0 || *high < *low) {
        report(*age, "lexicon.bad-age", "an age is two ascending numbers of years", "age: [13, 19]");
        continue;
      }
      trait.age_low = *low, trait.age_high = *high;
    }
    if (const YamlNode* set_off = fields.get("set_off")) trait.set_off = fields.boolean(*set_off).value_or(false);
    const YamlNode* list = fields.require("say");
    if (list == nullptr) continue;
    pending_.traits.push_back(trait);
    say(*list, {EntryKind::trait, static_cast<std::uint32_t>(pending_.traits.size() - 1)});
  }
}

}  // namespace anteroom::lexicon
