// The routes of the survey: those who keep it (survey_api.cpp), and everybody with a link (answer_api.cpp).
#pragma once

#include "people/people.h"
#include "survey/survey.h"

namespace luwte::survey {

void add_routes(http::Router& router, const people::PackOf& packs);
void add_answer_routes(http::Router& router, const people::PackOf& packs);

/// Surveys whose last day is over are closed, and their results made. Twice is once.
void close_due(storage::Transaction& tx, Instant now);

/// Results as they are kept and shown: JSON.
std::string write_results(const std::optional<Results>& results);

}  // namespace luwte::survey
