// engine/base/map_file.h: a file's bytes as they lie on the disk, without reading them first; and a file that others may have mapped,
// replaced as a whole.
//
//   if (const std::optional<Image> image = map_file("anteroom.snapshot", problems)) use(image->bytes);
//   write_file("anteroom.snapshot", image, problems);
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "engine/base/image.h"
#include "engine/base/problem.h"

namespace anteroom::base {

// For reading; unmapped with the last copy of the image. Nothing, and a problem as of read_file, for what is no file that can be
// read. A file must never change while it is mapped: replace it with write_file (or rename), which leaves the old one to those who have
// it open.
std::optional<Image> map_file(const std::string& path, Problems& problems);

// Writes a new file beside `path`, then puts it in its place in one step: others see the old file or the new one, whole, even where
// power fails. False and `file.unwritable` where it cannot be.
bool write_file(const std::string& path, std::span<const std::byte> bytes, Problems& problems);

}  // namespace anteroom::base
