// The four tables of the yearly account, for each year: role by form, role by channel, form by gravity, and police reports;
// and, when asked for, the years beside their sum.
#pragma once

#include <set>

#include "disclosure/micro.h"

namespace luwte::disclosure {

struct Table {
    std::string id;
    int year;                        // `whole` for the table of years
    std::vector<std::size_t> axes;
    struct Row {
        std::vector<int> at;
        int cell;
    };
    std::vector<Row> rows;
};

struct Account {
    Sheet sheet;
    std::vector<Table> tables;
};

enum class Layout {
    police_beside,  // beside every figure, how many of them were reported to the police; form by channel where no role can be printed
    plain,          // the four tables without
};

/// What to print, and what an intruder has at hand from earlier publications.
struct Wish {
    std::vector<int> years;               // in order
    bool sum_of_years = false;
    std::set<int> known_years;
    Layout layout = Layout::police_beside;
    std::set<std::size_t> left_out;       // axes that no table shows
    std::set<std::vector<int>> known_sums;  // of these years together
};

Account draw_up(const Micro& micro, const Wish& wish);

}  // namespace luwte::disclosure
