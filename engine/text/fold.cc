// ICU's normaliser reports its edits, from which each folded code point gets its place in the source. The text goes to it in
// short pieces, cut where the standard says that no normalisation reaches across: memory stays bounded, and so does time,
// because a piece also ends after a long run of combining marks, which ICU sorts by insertion (2 MB of them would take
// hours; UAX #15 calls texts with at most 30 in a row stream-safe).
#include "engine/text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cassert>
#include <new>
#include <stdexcept>
#include <string>

namespace anteroom::text {
namespace {

constexpr std::uint32_t kPieceCodePoints = 1024;
constexpr std::uint32_t kMaxRunWithoutBoundary = 32;
constexpr UChar32 kAcuteAccent = 0xB4;  // typed for an apostrophe; NFKC would make a space and a combining accent of it

UChar32 code_point_at(std::string_view utf8, std::uint32_t byte, std::uint32_t* next = nullptr) {
  UChar32 c = 0;
  auto i = static_cast<std::int32_t>(byte);
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(utf8.data()), i, static_cast<std::int32_t>(utf8.size()), c);
  if (next != nullptr) *next = static_cast<std::uint32_t>(i);
  return c;
}

class Folder {
 public:
  Folder(std::string_view words, const std::vector<std::uint32_t>& byte_of, TokenScanner& scanner)
      : words_(words), byte_of_(byte_of), scanner_(scanner) {
    UErrorCode status = U_ZERO_ERROR;
    normalizer_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_FAILURE(status)) throw std::runtime_error("ICU's own data is missing: a broken installation");
  }

  void fold_all() {
    const auto count = static_cast<std::uint32_t>(byte_of_.size() - 1);
    for (std::uint32_t i = 0; i < count;) {
      const std::uint32_t end = piece_end(i, count);
      fold_piece(i, end);
      i = end;
    }
    scanner_.finish();
  }

 private:
  bool is_ascii_at(std::uint32_t i) const { return static_cast<unsigned char>(words_[byte_of_[i]]) < 0x80; }

  std::uint32_t piece_end(std::uint32_t begin, std::uint32_t count) const {
    std::uint32_t run = 0;
    for (std::uint32_t i = begin + 1; i < count; ++i) {
      if (is_ascii_at(i) || normalizer_->hasBoundaryBefore(code_point_at(words_, byte_of_[i]))) {
        if (i - begin >= kPieceCodePoints) return i;
        run = 0;
      } else if (++run >= kMaxRunWithoutBoundary) {
        return i;
      }
    }
    return count;
  }

  void fold_piece(std::uint32_t begin, std::uint32_t end) {
    const std::string_view piece = words_.substr(byte_of_[begin], byte_of_[end] - byte_of_[begin]);
    folded_.clear();
    edits_.reset();
    icu::StringByteSink<std::string> sink(&folded_);
    UErrorCode status = U_ZERO_ERROR;
    normalizer_->normalizeUTF8(0, {piece.data(), static_cast<std::int32_t>(piece.size())}, sink, &edits_, status);
    if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    assert(U_SUCCESS(status));  // the text is valid UTF-8

    std::uint32_t source = begin;  // code point of words_
    auto edit = edits_.getFineIterator();
    while (edit.next(status)) {
      const auto from = static_cast<std::uint32_t>(edit.destinationIndex());
      const auto to = from + static_cast<std::uint32_t>(edit.newLength());
      if (edit.hasChange()) {
        const std::uint32_t first = source;
        const auto old_end = byte_of_[first] + static_cast<std::uint32_t>(edit.oldLength());
        while (byte_of_[source] < old_end) ++source;
        feed_changed(from, to, {first, source});
      } else {
        for (std::uint32_t i = from; i < to; ++source) {
          feed_same(code_point_at(folded_, i, &i), source);
        }
      }
    }
  }

  void feed_same(UChar32 c, std::uint32_t source) { scanner_.feed(static_cast<char32_t>(c), {source, source + 1}, u_isupper(c) != 0); }

  void feed_changed(std::uint32_t from, std::uint32_t to, base::Span source) {
    const UChar32 written = code_point_at(words_, byte_of_[source.begin]);
    if (written == kAcuteAccent) return scanner_.feed(U'\'', source, false);
    // A fraction or a raised digit is not part of the number beside it: NFKC alone reads 2 and one half as 21/2.
    const bool apart = u_charType(written) == U_OTHER_NUMBER;
    if (apart) scanner_.fence();
    const bool upper = u_isupper(written) || u_istitle(written);
    for (std::uint32_t i = from; i < to;) {
      scanner_.feed(static_cast<char32_t>(code_point_at(folded_, i, &i)), source, upper);
    }
    if (apart) scanner_.fence();
  }

  std::string_view words_;
  const std::vector<std::uint32_t>& byte_of_;
  TokenScanner& scanner_;
  const icu::Normalizer2* normalizer_ = nullptr;
  std::string folded_;
  icu::Edits edits_;
};

}  // namespace

void fold(std::string_view words, const std::vector<std::uint32_t>& byte_of, TokenScanner& scanner) {
  Folder(words, byte_of, scanner).fold_all();
}

}  // namespace anteroom::text
