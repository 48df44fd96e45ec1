// tools/anteroom/output.h: what the program prints: results on standard output, one line about a failure on standard error.
//
//   Output output;
//   if (!output.write(screening.json())) stop();
//   return output.status(kDone);
#pragma once

#include <string_view>

namespace anteroom::command {

// Standard output, unbuffered: callers hand over whole results. Not for use from several threads at once.
class Output {
 public:
  Output();                           // a reader that goes away gives an error here from now on, and no signal
  bool write(std::string_view text);  // false once anything could not be written

  // The exit status: `status` where all was written or the reader did not want more (as `head` does); else 2, and why is said.
  int status(int status) const;

 private:
  int error_ = 0;  // errno
};

// Says "anteroom: <message>" on standard error; gives kFailed.
int fail(std::string_view message);

// Writes to standard error; what cannot be written there is nobody's.
void say(std::string_view text);

}  // namespace anteroom::command
