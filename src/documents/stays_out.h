// Before something leaves the register: does it hold what must stay out of it?
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace luwte::documents {

/// Those of the words that stand in the text all the same: a name behind a number, an address at home. Whole words, whatever
/// their case and the white space between them; what is shorter than three letters is not looked for.
std::set<std::string> slipped_in(std::string_view text, const std::vector<std::string>& keep_out);

/// A text as its lines, each to be kept out by itself.
std::vector<std::string> lines_of(std::string_view text);
/// A name as it may stand in a text: whole, and its last part, which is enough to be known by.
std::vector<std::string> parts_of_name(std::string_view name);

}  // namespace luwte::documents
