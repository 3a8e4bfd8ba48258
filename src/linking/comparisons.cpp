// The shipped beliefs: what a register that is still small has to go by. A register that has seen enough corrects them
// itself (train). Order and meaning of the levels are those of levels.h.
#include "linking/compare.h"

namespace luwte::linking {

const std::array<Comparison, field_count>& comparisons()
{
    static const std::array<Comparison, field_count> all{{
        {"surname", 10, {{{"same", 'n', .72, .004}, {"sounds_same", 'n', .10, .002}, {"one_letter", 'n', .05, .001}, {"part_of_double", 'n', .05, .002},
            {"close", 'n', .02, .004}, {"names_swapped", 'n', .02, .00005}, {"swapped", 'n', .01, .001}, {"differs", 'n', .03, .985}, {"in_account", 'a', .55, .004}, {"not_in_account", 'a', .45, .996}}}},
        {"given", 18, {{{"same", 'n', .60, .012}, {"call_name", 'n', .22, .02}, {"sounds_same", 'n', .08, .004}, {"close", 'n', .02, .006}, {"differs", 'n', .08, .958},
            {"same_initials", 'i', .62, .03}, {"same_initial", 'i', .10, .02}, {"first_initial", 'i', .16, .04}, {"second_initial_differs", 'i', .04, .02}, {"initials_differ", 'i', .08, .89},
            {"initial_fits", 'f', .70, .07}, {"initial_of_formal", 'f', .15, .06}, {"initial_differs", 'f', .15, .87}, {"in_account", 'a', .4, .02}, {"not_in_account", 'a', .6, .98},
            {"account_name_fits", 'b', .45, .02}, {"account_initial_fits", 'b', .35, .06}, {"account_differs", 'b', .20, .92}}}},
        {"birth", 16, {{{"same", 'd', .85, .0001}, {"day_month_swapped", 'd', .02, .0001}, {"one_digit", 'd', .06, .0015}, {"two_of_three", 'd', .04, .006}, {"same_year", 'd', .01, .02},
            {"differs", 'd', .02, .97}, {"year_fits", 'y', .97, .02}, {"year_differs", 'y', .03, .98},
            {"age_fits", 'e', .52, .14}, {"age_near", 'e', .34, .15}, {"age_far", 'e', .12, .16}, {"age_differs", 'e', .02, .55},
            {"ages_near", 'g', .60, .27}, {"ages_apart", 'g', .25, .15}, {"ages_differ", 'g', .15, .58}, {"parts_near", 'd', .01, .002}}}},
        {"place", 13, {{{"same_postcode", 'p', .72, .0002}, {"postcode_near", 'p', .12, .0005}, {"same_town", 'p', .06, .012}, {"same_quarter", 'p', .01, .0005}, {"elsewhere", 'p', .09, .98},
            {"same_town", 'c', .82, .012}, {"town_close", 'c', .02, .002}, {"other_town", 'c', .16, .986},
            {"town_reported_in", 'm', .62, .013}, {"reported_elsewhere", 'm', .38, .987}, {"same_municipality", 'o', .55, .013}, {"other_municipality", 'o', .45, .987}, {"postcode_near_same_town", 'p', .10, .0001}}}},
        {"street", 10, {{{"same_house", 's', .66, .0003}, {"same_house_close", 's', .14, .0002}, {"other_addition", 's', .03, .0002}, {"same_street", 's', .06, .015}, {"same_number", 's', .02, .02}, {"other_street", 's', .09, .9645},
            {"same_house_there", 'h', .88, .55}, {"same_street_there", 'h', .09, .25}, {"other_street_there", 'h', .03, .2}, {"other_line", 's', .02, .0001}}}},
        {"phone", 6, {{{"same", 'x', .70, .00003}, {"one_digit", 'x', .05, .00002}, {"differs", 'x', .25, .9999},
            {"same_landline", 'l', .60, .0002}, {"landline_one_digit", 'l', .05, .0001}, {"landline_differs", 'l', .35, .9997}}}},
        {"email", 5, {{{"same", 'x', .70, .00002}, {"same_before_at", 'x', .05, .00002}, {"near", 'x', .05, .00005}, {"differs", 'x', .20, .9999}, {"one_slip", 'x', .05, .00002}}}},
        {"handle", 5, {{{"same", 'x', .62, .00003}, {"near", 'x', .05, .0001}, {"differs", 'x', .33, .9998}, {"is_mail_name", 'y', .06, .0001}, {"not_mail_name", 'y', .94, .9999}}}},
        {"plate", 3, {{{"same", 'x', .90, .0001}, {"near", 'x', .06, .0001}, {"differs", 'x', .04, .9998}}}},
        {"organisation", 3, {{{"same", 'x', .90, .05}, {"near", 'x', .06, .005}, {"differs", 'x', .04, .945}}}},
        {"alias", 3, {{{"same", 'x', .97, .04}, {"near", 'x', .01, .002}, {"differs", 'x', .02, .958}}}},
        {"sex", 2, {{{"same", 'x', .98, .6}, {"differs", 'x', .02, .4}}}},
        {"locality", 3, {{{"same", 'x', .75, .002}, {"near", 'x', .15, .003}, {"differs", 'x', .10, .995}}}},
        {"region", 3, {{{"same", 'x', .90, .2}, {"near", 'x', .04, .01}, {"differs", 'x', .06, .79}}}},
        {"occupation", 3, {{{"same", 'x', .80, .05}, {"near", 'x', .02, .005}, {"differs", 'x', .18, .945}}}},
        {"family", 1, {{{"could_be", 'x', 1, 1}}}},  // never an answer: what a family would have in common is taken off here
    }};
    return all;
}

bool shared_in_family(Field field, int level)
{
    if (field == phone) return comparisons()[phone].levels[level].question == 'l';
    return field == surname || field == place || field == street || field == locality || field == region;
}

}  // namespace luwte::linking
