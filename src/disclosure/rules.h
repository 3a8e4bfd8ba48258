// What a published table of incidents has to hide, in numbers somebody could argue about: docs/disclosure-control.md has the reasons.
#pragma once

namespace luwte::disclosure {

struct Rules {
    long threshold = 5;       // a count of 1 … threshold - 1 is never shown
    long width = 4;           // what an intruder computes for a hidden cell spans at least this much …
    long upper = 5;           // … and reaches at least this value
    long office_holders = 10; // behind every row by role
    long persons = 3;         // fewer victims than this behind a count: hidden, however high the count
    long largest = 50;        // per cent of a count that one victim may contribute; more: hidden
    long base = 5;            // of rounded figures, where that is chosen over hiding
    double total = 20;        // to the search, the number of incidents in a year is worth so many other figures
    int tries = 60;           // how often a pattern of hidden cells is shaken to find one that shows more
};

}  // namespace luwte::disclosure
