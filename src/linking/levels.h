// The levels by name, for those who compare and those who count; their order is that of comparisons.cpp.
#pragma once

namespace luwte::linking {

enum SurnameLevel {
    surname_same,
    surname_sounds_same,
    surname_one_letter,
    surname_part,
    surname_close,
    surname_names_swapped,
    surname_swapped,
    surname_differs,
    surname_in_account,
    surname_not_in_account
};
enum GivenLevel {
    given_same,
    given_call_name,
    given_sounds_same,
    given_close,
    given_differs,
    given_same_initials,
    given_same_initial,
    given_first_initial,
    given_second_differs,
    given_initials_differ,
    given_initial_fits,
    given_initial_of_formal,
    given_initial_differs,
    given_in_account,
    given_not_in_account,
    given_account_name_fits,
    given_account_initial_fits,
    given_account_differs
};
enum BirthLevel {
    birth_same,
    birth_swapped,
    birth_one_digit,
    birth_two_of_three,
    birth_same_year,
    birth_differs,
    birth_year_fits,
    birth_year_differs,
    birth_age_fits,
    birth_ages_near = 12,
    birth_parts_near = 15
};
enum EmailLevel { email_same, email_before_at, email_near, email_differs, email_one_slip };
enum PlaceLevel { place_postcode, place_postcode_near, place_town_of_postcode, place_quarter, place_elsewhere, place_town, place_town_close, place_other_town,
    place_reported_in, place_reported_elsewhere, place_municipality, place_other_municipality, place_near_same_town };
enum StreetLevel {
    street_house,
    street_house_close,
    street_other_addition,
    street_same,
    street_number,
    street_other,
    street_house_there,
    street_same_there,
    street_other_there,
    street_other_line
};

}  // namespace luwte::linking
