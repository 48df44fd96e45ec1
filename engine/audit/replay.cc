// What of a screening is held side by side: all that somebody acts on. The words of the reply are looked at last: they follow from the
// rest, and where the rest is the same a text was edited.
#include "engine/audit/replay.h"

#include <algorithm>

#include "engine/audit/case_files.h"
#include "engine/audit/fact_screener.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

using Parts = Screening::Parts;

void add(std::string& out, std::string_view item) {
  if (!out.empty()) out += ", ";
  out += item;
}

void say_urgency(const Parts& p, std::string& out) { out += rule::name_of(p.decision->urgency); }

void say_red_flags(const Parts& p, std::string& out) {
  for (const decide::RedFlag& flag : p.decision->red_flags) add(out, p.all.rules.string(flag.id));
}

void say_departments(const Parts& p, std::string& out) {
  for (const auto& one : p.decision->departments) add(out, p.all.rules.departments()[one.department].id);
}

void say_advice(const Parts& p, std::string& out) {
  for (const rule::StringId id : p.decision->advice) add(out, p.all.rules.string(id));
}

void say_asked(const Parts& p, std::string& out) {
  for (const decide::Question& one : p.decision->ask_next) add(out, p.all.rules.literal_text(one.literal));
}

void say_facts(const Parts& p, std::string& out) {
  for (const rule::LiteralId literal : p.inference->true_literals()) {
    const rule::Atom& atom = p.all.rules.atom(literal / 2);
    if (atom.kind == rule::AtomKind::fact) out += std::string(out.empty() ? "" : ", ").append(p.all.rules.fact_name(atom.name));
  }
}

void say_findings(const Parts& p, std::string& out) {
  for (const fact::Finding& f : p.facts.findings) {
    add(out, p.all.ontology[f.concept_id].id);
    if (f.plain()) continue;
    out.append(" (").append(context::name_of(f.assertion)).append(", ").append(context::name_of(f.temporality));
    out.append(", ").append(context::name_of(f.experiencer)).append(")");
  }
}

void say_reply(const Parts& p, std::string& out) { out.append(p.reply.text).append(p.reply.more); }

struct Aspect {
  const char* name;
  void (*say)(const Parts& parts, std::string& out);
};
constexpr Aspect kAspects[] = {
    {"urgency", say_urgency},  {"red flags", say_red_flags}, {"departments", say_departments}, {"advice", say_advice},
    {"asked next", say_asked}, {"facts", say_facts},         {"findings", say_findings},       {"words of the reply", say_reply},
};
constexpr std::size_t kReply = std::size(kAspects) - 1;

// Facts are in the order of concluding, which is nobody's business.
std::string sorted(const std::string& list, const RenamedFacts& renamed) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(", ", at), list.size());
    const std::string item = list.substr(at, end - at);
    const auto found = renamed.find(item);
    items.push_back(found == renamed.end() ? item : found->second);
    at = end + 2;
  }
  std::sort(items.begin(), items.end());
  std::string out;
  for (const std::string& item : items) add(out, item);
  return out;
}

// Where two texts begin to differ, a few words of both.
void cut_to_difference(std::string& a, std::string& b) {
  const auto [at, unused] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  std::size_t begin = static_cast<std::size_t>(at - a.begin());
  begin = a.find_last_of("\n ", begin == 0 ? 0 : begin - 1);
  begin = begin == a.npos ? 0 : begin + 1;
  for (std::string* text : {&a, &b}) *text = base::quote(text->substr(std::min(begin, text->size())));
}

}  // namespace

Replay::Replay(std::shared_ptr<const Knowledge> was, std::shared_ptr<const Knowledge> is, std::shared_ptr<const RenamedFacts> renamed)
    : was_(was), is_(is), facts_were_(std::move(was)), facts_are_(std::move(is)), renamed_(std::move(renamed)) {}
Replay::Replay(Replay&&) noexcept = default;
Replay& Replay::operator=(Replay&&) noexcept = default;
Replay::~Replay() = default;

void Replay::add(const Question& question, std::uint64_t place, std::string_view name) {
  ++replayed_;
  const Screening &before = was_.screen(question), &now = is_.screen(question);
  if (was_.failure() != nullptr || is_.failure() != nullptr) {
    ++failed_;
    return;
  }
  compare(before.parts(), now.parts(), place, name);
}

