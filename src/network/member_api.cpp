// An organisation in the network: how it keeps its protocol, what it would tell, telling it, taking it back, and itself beside the others.
#include "network/member_api.h"

#include "http/route.h"
#include "journal/journal.h"
#include "network/hub.h"
#include "network/member_store.h"

namespace luwte::network {

struct KeepingInput {
    std::optional<Day> adopted_on, evaluated_on;
};
SHAPE(KeepingInput, adopted_on, evaluated_on)

struct SentShown {
    std::int64_t serial;
    MessageKind kind;
    int year;
    std::optional<std::int64_t> edition;
    Instant made_at;
    std::optional<std::string> made_by;
    MessageState state;
    std::optional<std::string> code;
    http::LongText message;  // word for word
};
SHAPE(SentShown, serial, kind, year, edition, made_at, made_by, state, code, message)

struct MembershipShown {
    std::optional<std::string> hub, public_key, fingerprint;
    std::optional<Day> adopted_on, evaluated_on;
    std::optional<int> trained;  // as the prevention book counts them
    std::vector<int> years;  // that can be told about
    std::vector<SentShown> sent;
    std::int64_t version;
};
SHAPE(MembershipShown, hub, public_key, fingerprint, adopted_on, evaluated_on, trained, years, sent, version)

struct MessageInput {
    MessageKind kind{};
    int year;
};
SHAPE(MessageInput, kind, year)

struct YearInput {
    int year;
};
SHAPE(YearInput, year)

struct OwnFigures {
    int people;
    std::vector<Figure> figures;
    std::optional<int> rounded;  // to multiples of this
};
SHAPE(OwnFigures, people, figures, rounded)

struct ComparisonShown {
    std::optional<OwnFigures> own;  // without: the year was not published
    std::optional<ParticipantKind> kind;  // among whom the hub counts us, as far as it said
    std::optional<SizeClass> size;
    std::vector<BenchmarkShown> benchmarks;
};
SHAPE(ComparisonShown, own, kind, size, benchmarks)

namespace {
class Member {
public:
    Member(const people::PackOf& packs, const Courier* courier) : m_packs{packs}, m_courier{courier} {}

    Result<MembershipShown> membership(http::Call& call) const
    {
        const auto& organisation = call.actor.organisation;
        const auto keeping = store::keeping(call.tx, organisation);
        MembershipShown shown{{}, {}, {}, keeping.adopted_on, keeping.evaluated_on, trained_lately(call.tx, organisation, day_in_amsterdam(call.now)), {}, {}, keeping.version};
        if (m_courier) shown.hub = m_courier->hub();
        if (m_courier && call.actor.permissions.contains(std::string{signing.permission}))
            if (const auto key = signing_key(call, m_packs(call.tx, organisation))) shown.public_key = key->open().text(), shown.fingerprint = key->open().fingerprint();
        const auto over = static_cast<int>(std::chrono::year_month_day{day_in_amsterdam(call.now)}.year()) - 1;
        for (int year = over; year > over - 10; --year) shown.years.push_back(year);
        for (const auto& one : store::outgoing(call.tx, organisation))
            shown.sent.push_back(
                {one.serial, one.kind, one.year, one.edition, one.made_at, people::name_of(call.tx, organisation, one.made_by), one.state, one.code, {one.message}});
        call.etag(keeping.version);
        return shown;
    }

    Result<MembershipShown> keep(http::Call& call, const KeepingInput& input) const
    {
        const Keeping keeping{input.adopted_on, input.evaluated_on};
        TRY(acceptable(keeping, day_in_amsterdam(call.now)));
        if (!store::keep(call.tx, call.actor.organisation, keeping, TRY(call.expected_version()))) return stale("request.stale");
        journal::append(call.tx, call.actor.organisation, call.actor.account, "network.keeping_noted", "", "", call.now);
        return membership(call);
    }

    /// Everything that would leave, and nothing signed yet.
    Result<Publication> preview(http::Call& call, const YearInput& input) const
    {
        TRY(joined());
        const auto& organisation = call.actor.organisation;
        const auto& pack = m_packs(call.tx, organisation);
        const auto today = day_in_amsterdam(call.now);
        Publication message{publication_format,
                            m_courier->hub(),
                            "",
                            next_serial(call),
                            call.now,
                            input.year,
                            upkeep_of(call.tx, organisation, pack, store::keeping(call.tx, organisation), today),
                            {},
                            ""};
        const auto editions = statistics::store::editions(call.tx, organisation, input.year);
        if (!editions.empty()) message.totals = totals_of(editions.back());
        TRY(sound(message));
        return message;
    }

