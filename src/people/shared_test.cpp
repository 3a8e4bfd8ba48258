#include "people/office_test.h"
#include "people/shared.h"
#include "vault/content_key.h"

using namespace luwte;
using test::Office;

namespace {
constexpr people::Shared cases{"cases", "case.handle"};  // griffier, mayor, secretary and designated officer in W

struct Visit {
    storage::Transaction tx;
    http::Actor actor;
    vault::Ring ring;
    http::Request request;
    http::Call call;

    Visit(Office& office, const std::string& token)
        : tx{*office.database},
          actor{office.actor(tx, token)},
          ring{tx, actor.organisation, actor.account, actor.keys, office.clock.now()},
          call{tx, actor, ring, office.clock.now(), request, {}, {}, {}}
    {
    }
};

/// What this person's session gets: the compartment's id, or the refusal's code.
std::string asks(Office& office, const std::string& token)
{
    Visit visit{office, token};
    const auto opened = people::open_shared(visit.call, office.pack, cases);
    visit.tx.commit();
    return opened ? opened->text : std::string{opened.refusal().code()};
}

void clock_runs(Office& office)
{
    storage::Transaction tx{*office.database};
    people::follow_roles(tx, office.packs, office.clock.now());
    tx.commit();
}

struct Staff : Office {
    std::string griffier_id, secretary_id, councillor_id, griffier, secretary, councillor;

    explicit Staff(test::Engine engine) : Office{engine}
    {
        councillor_id = given_person("Sanne Verhulst", "s.verhulst@oeverbeek.example", "councillor");
        griffier_id = given_person("Ruben Kuiper", "r.kuiper@oeverbeek.example", "griffier");
        secretary_id = given_person("Mila Fontein", "m.fontein@oeverbeek.example", "secretary");
        councillor = sign_in("s.verhulst@oeverbeek.example");
        griffier = sign_in("r.kuiper@oeverbeek.example");
        secretary = sign_in("m.fontein@oeverbeek.example");
    }
};
}  // namespace

TEST_CASE("everybody whose role may holds the key of the organisation's compartment, and nobody else", "[people]")
{
    Staff office{GENERATE(test::sqlite, test::postgres)};
    const auto compartment = asks(office, office.griffier);
    CHECK(is_uuid(compartment));
    CHECK(asks(office, office.secretary) == compartment);
    CHECK(asks(office, office.councillor) == "people.key_on_its_way");
    CHECK(asks(office, office.admin) == "people.key_on_its_way");
}

TEST_CASE("a reporter makes it on first need, puts something in, and reads nothing", "[people]")
{
    Staff office{GENERATE(test::sqlite, test::postgres)};
    const vault::Place place{office.founded.organisation, "mention-1", "mention.key"};
    Bytes letter;
    {
        Visit visit{office, office.councillor};
        const auto compartment = people::shared(visit.call, office.pack, cases);
        REQUIRE(compartment);
        letter = vault::ContentKey::fresh().post(visit.tx, *compartment, place);
        visit.tx.commit();
    }
    CHECK(asks(office, office.councillor) == "people.key_on_its_way");
    Visit visit{office, office.griffier};
    const auto compartment = people::open_shared(visit.call, office.pack, cases);
    REQUIRE(compartment);
    CHECK_NOTHROW(vault::ContentKey::collect(visit.ring, *compartment, letter, place));
}

TEST_CASE("as long as nobody who may has a key pair there is none", "[people]")
{
    Office office{GENERATE(test::sqlite, test::postgres)};
    office.given_person("Sanne Verhulst", "s.verhulst@oeverbeek.example", "councillor");
    office.appoint(office.given_account("Ruben Kuiper", "r.kuiper@oeverbeek.example"), "griffier");  // invited, not come yet
    Visit visit{office, office.sign_in("s.verhulst@oeverbeek.example")};
    CHECK_FALSE(people::shared(visit.call, office.pack, cases));
}

TEST_CASE("whoever is appointed later waits, and is served by the first co-holder who comes by", "[people]")
{
    Staff office{GENERATE(test::sqlite, test::postgres)};
    const auto compartment = asks(office, office.griffier);
    const auto mayor = office.given_person("Ada Waal", "a.waal@oeverbeek.example", "mayor");
    const auto token = office.sign_in("a.waal@oeverbeek.example");
    CHECK(asks(office, token) == "people.key_on_its_way");
    SECTION("who signs in")
    {
        office.sign_in("r.kuiper@oeverbeek.example");
    }
    SECTION("who has it open")
    {
        CHECK(asks(office, office.secretary) == compartment);
    }
    CHECK(asks(office, token) == compartment);
}

TEST_CASE("a role that ended takes the key away, by the clock or with the account", "[people]")
{
    Staff office{GENERATE(test::sqlite, test::postgres)};
    const auto assignment = office.appoint(office.councillor_id, "designated_officer");
    const auto compartment = asks(office, office.griffier);
    CHECK(asks(office, office.councillor) == compartment);

    SECTION("on the day after the last")
    {
        const auto ended = office.ask("PATCH", "/role-assignments/" + assignment, office.admin, {{"validUntil", "2026-03-09"}}, {{"If-Match", "\"1\""}});
        REQUIRE(ended.status == 200);
        clock_runs(office);
        CHECK(asks(office, office.councillor) == compartment);
        office.clock.set(*parse_instant("2026-03-10T08:00:00Z"));
        clock_runs(office);
        CHECK(asks(office, office.sign_in("s.verhulst@oeverbeek.example")) == "people.key_on_its_way");
        CHECK(asks(office, office.sign_in("r.kuiper@oeverbeek.example")) == compartment);
    }
    SECTION("at once, for an account that was ended")
    {
        const auto accounts = office.get("/accounts", office.admin);
        std::string version;
        for (const auto& item : accounts.body.at("items").as_array())
            if (item.at("id").as_string() == office.councillor_id) version = std::to_string(item.at("version").as_int64());
        REQUIRE(office.ask("PATCH", "/accounts/" + office.councillor_id, office.admin, {{"ended", true}}, {{"If-Match", "\"" + version + "\""}}).status == 200);
        storage::Transaction tx{*office.database};
        CHECK_FALSE(vault::holds(tx, {compartment}, {office.councillor_id}));
    }
}

TEST_CASE("a part is kept from whom it is about, whatever role he is given later", "[people]")
{
    Staff office{GENERATE(test::sqlite, test::postgres)};
    vault::CompartmentId part;
    {
        Visit visit{office, office.councillor};
        part = *people::shared_part(visit.call, office.pack, cases, "incident-1", {{office.griffier_id}});
        visit.tx.commit();
    }
    office.appoint(office.griffier_id, "secretary");
    clock_runs(office);
    office.sign_in("m.fontein@oeverbeek.example");
    const auto opened = [&](const std::string& token) {
        Visit visit{office, token};
        return people::opened_shared(visit.call, cases);
    };
    CHECK(opened(office.griffier).empty());
    CHECK(opened(office.secretary) == std::vector{part});
}

TEST_CASE("the clock gives nothing back that was lost with a reset password", "[people]")
{
    Staff office{GENERATE(test::sqlite, test::postgres)};
    const auto compartment = asks(office, office.griffier);
    office.accept(office.invited(office.secretary_id));
    clock_runs(office);
    office.sign_in("r.kuiper@oeverbeek.example");
    CHECK(asks(office, office.sign_in("m.fontein@oeverbeek.example")) == "people.key_on_its_way");
}
