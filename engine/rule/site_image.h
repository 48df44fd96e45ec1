// engine/rule/site_image.h: what a site sets, its departments and settings, as one block of bytes, and back.
//
//   const base::Image image = pack_site(departments, settings);
//   if (unpack_site(image, departments, settings)) use(departments, settings);
#pragma once

#include "engine/base/image.h"
#include "engine/rule/departments.h"
#include "engine/rule/settings.h"

namespace anteroom::rule {

base::Image pack_site(const Departments& departments, const Settings& settings);

// Copies: there is little of it. False where the block is damaged or says what rules could not be used with; it is never trusted.
bool unpack_site(const base::Image& image, Departments& departments, Settings& settings);

}  // namespace anteroom::rule
