// Lessons for the yearly discussion, without names, and that safety scans were done, without what they found.
#include "base/bytes.h"
#include "http/route.h"
#include "journal/journal.h"
#include "people/people_store.h"
#include "prevention/book.h"
#include "prevention/book_store.h"
#include "prevention/prevention_api.h"
#include "vault/content_key.h"

namespace luwte::prevention {

enum class SafetyScanKind { self_scan, home_scan, ccv_scan };
SHAPE_ENUM(SafetyScanKind, self_scan, home_scan, ccv_scan)

struct LessonInput {
    CaseId incident_id;  // which is closed; not kept
    Secret text;
};
SHAPE(LessonInput, incident_id, text)

struct LessonView {
    LessonId id;
    std::int64_t year = 0;
    Shown text;
};
SHAPE(LessonView, id, year, text)

struct LessonList {
    std::vector<LessonView> items;
};
SHAPE(LessonList, items)

struct SafetyScanInput {
    SafetyScanKind kind = SafetyScanKind::self_scan;
    Day done_on;
    std::optional<AccountId> account;  // for somebody else, by whoever keeps the book
};
SHAPE(SafetyScanInput, kind, done_on, account)

struct SafetyScanView {
    ScanId id;
    SafetyScanKind kind = SafetyScanKind::self_scan;
    Day done_on;
    std::string person;
    bool mine = false;
};
SHAPE(SafetyScanView, id, kind, done_on, person, mine)

struct SafetyScanList {
    std::vector<SafetyScanView> items;
};
SHAPE(SafetyScanList, items)

namespace {

const char* const scan_names[]{"self_scan", "home_scan", "ccv_scan"};
const char* name_of(SafetyScanKind kind) { return scan_names[static_cast<int>(kind)]; }
SafetyScanKind scan_of(const std::string& name)
{
    return name == "home_scan" ? SafetyScanKind::home_scan : name == "ccv_scan" ? SafetyScanKind::ccv_scan : SafetyScanKind::self_scan;
}

vault::Place words_of(const Lesson& lesson) { return {lesson.organisation, lesson.id.text, "prevention_lesson.words"}; }
vault::Place letter_of(const Lesson& lesson) { return {lesson.organisation, lesson.id.text, "prevention_lesson.letter"}; }

Result<http::Created> add(http::Call& call, const LessonInput& input, const protocol::Pack& pack, const NamesOfCase& names_of_case)
{
    if (input.text.empty()) return invalid("prevention.lesson_missing", "/text");
    auto names = TRY(names_of_case(call, input.incident_id, input.text));
    for (auto& account : people::store::all(call.tx, call.actor.organisation)) names.people.emplace_back(std::move(account.name));
    if (names_somebody(input.text, names)) return invalid("prevention.lesson_names_somebody", "/text");
    const auto compartment = people::shared(call, pack, book);
    if (!compartment) return conflict("prevention.nobody_keeps_the_book");
    const auto year = std::stoll(iso(day_in_amsterdam(call.now)).substr(0, 4));
    Lesson lesson{fresh<LessonId>(), call.actor.organisation, *compartment, year, {}, {}};
    const auto key = vault::ContentKey::fresh();
    lesson.letter = key.post(call.tx, *compartment, letter_of(lesson));
    lesson.words = key.seal(as_bytes(input.text.reveal()), words_of(lesson));
    store::add(call.tx, lesson);  // and no line in the journal: beside that of the closure, it would tell which case it is from
    return http::Created{lesson.id.text};
}

Result<LessonList> list(http::Call& call, const protocol::Pack& pack)
{
    LessonList list;
    const auto lessons = store::lessons(call.tx, call.actor.organisation);
    if (lessons.empty()) return list;
    TRY(people::open_shared(call, pack, book));
    for (const auto& lesson : lessons) {
        const auto key = vault::ContentKey::collect(call.ring, lesson.compartment, lesson.letter, letter_of(lesson));
        list.items.push_back({lesson.id, lesson.year, Shown{Secret{as_text(key.open(lesson.words, words_of(lesson)))}}});
    }
    return list;
}

/// For a text in which somebody can be recognised all the same.
Result<http::Nothing> remove(http::Call& call)
{
    const auto lesson = TRY(call.id<LessonId>("lessonId"));
    if (!store::remove_lesson(call.tx, call.actor.organisation, lesson)) return not_found("request.not_found");
    journal::append(call.tx, call.actor.organisation, call.actor.account, "prevention.lesson_removed", lesson.text, "", call.now);
    return http::Nothing{};
}

bool keeps(const http::Call& call) { return call.actor.permissions.contains("prevention.keep"); }

Result<http::Created> add_scan(http::Call& call, const SafetyScanInput& input)
{
    const auto account = input.account.value_or(call.actor.account);
    if (account != call.actor.account && !keeps(call)) return forbidden("prevention.scan_of_another");
    if (!people::name_of(call.tx, call.actor.organisation, account)) return invalid("prevention.owner_unknown", "/account");
    if (input.done_on > day_in_amsterdam(call.now)) return invalid("prevention.day_lies_ahead", "/doneOn");
    const Scan scan{fresh<ScanId>(), call.actor.organisation, account, call.actor.account, name_of(input.kind), input.done_on};
    store::add(call.tx, scan);
    return http::Created{scan.id.text};
}

Result<SafetyScanList> list_scans(http::Call& call)
{
    SafetyScanList list;
    for (const auto& scan : store::scans(call.tx, call.actor.organisation, keeps(call) ? std::nullopt : std::optional{call.actor.account}))
        list.items.push_back({scan.id, scan_of(scan.kind), scan.done_on, people::name_of(call.tx, scan.organisation, scan.account).value_or(""),
                              scan.account == call.actor.account});
    return list;
}

}  // namespace

void add_lesson_routes(http::Router& router, const people::PackOf& pack_of, const NamesOfCase& names_of_case)
{
    const auto pack = [pack_of](http::Call& call) -> const protocol::Pack& { return pack_of(call.tx, call.actor.organisation); };
    router.post<LessonInput, http::Created>("/prevention-lessons", http::may("case.handle"),
        "Gives a lesson of a closed case to the yearly discussion; without names, and nothing tells from which case",
        [pack, names_of_case](http::Call& call, const LessonInput& input) { return add(call, input, pack(call), names_of_case); });
    router.remove("/prevention-lessons/{lessonId}", http::may("prevention.keep"), "Removes a lesson in which somebody can be recognised", remove);
    router.get<LessonList>("/prevention-lessons", http::may("prevention.keep"), "Lessons for the yearly discussion, by year and in no order",
        [pack](http::Call& call) { return list(call, pack(call)); });
    router.post<SafetyScanInput, http::Created>("/safety-scans", http::signed_in(), "A safety scan was done; what it found is not asked", add_scan);
    router.get<SafetyScanList>("/safety-scans", http::signed_in(), "One's own scans; for whoever keeps the book, everybody's",
        [](http::Call& call) { return list_scans(call); });
}

}  // namespace luwte::prevention
