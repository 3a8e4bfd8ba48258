// The figures of an organisation as an intruder sees them: cells, and lines that say which cells add up to which other.
// All tables about the same incidents share one sheet, so that a figure that stands in two tables is one cell, and what an
// earlier publication showed is a fact about that cell.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

namespace luwte::disclosure {

/// A way to divide incidents. `groups` are classes of classes, made where a class has too few office holders.
struct Axis {
    std::string name;
    std::vector<std::string> classes;
    struct Group {
        std::string name;
        std::vector<int> members;
    };
    std::vector<Group> groups;

    /// The classes that `at` stands for: one, a group's, or all.
    std::vector<int> meant(int at) const;
    std::string label(int at) const;
    /// Where a name stands, or `nowhere`.
    int find(const std::string& label) const;
};

inline constexpr int whole = -1, nowhere = -2;
inline constexpr const char* total_label = "Totaal";

/// The axes that the yearly tables cross: what happened (form), by which way (channel), and a third question about it (gravity). Axes
/// after these have a table of their own, beside the year's total.
enum AxisId : std::size_t { year_axis, role_axis, form_axis, channel_axis, gravity_axis, police_axis, first_further_axis };
inline constexpr std::size_t most_axes = 12;

/// A class (or group, or `whole`) on every axis.
class Place {
public:
    Place(std::initializer_list<int> first = {})
    {
        m_at.fill(whole);
        std::copy(first.begin(), first.end(), m_at.begin());
    }
    int& operator[](std::size_t axis) { return m_at[axis]; }
    int operator[](std::size_t axis) const { return m_at[axis]; }
    auto begin() const { return m_at.begin(); }
    auto end() const { return m_at.end(); }
    friend auto operator<=>(const Place&, const Place&) = default;

private:
    std::array<int, most_axes> m_at;
};

struct Cell {
    Place at;
    long count = 0;
    long persons = 0;        // different victims behind the count
    long largest = 0;        // what one of them contributes at most
    bool published = true;   // false: nobody prints it, yet an intruder may work it out
    bool known = false;      // an earlier publication shows it
};

struct Line {
    int sum;
    std::vector<int> parts;
};

struct Sheet {
    std::vector<Axis> axes;
    std::vector<Cell> cells;
    std::vector<Line> lines;
    std::map<Place, int> index;

    int cell(const Place& at);              // made when new
    int find(const Place& at) const;        // -1 when there is none
    std::string label(int cell) const;      // "jaar=2024, type=bedreiging"
    /// Whether no incident can be in both.
    bool apart(int one, int other) const;
    /// Cells that no line joins have nothing to tell about each other; each set can be protected by itself.
    std::vector<std::vector<int>> parts() const;
};

}  // namespace luwte::disclosure
