// The intruder: adds up and subtracts everything that is printed, and finds out between which bounds a hidden count must lie.
// Linear programming gives the bounds; where its answer is not made of whole numbers (the tables of the yearly account are a
// network of flows, so there it always is) integer programming decides. The intruder is denied nothing but the hidden figures.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "disclosure/sheet.h"

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
    ~Attacker();
    Attacker(const Attacker&) = delete;
    Attacker& operator=(const Attacker&) = delete;

    void show(int cell);
    void hide(int cell);
    /// Printed rounded: the count lies from `least` to `most`.
    void narrow(int cell, long least, long most);

    /// The bounds of a cell, computed afresh.
    Range bounds(int cell);
    /// Whether the bounds are at least this wide and high. A solution met before that shows so is proof enough, and much
    /// quicker to find than the bounds themselves.
    bool spans(int cell, long width, long upper);
    bool reaches(const std::vector<int>& cells, long most);
    /// Whether the cell may be nothing at all, computed afresh.
    bool vanishes(int cell);

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
    struct Program;
    /// `enough`: where whole numbers have to be searched for, the first that reach it will do; short of it the answer is a bound
    /// that cannot be passed.
    long solve(const std::vector<int>& cells, bool most, std::optional<long> enough = {});
    bool agrees(const std::vector<int>& solution) const;
    void refresh();

    const Sheet& m_sheet;
    const std::vector<int>& m_part;
    std::vector<int> m_column;                 // of each cell of the sheet, 0 when not in this part
    std::vector<Seen> m_seen;                  // what is known of each cell of the sheet
    std::vector<std::vector<int>> m_solutions; // whole-numbered, met on the way
    std::vector<int> m_fitting;                // those that agree with what is shown now
    bool m_fresh = false;
    long m_ceiling;
    std::unique_ptr<Program> m_program;
};

}  // namespace luwte::disclosure
