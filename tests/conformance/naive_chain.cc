// The slow twin, built into this suite too.
#include "tests/agreement/naive_chain.cc"  // NOLINT