void Replay::add(const std::vector<rule::Condition>& facts, std::uint64_t place, std::string_view name) {
  ++replayed_;
  std::vector<std::string> wrong;  // it has no such concept
  const Parts* const before = facts_were_.screen(facts, wrong);
  const Parts* const now = before == nullptr ? nullptr : facts_are_.screen(facts, wrong);
  if (now != nullptr)
    compare(*before, *now, place, name);
  else
    ++failed_;
}

void Replay::compare(const Parts& p, const Parts& q, std::uint64_t place, std::string_view name) {
  bool changed = false;
  for (std::size_t i = 0; i < std::size(kAspects); ++i) {
    if (i == kReply && changed) break;
    buffer_was_.clear(), buffer_is_.clear();
    kAspects[i].say(p, buffer_was_), kAspects[i].say(q, buffer_is_);
    if (buffer_was_ == buffer_is_) continue;
    if (kAspects[i].say == say_facts) {
      buffer_was_ = sorted(buffer_was_, *renamed_), buffer_is_ = sorted(buffer_is_, {});
      if (buffer_was_ == buffer_is_) continue;
    }
    if (i == kReply) cut_to_difference(buffer_was_, buffer_is_);
    changes_.push_back({place, i, std::string(name), buffer_was_, buffer_is_});
    changed = true;
  }
  changed_ += changed ? 1 : 0;
  more_urgent_ += q.decision->urgency < p.decision->urgency ? 1 : 0;
  less_urgent_ += q.decision->urgency > p.decision->urgency ? 1 : 0;
  const auto first = [](const Parts& parts) -> const std::string& {
    return parts.all.rules.departments()[parts.decision->departments.front().department].id;
  };
  other_department_ += first(p) != first(q) ? 1 : 0;
}

void Replay::take(Replay&& other) {
  changes_.insert(changes_.end(), std::make_move_iterator(other.changes_.begin()), std::make_move_iterator(other.changes_.end()));
  replayed_ += other.replayed_, changed_ += other.changed_, failed_ += other.failed_;
  more_urgent_ += other.more_urgent_, less_urgent_ += other.less_urgent_, other_department_ += other.other_department_;
}

void Replay::report(PartReport& part, const std::string& what) const {
  const auto figure = [&](const char* name, const std::string& says, std::size_t value) {
    part.figures.push_back({.name = what + name, .says = what + " " + says, .value = static_cast<double>(value)});
  };
  figure("_replayed", "screened with both", replayed_);
  figure("_changed", "that come out otherwise", changed_);
  figure("_more_urgent", "that become more urgent", more_urgent_);
  figure("_less_urgent", "that become less urgent", less_urgent_);
  figure("_other_department", "with another first department", other_department_);
  if (failed_ > 0) figure("_failed", "that could not be screened", failed_);
  if (changes_.empty()) return;
  std::vector<const Change*> ordered;
  for (const Change& change : changes_) ordered.push_back(&change);
  std::stable_sort(ordered.begin(), ordered.end(), [](const Change* a, const Change* b) { return a->place < b->place; });
  Table table{.title = "Changed " + what, .columns = {"question", "what", "was", "is"}};
  for (const Change* one : ordered) table.rows.push_back({one->name, kAspects[one->aspect].name, one->was, one->is});
  part.tables.push_back(std::move(table));
}

void replay_cases(const std::string& folder, Replay& replay, base::Problems& problems) {
  std::uint64_t place = 0;
  const auto name_of = [&](const std::string& file, base::Place at, const std::string& name) {
    return file.substr(folder.size() + 1) + ":" + std::to_string(at.line) + ": " + name;
  };
  for (const LexiconCase& one : read_word_cases(folder, {}, problems))
    replay.add(question_of(one), place++, name_of(one.file, one.place, base::quote(one.text)));
  for (const Case& one : read_rule_cases(folder, {}, problems)) {
    const std::string name = name_of(one.file, one.place, one.name);
    if (one.facts)
      replay.add(*one.facts, place++, name);
    else
      replay.add(question_of(one), place++, name);
  }
}

}  // namespace anteroom::audit
