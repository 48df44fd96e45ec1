// Departments and settings come back from their block as they were; a damaged block gives none, or harmless ones.
#include "engine/rule/site_image.h"

#include <gtest/gtest.h>

#include "tests/unit/base/damage.h"

namespace anteroom::rule {
namespace {

struct Site {
  Departments departments;
  Settings settings;
};

Site small() {
  Site site;
  base::Problems problems;
  read_departments({"d.yaml",
                    "departments:\n  emergency: {name: Emergency}\n  family_medicine: {name: Family, names: {de: Hausarzt}, about: All.}\n"
                    "  surgery: {name: Surgery, offered: false, folds_into: family_medicine}\n"},
                   site.departments, problems);
  site.departments.link(problems);
  read_settings({"s.yaml", "settings: {chief_factor: 3, ask_next_limit: 5, emergency_number: '119'}"}, site.settings, problems);
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  return site;
}

TEST(SiteImage, ComesBackAsItWas) {
  const Site made = small();
  Site again;
  ASSERT_TRUE(unpack_site(pack_site(made.departments, made.settings), again.departments, again.settings));
  ASSERT_EQ(again.departments.size(), 3U);
  const Department& surgery = again.departments[again.departments.find("surgery")];
  EXPECT_FALSE(surgery.offered);
  EXPECT_EQ(again.departments[surgery.answers].id, "family_medicine");
  EXPECT_EQ(again.departments[surgery.answers].names.front().second, "Hausarzt");
  EXPECT_EQ(surgery.place, made.departments[made.departments.find("surgery")].place);
  EXPECT_EQ(again.settings.chief_factor, 3);
  EXPECT_EQ(again.settings.ask_next_limit, 5U);
  EXPECT_EQ(again.settings.text("emergency_number"), "119");
}

TEST(SiteImage, WithoutTheDepartmentsOfLastResortItIsRefused) {
  Site site = small();
  site.settings.default_department = "zoology";
  Site again;
  EXPECT_FALSE(unpack_site(pack_site(site.departments, site.settings), again.departments, again.settings));
}

TEST(SiteImage, DamagedOnesAreRefusedOrHarmless) {
  const Site made = small();
  const double refused = base::refused_share(pack_site(made.departments, made.settings), [](const base::Image& image) {
    Site site;
    if (!unpack_site(image, site.departments, site.settings)) return true;
    for (const Department& one : site.departments.list()) EXPECT_LT(one.answers, site.departments.size());
    EXPECT_TRUE(site.settings.chief_factor >= 1 && site.settings.chief_factor <= 10);
    return false;
  });
  EXPECT_GT(refused, 0.3);
}

}  // namespace
}  // namespace anteroom::rule
