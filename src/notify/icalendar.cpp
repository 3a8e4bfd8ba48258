#include <libical/ical.h>

#include <cstdlib>
#include <memory>

#include "notify/notify.h"

namespace luwte::notify {
namespace {

struct Free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
    void operator()(char* text) const { std::free(text); }  // NOLINT: libical takes it from malloc
};

icaltimetype utc(Instant instant)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
    return icaltime_from_timet_with_zone(seconds, 0, icaltimezone_get_utc_timezone());
}

// Without parties it is a file to keep. Calendars match a later text to an earlier one by UID and SEQUENCE.
icalproperty_method method_of(const Appointment& appointment, bool invites)
{
    if (appointment.cancelled) return ICAL_METHOD_CANCEL;
    return invites ? ICAL_METHOD_REQUEST : ICAL_METHOD_PUBLISH;
}

void add_parties(icalcomponent* event, const Parties& parties)
{
    icalcomponent_add_property(event, icalproperty_new_organizer(("mailto:" + parties.organizer).c_str()));
    icalproperty* attendee = icalproperty_new_attendee(("mailto:" + parties.attendee).c_str());
    // The register takes no answers: its address is not read.
    icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
    icalcomponent_add_property(event, attendee);
}
}  // namespace

std::string icalendar(const Appointment& appointment, const std::string& title, Instant stamped,
                      const std::optional<Parties>& parties)
{
    icalcomponent* event = icalcomponent_new_vevent();
    icalcomponent_add_property(event, icalproperty_new_uid(appointment.uid.c_str()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(utc(stamped)));
    icalcomponent_add_property(event, icalproperty_new_dtstart(utc(appointment.starts)));
    icalcomponent_add_property(event, icalproperty_new_dtend(utc(appointment.ends)));
    icalcomponent_add_property(event, icalproperty_new_sequence(appointment.sequence));
    icalcomponent_add_property(event, icalproperty_new_summary(title.c_str()));
    icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));  // colleagues see that one is busy
    const auto status = appointment.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED;
    icalcomponent_add_property(event, icalproperty_new_status(status));
    if (parties) add_parties(event, *parties);

    const std::unique_ptr<icalcomponent, Free> calendar{icalcomponent_new_vcalendar()};
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Luwte//Luwte//NL"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_method(method_of(appointment, parties.has_value())));
    icalcomponent_add_component(calendar.get(), event);
    const std::unique_ptr<char, Free> text{icalcomponent_as_ical_string_r(calendar.get())};
    return text.get();
}

}  // namespace luwte::notify
