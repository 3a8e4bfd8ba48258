// Sheets of A4 that fill from top to bottom, with tags for a screen reader. Only pdf.cpp writes on them.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "documents/document.h"

namespace luwte::documents {

/// How text looks; sizes in points.
struct Type {
    double size = 10.5;
    bool bold = false;
    double grey = 0.07;  // 0 is black
};

class Paper {
public:
    /// `pages`: how many there will be, for the foot of each; 0 while that is being counted.
    Paper(const Document&, int pages);
    ~Paper();
    Paper(const Paper&) = delete;

    static constexpr double left = 71, right = 538, top = 82, bottom = 775;  // points; A4 is 595 by 842
    static constexpr double width = right - left;

    /// One cell of a row, or a paragraph: text in a box that may go on overleaf.
    struct Box {
        std::string tag;  // "P", "TD"; the name in the PDF's structure
        std::string text;
        Type type;
        double x = left;
        double width = Paper::width;
        bool to_the_right = false;
        bool rule = false;  // a bar along the left side
    };
    /// Boxes side by side. What is higher than the room that is left begins on a new page; what is higher than a page is split.
    void row(const std::vector<Box>&);
    void space(double points) { m_y += points; }
    void line(double thickness);
    bool has_room_for(double points) const { return m_y + points <= bottom; }
    void new_page();

    /// Elements of the structure; on a new page those that are open are begun again.
    void begin(const std::string& tag);
    void end();

    struct Measure {
        double longest_word, whole;
    };
    Measure measure(std::string_view text, const Type&);

    int pages() const { return m_page; }
    Bytes finish();

private:
    struct Free {
        void operator()(cairo_surface_t* one) const { cairo_surface_destroy(one); }
        void operator()(cairo_t* one) const { cairo_destroy(one); }
        void operator()(PangoLayout* one) const { g_object_unref(one); }
    };
    using Layout = std::unique_ptr<PangoLayout, Free>;

    Layout laid_out(std::string_view text, const Type&, double width);
    void head_and_foot();
    void show(const Layout&, double x, double y);

    const Document& m_document;
    int m_total;
    int m_page = 0;
    double m_y = top;
    Bytes m_bytes;
    std::vector<std::string> m_open;
    std::unique_ptr<cairo_surface_t, Free> m_surface;
    std::unique_ptr<cairo_t, Free> m_cairo;
};

}  // namespace luwte::documents
