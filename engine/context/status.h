// engine/context/status.h: the three things that context says of a finding: is it so, when, and whose.
#pragma once

#include <cstdint>
#include <string_view>

namespace anteroom::context {

enum class Assertion : std::uint8_t { present, absent, possible };
enum class Temporality : std::uint8_t { current, past, hypothetical };
enum class Experiencer : std::uint8_t { patient, family, other };

std::string_view name_of(Assertion value);
std::string_view name_of(Temporality value);
std::string_view name_of(Experiencer value);

}  // namespace anteroom::context
