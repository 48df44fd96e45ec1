// A chain is laid out in columns: a step stands one column to the right of the last step it rests on. That is all a chain of rules
// needs, as it has no circles.
#include "engine/audit/draw_svg.h"

#include <algorithm>
#include <cstdio>

#include "engine/audit/text_of_report.h"
#include "engine/base/utf8.h"

namespace anteroom::audit {
namespace {

constexpr int kBoxWidth = 216, kGap = 44, kLine = 17, kPadding = 9, kBetween = 14;
constexpr std::size_t kLineLength = 29, kMostLines = 5;  // in code points; boxes stay of one width

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + number(value) + "\""; }

std::string rectangle(const char* style, double x, double y, double width, double height) {
  return std::string("<rect class=\"") + style + "\"" + attribute("x", x) + attribute("y", y) + attribute("width", width) +
         attribute("height", height) + "/>";
}

// Cuts a word that fits no line; what is too long for the box ends in an ellipsis.
std::vector<std::string> wrapped(const std::string& text) {
  std::vector<std::string> lines(1);
  std::size_t length = 0;
  const auto put = [&](const std::string& character) {
    if (length == kLineLength) lines.emplace_back(), length = 0;
    if (character == " " && length == 0) return;
    lines.back() += character, ++length;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n') {
      const std::size_t end = std::min(text.find_first_of(" \n", at + 1), text.size());
      if (length + base::code_points(text.substr(at, end - at)) > kLineLength && length > 0)
        lines.emplace_back(), length = 0;
      else
        put(" ");
      ++at;
      continue;
    }
    const std::size_t size = base::utf8_length(text, at);
    put(text.substr(at, size));
    at += size;
  }
  if (lines.size() > kMostLines) lines.resize(kMostLines), lines.back() += "…";
  return lines;
}

struct Box {
  std::vector<std::string> lines;
  std::size_t column = 0;
  double x = 0, y = 0, height = 0;
  bool used = false;  // a later step rests on it
};

std::vector<Box> laid_out(const std::vector<Step>& chain, double& width, double& height) {
  std::vector<Box> boxes(chain.size());
  std::vector<double> filled;  // of each column
  for (std::size_t at = 0; at < chain.size(); ++at) {
    Box& box = boxes[at];
    for (const std::uint32_t from : chain[at].from) {
      if (from >= at) continue;
      box.column = std::max(box.column, boxes[from].column + 1);
      boxes[from].used = true;
    }
    if (filled.size() <= box.column) filled.resize(box.column + 1, 1);
    box.lines = wrapped(chain[at].says);
    box.height = kLine * static_cast<double>(box.lines.size()) + 2 * kPadding;
    box.x = 1 + static_cast<double>(box.column) * (kBoxWidth + kGap), box.y = filled[box.column];
    filled[box.column] += box.height + kBetween;
  }
  width = static_cast<double>(filled.size()) * (kBoxWidth + kGap) - kGap + 2;
  height = filled.empty() ? 0 : *std::max_element(filled.begin(), filled.end()) - kBetween + 1;
  for (Box& box : boxes) box.y += (height - (filled[box.column] - kBetween + 1)) / 2;  // columns stand in the middle
  return boxes;
}

std::string draw_arrow(const Box& from, const Box& to) {
  const double x1 = from.x + kBoxWidth, y1 = from.y + from.height / 2, x2 = to.x, y2 = to.y + to.height / 2, bend = kGap / 2.0;
  const auto point = [](double x, double y) { return number(x) + " " + number(y); };
  return "<path class=\"arrow\" d=\"M" + point(x1, y1) + " C" + point(x1 + bend, y1) + " " + point(x2 - bend, y2) + " " +
         point(x2 - 5, y2) + "\"/><path class=\"head\" d=\"M" + point(x2 - 7, y2 - 4) + " L" + point(x2, y2) + " L" +
         point(x2 - 7, y2 + 4) + " Z\"/>";
}

std::string draw_box(const Box& box) {
  const char* const style = box.column == 0 ? "given" : box.used ? "step" : "outcome";
  std::string out = rectangle(style, box.x, box.y, kBoxWidth, box.height);
  double y = box.y + kPadding + kLine - 4;
  for (const std::string& line : box.lines) {
    out += "<text" + attribute("x", box.x + 10) + attribute("y", y) + ">" + escaped(line) + "</text>";
    y += kLine;
  }
  return out;
}

std::string svg(double width, double height, const std::string& says, const std::string& inside) {
  return "<svg role=\"img\" aria-label=\"" + escaped(says) + "\"" + attribute("width", width) + attribute("height", height) +
         " viewBox=\"0 0 " + number(width) + " " + number(height) + "\">" + inside + "</svg>";
}

}  // namespace

std::string draw_bar(const Figure& figure, const std::string& says) {
  constexpr double kWidth = 320, kHeight = 16;
  const double share = std::clamp(figure.value, 0.0, 1.0);
  std::string inside = rectangle("ground", 0, 3, kWidth, 10) + rectangle(figure.passes() ? "good" : "bad", 0, 3, kWidth * share, 10);
  for (const double gate : {has_least(figure) ? figure.least : -1, has_most(figure) ? figure.most : -1}) {
    if (gate >= 0 && gate <= 1) inside += rectangle("gate", std::max(0.0, kWidth * gate - 2), 0, 2, kHeight);
  }
  return svg(kWidth, kHeight, says, inside);
}

std::string draw_bar(double share) {
  constexpr double kWidth = 80, kHeight = 8;
  return svg(kWidth, kHeight, number(100 * share) + " %",
             rectangle("ground", 0, 0, kWidth, kHeight) + rectangle("good", 0, 0, kWidth * std::clamp(share, 0.0, 1.0), kHeight));
}

std::string draw_chain(const std::vector<Step>& chain) {
  if (chain.empty()) return {};
  double width = 0, height = 0;
  const std::vector<Box> boxes = laid_out(chain, width, height);
  std::string inside, says;
  for (std::size_t at = 0; at < chain.size(); ++at) {
    for (const std::uint32_t from : chain[at].from) inside += from < at ? draw_arrow(boxes[from], boxes[at]) : "";
    says += (says.empty() ? "" : "; ") + chain[at].says;
  }
  for (const Box& box : boxes) inside += draw_box(box);
  return "<div class=\"chain\">" + svg(width, height, says, inside) + "</div>\n";
}

}  // namespace anteroom::audit
