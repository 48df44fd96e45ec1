// The check of tests/golden, compiled into this suite too: each suite is one program of its own files.
#include "tests/golden/json_schema.cc"  // NOLINT(bugprone-suspicious-include)
