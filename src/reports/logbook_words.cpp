#include "reports/logbook_words.h"

#include "base/require.h"
#include "http/shape_codec.h"

namespace luwte::reports::logbook {
SHAPE(Finding, account, url, platform, posted_at, noted_at, sha256)
SHAPE(Kept, message, sha256, kept_at, platform, posted_at, findings, platform_steps)

namespace {

std::string field(std::string_view table, const char* name) { return std::string{table} + name; }

std::optional<Shown> shown(const std::optional<Secret>& words)
{
    if (!words) return std::nullopt;
    return Shown{*words};
}

Secret document(const Kept& kept)
{
    const auto view = logbook::shown(kept);
    return Secret{http::write(http::type_of<KeptView>(), &view)};
}

Kept kept_in(const Secret& document)
{
    Kept kept;
    REQUIRE_THAT_HOLDS(http::read(http::type_of<Kept>(), &kept, document.reveal()));
    return kept;
}

}  // namespace

KeptView shown(const Kept& kept)
{
    KeptView view{shown(kept.message), kept.sha256, kept.kept_at, shown(kept.platform), kept.posted_at, {}, {}};
    if (kept.findings) view.findings.emplace();
    if (kept.findings)
        for (const auto& one : *kept.findings) view.findings->push_back({shown(one.account), shown(one.url), shown(one.platform), one.posted_at, one.noted_at, one.sha256});
    for (const auto& step : kept.platform_steps) view.platform_steps.push_back({step.kind, step.at, shown(step.words)});
    return view;
}

std::optional<KeptView> shown_if_any(const Kept& kept)
{
    if (kept.empty()) return std::nullopt;
    return shown(kept);
}

Written sealed(const Words& words, std::string_view table, const Told& told)
{
    Written written{told.occurred, told.form, words.seal(told.words, field(table, ".words")),
                    words.seal(told.account, field(table, ".online_account")), words.seal(told.url, field(table, ".online_url")), {}};
    if (!told.kept.empty()) written.kept = words.seal(document(told.kept), field(table, ".kept"));
    return written;
}

Told opened(const Words& words, std::string_view table, const Written& written)
{
    Told told{written.occurred, written.form, words.open(written.words, field(table, ".words")),
              words.open(written.account, field(table, ".online_account")), words.open(written.url, field(table, ".online_url")), {}};
    if (const auto document = words.open(written.kept, field(table, ".kept"))) told.kept = kept_in(*document);
    return told;
}

}  // namespace luwte::reports::logbook