    Result<SentShown> send(http::Call& call, const MessageInput& input) const
    {
        TRY(joined());
        const auto key = TRY(signing_key(call, m_packs(call.tx, call.actor.organisation)));
        Outgoing one{call.actor.organisation, next_serial(call), input.kind, input.year, {}, call.now, call.actor.account, ""};
        if (input.kind == MessageKind::publication) {
            const auto message = TRY(preview(call, {input.year}));
            if (message.totals) one.edition = message.totals->edition;
            one.message = written(message, key);
        } else {
            const Withdrawal message{withdrawal_format, m_courier->hub(), "", one.serial, call.now, input.year, ""};
            TRY(sound(message));
            one.message = written(message, key);
        }
        store::add(call.tx, one);
        note(call, input);
        return SentShown{one.serial, one.kind, one.year, one.edition, one.made_at, people::name_of(call.tx, one.organisation, one.made_by), one.state, {}, {one.message}};
    }

    Result<http::Nothing> deliver(http::LongCall& call) const
    {
        TRY(joined());
        network::deliver(call.database, *m_courier, call.actor.organisation, call.now);
        return http::Nothing{};
    }

    Result<ComparisonShown> compare(http::LongCall& call, const YearInput& input) const
    {
        TRY(joined());
        ComparisonShown shown;
        {
            storage::Transaction tx{call.database, storage::Mode::read};
            const auto editions = statistics::store::editions(tx, call.actor.organisation, input.year);
            if (const auto totals = editions.empty() ? std::nullopt : totals_of(editions.back())) shown.own = OwnFigures{totals->people, totals->figures, totals->rounded};
            if (const auto group = own_group(tx, call.actor.organisation)) shown.kind = group->kind, shown.size = group->size;
        }
        const auto answer = m_courier->get("/network-benchmarks?year=" + std::to_string(input.year));
        const auto list = answer.status == 200 ? http::from_json<BenchmarksShown>(answer.body) : Result<BenchmarksShown>{conflict("network.hub_unreachable")};
        if (!list) return conflict("network.hub_unreachable");  // nobody there, or nobody who speaks as a hub
        shown.benchmarks = list->items;
        return shown;
    }

private:
    Result<Done> joined() const
    {
        if (!m_courier) return conflict("network.no_hub");
        return Done{};
    }

    static std::optional<Group> own_group(storage::Transaction& tx, const OrganisationId& organisation)
    {
        for (const auto& one : store::outgoing(tx, organisation))
            if (one.group) return one.group;
        return std::nullopt;
    }

    static std::int64_t next_serial(http::Call& call)
    {
        return std::max(store::last_serial(call.tx, call.actor.organisation) + 1, static_cast<std::int64_t>(call.now.time_since_epoch().count()));
    }

    static void note(http::Call& call, const MessageInput& input)
    {
        const auto year = std::to_string(input.year);
        if (input.kind == MessageKind::publication) journal::append(call.tx, call.actor.organisation, call.actor.account, "network.told", year, "", call.now);
        else journal::append(call.tx, call.actor.organisation, call.actor.account, "network.withdrawn", year, "", call.now);
    }

    people::PackOf m_packs;
    const Courier* m_courier;
};
}  // namespace

void add_member_routes(http::Router& router, const people::PackOf& packs, const Courier* courier)
{
    const Member member{packs, courier};
    router.get<MembershipShown>("/network-membership", http::may("statistics.read"), "How the organisation keeps its protocol, and what it told the network",
        [member](http::Call& call) { return member.membership(call); });
    router.put<KeepingInput, MembershipShown>("/network-membership", http::may("statistics.publish"), "Notes when the protocol was adopted and looked at",
        [member](http::Call& call, const KeepingInput& input) { return member.keep(call, input); });
    router.post<YearInput, Publication>("/network-messages/_preview", http::may("statistics.publish"), "What would be told about a year, to the last member",
        [member](http::Call& call, const YearInput& input) { return member.preview(call, input); });
    router.post<MessageInput, SentShown>("/network-messages", http::may("statistics.publish"), "Signs what is told about a year, or takes it back; it waits until it is delivered",
        [member](http::Call& call, const MessageInput& input) { return member.send(call, input); });
    router.post_long<http::Nothing, http::Nothing>("/network-messages/_deliver", http::may("statistics.publish"), "Sends what waits to the hub, now",
        [member](http::LongCall& call, const http::Nothing&) { return member.deliver(call); });
    router.post_long<YearInput, ComparisonShown>("/network-benchmarks/_compare", http::may("statistics.read"),
                                                 "The organisation's own figures, and what others of a kind and size have together",
                                                 [member](http::LongCall& call, const YearInput& input) { return member.compare(call, input); });
}

}  // namespace luwte::network
