// engine/audit/page_style.h: how the audit's page looks, on a screen by day and by night, and on paper. For write_html.cc.
#pragma once

namespace anteroom::audit {

inline constexpr const char* kPageStyle = R"(
:root { --ink: #1c2430; --soft: #5b6675; --paper: #fff; --panel: #f4f6f9; --line: #d5dbe3; --good: #1c7c4a; --bad: #b3261e; --warn: #8a5a00;
  --given: #e3f1e9; --step: #e8eefb; --outcome: #fdeedd; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --soft: #a4afbd; --paper: #14181d; --panel: #1d232b; --line: #38424f; --good: #58c48c;
  --bad: #ff8a80; --warn: #f2b84b; --given: #173526; --step: #1d2b48; --outcome: #43301a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
p { margin: .25rem 0; } a { color: inherit; } .soft { color: var(--soft); }
.good { color: var(--good); fill: var(--good); } .bad { color: var(--bad); fill: var(--bad); } .warn { color: var(--warn); }
.badge { font-weight: 600; border: 1px solid; border-radius: 1rem; padding: .1rem .7rem; font-size: .85rem; white-space: nowrap; }
table { border-collapse: collapse; font-size: .92rem; } th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; } th { color: var(--soft); font-weight: 500; } td.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
.figure { display: grid; grid-template-columns: minmax(14rem, 1fr) 7rem 27rem; gap: .25rem 1rem; padding: .35rem 0; border-bottom: 1px solid var(--line); }
.figure .value { font-weight: 600; font-variant-numeric: tabular-nums; text-align: right; }
details { border: 1px solid var(--line); border-left: 4px solid var(--soft); border-radius: 4px; margin: .5rem 0; padding: .5rem .8rem; background: var(--panel); }
details.error { border-left-color: var(--bad); } details.warning { border-left-color: var(--warn); }
summary { cursor: pointer; } code, pre { font: .85rem/1.45 ui-monospace, monospace; }
pre { background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: .6rem; overflow-x: auto; white-space: pre-wrap; margin: .35rem 0; }
.chain { overflow-x: auto; margin: .6rem 0; } .chain text { font: 13px system-ui, sans-serif; fill: var(--ink); }
rect.given, rect.step, rect.outcome { rx: 6px; stroke: var(--line); } rect.given { fill: var(--given); } rect.step { fill: var(--step); } rect.outcome { fill: var(--outcome); }
.arrow { fill: none; stroke: var(--soft); } .head { fill: var(--soft); } rect.ground { fill: var(--line); } rect.gate { fill: var(--ink); }
svg { vertical-align: middle; }
@media print { body { max-width: none; padding: 0; } details { break-inside: avoid; } }
)";

}  // namespace anteroom::audit
