// engine/read_form.h: the fields of the form that came with a question.
//
//   read_form(question, ontology, form, problems);
#pragma once

#include <vector>

#include "engine/anteroom.h"
#include "engine/base/problem.h"
#include "engine/fact/fact_reader.h"
#include "engine/ontology/ontology.h"

namespace anteroom {

// Replaces `form`. Appends problems `form.*`.
void read_form(const Question& question, const ontology::Ontology& ontology, fact::Form& form, std::vector<base::Problem>& problems);

}  // namespace anteroom
