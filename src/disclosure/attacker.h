// The intruder: adds up and subtracts everything that is printed, and finds out between which bounds a hidden count must lie. He is
// denied nothing but the hidden figures.
//
// That he cannot tell is shown by example: other figures in whole numbers that agree with all he sees. How they were found does not
// matter, for each is added up again before it counts. The nearest ones are looked for, because they differ in few cells: they stay
// examples while other cells are shown, and serve for every cell they run through.
#pragma once

#include <vector>

#include "disclosure/detour.h"

namespace luwte::disclosure {

struct Range {
    long lower = 0, upper = 0;
    bool open = false;  // nothing bounds it from above; `upper` is then only a high number
    long width() const { return upper - lower; }
};

class Attacker {
    struct Seen {
        long least, most;
    };

public:
    /// Sees of the sheet the cells of one part; all of them hidden until shown or narrowed down.
    Attacker(const Sheet& sheet, const std::vector<int>& part);
    Attacker(const Attacker&) = delete;
    Attacker& operator=(const Attacker&) = delete;

    void show(int cell);
    void hide(int cell);
    /// Printed rounded: the count lies from `least` to `most`.
    void narrow(int cell, long least, long most);

    /// The bounds of a cell, computed afresh.
    Range bounds(int cell);
    /// Whether the bounds are at least this wide and high.
    bool spans(int cell, long width, long upper);
    /// Whether the cells together may be as many as that.
    bool reaches(const std::vector<int>& cells, long most);
    /// Whether the cell may be nothing at all.
    bool vanishes(int cell);

    /// The cells whose examples run through this one: when it is shown, what was found about all others still stands.
    std::vector<int> leaning_on(int cell) const;

    /// Somebody who was there knows one hidden cell: holds as long as the object lives.
    class Insider {
    public:
        Insider(Attacker& attacker, int cell) : m_attacker{attacker}, m_cell{cell}, m_before{attacker.m_seen[cell]} { m_attacker.show(cell); }
        ~Insider() { m_attacker.narrow(m_cell, m_before.least, m_before.most); }
        Insider(const Insider&) = delete;

    private:
        Attacker& m_attacker;
        int m_cell;
        Seen m_before;
    };

private:
    /// Figures that differ from the true ones by this, or by so many times this either way.
    struct Example {
        Detour::Change change;
        long forwards, backwards;
        bool agrees() const { return forwards > 0 || backwards > 0; }
    };
    void measure(Example& example) const;
    void keep(Detour::Change change);
    bool adds_up(const Detour::Change& change);
    /// Looks for an example in which the cells together differ by so much.
    bool find(const std::vector<int>& cells, long change);
    Range seen_in_examples(int cell) const;

    const Sheet& m_sheet;
    Detour m_detour;
    std::vector<Seen> m_seen;                      // what is known of each cell of the sheet
    std::vector<std::vector<std::pair<int, int>>> m_lines;  // of each cell: line and sign
    std::vector<long> m_sums;                      // of each line, nothing between two uses
    std::vector<Example> m_examples;
    struct Use {
        int example;
        long by;
    };
    std::vector<std::vector<Use>> m_uses;          // of each cell: the examples that run through it
    long m_ceiling = 1000;
};

}  // namespace luwte::disclosure
