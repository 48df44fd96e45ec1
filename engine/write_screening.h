// engine/write_screening.h: a screening as JSON, field by field as docs/output.md describes it.
#pragma once

#include <optional>
#include <string>

#include "engine/screening_parts.h"

namespace anteroom {

// Both append to `out`.
void write_screening(const Screening::Parts& parts, std::string& out);
void write_annotation(const Screening::Parts& parts, const std::optional<Target>& target, std::string& out);

}  // namespace anteroom
