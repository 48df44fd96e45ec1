// engine/mention/calendar.h: how many days ago a date was, once the day of asking is known.
//
//   tell_days(asked_on, lexicon, mentions);   // "since April" asked on 10 May: 10 to 39 days
#pragma once

#include "engine/lexicon/lexicon.h"
#include "engine/mention/mention.h"

namespace anteroom::mention {

// The day of asking that the text itself tells ("Ask Date: 2019/10/01"); no year where it does not.
Date asked_on(const Mentions& mentions);

// Gives each `ago` that is told by the calendar its days, as low..high in days; a part of the date that was not said
// leaves a range. The latest date before the day of asking is meant; what is to come becomes a look-alike, `none`. Without a day of asking nothing is changed.
void tell_days(const Date& asked_on, const lexicon::Lexicon& lexicon, Mentions& mentions);

}  // namespace anteroom::mention
