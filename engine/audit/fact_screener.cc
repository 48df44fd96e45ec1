#include "engine/audit/fact_screener.h"

#include "engine/audit/case_facts.h"

namespace anteroom::audit {

const Screening::Parts* FactScreener::screen(const std::vector<rule::Condition>& facts, std::vector<std::string>& wrong) {
  if (parts_ == nullptr) parts_ = std::make_unique<Screening::Parts>(knowledge_);
  parts_->language = &parts_->languages.begin()->second;
  parts_->facts.clear();
  const std::size_t before = wrong.size();
  add_facts(facts, parts_->all.ontology, parts_->facts, wrong);
  if (wrong.size() > before) return nullptr;
  conclude(*parts_);
  return parts_.get();
}

}  // namespace anteroom::audit
