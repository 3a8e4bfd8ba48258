// Published record sets and folders with mentions.csv, read as mentions. No column that says who is who is looked at.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "linking/mention.h"

namespace luwte::cli {

/// `set` is febrl1…4, fake_1000, historical_50k (under `data`), or a folder with mentions.csv.
std::vector<linking::Mention> read_set(const std::string& set, const std::filesystem::path& data);

/// One record by the names of its columns; columns nobody knows are passed over.
void assign(linking::Mention& mention, const std::string& column, std::string value);

}  // namespace luwte::cli
