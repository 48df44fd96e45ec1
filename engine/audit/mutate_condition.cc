// Each node of the tree is varied in place; its parent puts the variant where the node was.
#include "engine/audit/mutate_condition.h"

#include <cmath>
#include <utility>

namespace anteroom::audit {
namespace {

using rule::Condition;
using rule::Scope;
using rule::Test;
using Kind = Condition::Kind;

std::string code(const std::string& text) { return "`" + text + "`"; }

Condition group(Kind kind, const Condition& like) {
  Condition changed = like;
  changed.kind = kind;
  return changed;
}

Condition without(const Condition& parent, std::size_t part) {
  Condition changed = parent;
  changed.parts.erase(changed.parts.begin() + static_cast<std::ptrdiff_t>(part));
  if (changed.parts.size() > 1) return changed;
  Condition only = std::move(changed.parts.front());
  return only;
}

Condition negation(const Condition& of) {
  Condition changed;
  changed.kind = Kind::negation;
  changed.parts.push_back(of);
  return changed;
}

double step_of(double number) {
  if (number != std::floor(number)) return 0.5;
  return std::max(1.0, std::round(std::abs(number) / 10));
}

class Variation {
 public:
  explicit Variation(const rule::RuleBase& rules) : rules_(rules) {}

  void vary(const Condition& node, bool negated, const EmitCondition& emit) const {
    switch (node.kind) {
      case Kind::all:
      case Kind::any:
        if (node.parts.size() < 2) break;  // any(a)
        drop_parts(node, emit);
        emit(node.kind == Kind::all ? Operator::and_to_or : Operator::or_to_and,
             group(node.kind == Kind::all ? Kind::any : Kind::all, node),
             (node.kind == Kind::all ? "`and` made `or` in " : "`or` made `and` in ") + code(to_text(node)));
        break;
      case Kind::at_least:
        vary_count(node, emit);
        break;
      case Kind::negation:
        emit(Operator::negate, node.parts.front(), "`not` left out before " + code(to_text(node.parts.front())));
        break;
      case Kind::finding:
        vary_finding(node, negated, emit);
        break;
      case Kind::comparison:
        if (!negated) emit(Operator::negate, negation(node), code(to_text(node)) + " negated");
        vary_tests(node, emit);
        break;
    }
    for (std::size_t i = 0; i < node.parts.size(); ++i)
      vary(node.parts[i], node.kind == Kind::negation, [&](Operator op, Condition changed, std::string what) {
        Condition whole = node;
        whole.parts[i] = std::move(changed);
        emit(op, std::move(whole), std::move(what));
      });
  }

 private:
  static void drop_parts(const Condition& node, const EmitCondition& emit) {
    const Operator op = node.kind == Kind::all ? Operator::drop_conjunct : Operator::drop_disjunct;
    for (std::size_t i = 0; i < node.parts.size(); ++i) emit(op, without(node, i), code(to_text(node.parts[i])) + " left out");
  }

  static void vary_count(const Condition& node, const EmitCondition& emit) {
    const auto with = [&node](std::uint32_t count) {
      Condition changed = node;
      changed.count = count;
      return changed;
    };
    const std::string what = "the number in " + code(to_text(node)) + " made ";
    if (node.count < node.parts.size()) emit(Operator::count_up, with(node.count + 1), what + std::to_string(node.count + 1));
    if (node.count > 1) emit(Operator::count_down, with(node.count - 1), what + std::to_string(node.count - 1));
  }

  void vary_finding(const Condition& node, bool negated, const EmitCondition& emit) const {
    const bool fact = rules_.find_fact(node.name) != rule::kNoFact;
    const auto in_scope = [&node](Scope scope) {
      Condition changed = node;
      changed.scope = scope;
      return changed;
    };
    if (!negated && !fact) emit(Operator::negate, negation(node), code(to_text(node)) + " negated");
    if (node.scope != Scope::plain && node.scope != Scope::denied)
      emit(Operator::widen_scope, in_scope(Scope::plain), code(std::string(name_of(node.scope))) + " left out of " + code(to_text(node)));
    if (node.scope == Scope::plain && !negated && !fact && rules_.ontology().find(node.name) != ontology::kNoConcept)
      emit(Operator::narrow_scope, in_scope(Scope::chief), code(to_text(node)) + " made `chief(...)`");
    for (std::size_t i = 0; i < node.tests.size(); ++i) {
      Condition changed = node;
      changed.tests.erase(changed.tests.begin() + static_cast<std::ptrdiff_t>(i));
      emit(Operator::drop_test, std::move(changed), code(to_text(node.tests[i])) + " left out of " + code(to_text(node)));
    }
    vary_tests(node, emit);
  }

  static void vary_tests(const Condition& node, const EmitCondition& emit) {
    for (std::size_t i = 0; i < node.tests.size(); ++i) {
      const auto move = [&](rule::Value Test::*bound, double sign) {
        if (!(node.tests[i].*bound).is_number) return;
        Condition changed = node;
        double& number = (changed.tests[i].*bound).number;
        number += sign * step_of(number);
        std::string what = code(to_text(node.tests[i])) + " made " + code(to_text(changed.tests[i]));
        emit(sign > 0 ? Operator::bound_up : Operator::bound_down, std::move(changed), std::move(what));
      };
      for (const double sign : {1.0, -1.0}) {
        move(&Test::low, sign);
        if (node.tests[i].op == rule::Op::in) move(&Test::high, sign);
      }
    }
  }

  const rule::RuleBase& rules_;
};

}  // namespace

void mutate_condition(const rule::RuleBase& rules, const Condition& condition, const EmitCondition& emit) {
  Variation(rules).vary(condition, false, emit);
}

}  // namespace anteroom::audit
