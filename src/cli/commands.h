// The command line, one file per command. Each adds its subcommand; what it decides about the exit code goes to `exit`:
// 0 good, 1 a check found something, 2 bad use or input, 3 the world failed.
#pragma once

#include <CLI/CLI.hpp>

#include <stdexcept>
#include <string>

#include "base/result.h"

namespace luwte::cli {

/// Bad input found by a command: one line for the person at the keyboard, exit 2.
struct BadUse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What the register declined, for the person at the keyboard.
std::string in_words(const Refusal& refusal);
std::string in_words(std::string_view code, std::string field);

void add_serve(CLI::App& app, int& exit);     // serve
void add_demo(CLI::App& app, int& exit);      // demo
void add_init(CLI::App& app, int& exit);      // init, migrate
void add_backup(CLI::App& app, int& exit);    // backup, restore
void add_people(CLI::App& app, int& exit);    // people list, invite, recover, hand-over, end, sign-out
void add_audit(CLI::App& app, int& exit);     // audit verify
void add_retention(CLI::App& app, int& exit); // retention
void add_import(CLI::App& app, int& exit);    // import
void add_api(CLI::App& app, int& exit);       // api: writes the OpenAPI document

}  // namespace luwte::cli
