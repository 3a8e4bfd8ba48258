// A sheet of cases of before the register, as a spreadsheet saves it (CSV), read into reports as the API takes them. The columns
// stand in locales/import.json; what a protocol calls things (forms, roles, places, behaviours) may be written by its id or its name.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <vector>

#include "base/time.h"

namespace luwte::cli {

struct ImportRow {
    std::size_t line;          // in the file, from 1
    boost::json::object form;  // of POST /reports
    std::string key;           // a UUID that follows from what the row says: the same row once more is the same report
};

struct ImportSheet {
    std::vector<ImportRow> rows;
    std::vector<std::string> faults;  // "FILE:LINE: COLUMN: what is wrong"; rows are complete only when there are none
};

/// `file` is what the content is called. `protocol` and `people` are the answers of GET /protocol and GET /people. Throws BadUse when
/// it is no sheet, or its first line does not name the columns.
ImportSheet read_import(const std::string& file, std::string_view content, const boost::json::value& protocol, const boost::json::value& people);

/// The first line of such a sheet, in the organisation's language; for a new file.
std::string import_head(std::string_view language);

}  // namespace luwte::cli
