#include "reports/logbook.h"

#include "reports/report.h"

namespace luwte::reports::logbook {

std::vector<Fault> faults_in(const EntryInput& input, const protocol::Pack& pack, Instant now)
{
    std::vector<Fault> faults;
    if (blank(input.text)) faults.push_back({"logbook.text_missing", "/text"});
    if (!offers(pack.forms(), input.form)) faults.push_back({"reports.form_unknown", "/form"});
    if (input.occurred_at.at > now + clock_difference) faults.push_back({"reports.occurred_in_future", "/occurredAt"});
    return faults;
}

}  // namespace luwte::reports::logbook
