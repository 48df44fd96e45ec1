// tests/planted/audit_folder.h: every part of the audit on one knowledge folder, as `anteroom audit` runs them.
//
//   Folder folder;                                     // a copy of tests/planted/clinic, gone with the object
//   plant(defect, folder.path());
//   EXPECT_THAT(audit_folder(folder.path()), UnorderedElementsAreArray(defect.found));
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace anteroom::planted {

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// All findings, notes too, each as finding_line() (defect.h) says it: but that an invariant is proved. "load ..." alone where the knowledge
// does not load; "PART fails" where a part does not pass by its gates alone.
std::vector<std::string> audit_folder(const std::filesystem::path& folder);

// Makes the folders that are missing.
void write_text(const std::filesystem::path& file, const std::string& text);

}  // namespace anteroom::planted
