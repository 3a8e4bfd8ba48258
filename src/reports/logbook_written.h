// An entry as it is stored, sealed: the columns that the logbook, shares and reports have in common.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::reports::logbook {

struct Written {
    Moment occurred;
    std::string form;
    vault::Sealed words;
    std::optional<vault::Sealed> account, url, kept;
};

#define LOGBOOK_WRITTEN_COLUMNS "occurred, form, words, online_account, online_url, kept"
/// From a row that selects these columns, beginning at `first`.
Written written_in(const storage::Row& row, int first);

}  // namespace luwte::reports::logbook
