// engine/base/digest.h: SHA-256 as hexadecimal text, for the version of a knowledge and the check of a snapshot.
//
//   sha256_hex("abc");                                   // "ba7816bf..."
//   Sha256 digest;  digest.update("a");  digest.update("bc");  digest.hex();   // the same
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's EVP_MD_CTX

namespace anteroom::base {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// A digest fed piece by piece. Not for use from several threads at once.
class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  std::string hex() const;  // of all so far; more may follow

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace anteroom::base
